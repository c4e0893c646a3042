package org.tandemoms.trading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tandemoms.instruments.AssetClass;
import org.tandemoms.instruments.Instrument;
import org.tandemoms.instruments.InstrumentLines;
import org.tandemoms.instruments.Instruments;
import org.tandemoms.shared.Refused;

/** A bond of 5 percent, paid in halves, due on 1 August 2036, traded for a coupon date: then its price is a textbook's. */
class BondYieldsTest {

    private static final LocalDate COUPON_DATE = LocalDate.parse("2026-08-01");
    private static final Instant TRADED = Instant.parse("2026-07-31T15:00:00Z");
    private static final String BOND = "X-MUNICIPAL_BOND";

    private final Instrument bond = InstrumentLines.instrument(
            InstrumentLines.line(AssetClass.MUNICIPAL_BOND).with("tick", "0.001"));
    private final Instrument share = InstrumentLines.instrument(AssetClass.EQUITY);
    private final Instrument deposit = InstrumentLines.instrument(AssetClass.CASH_DEPOSIT);
    private final BondYields yields = new BondYields(
            new Instruments(List.of(bond, share, deposit)),
            (traded, at) -> COUPON_DATE,
            Clock.fixed(TRADED, ZoneOffset.UTC));

    /** 20 half-years: 100 / (1+y/2)^20 + 2.5 * (1 - (1+y/2)^-20) / (y/2), worked out by hand. */
    @ParameterizedTest(name = "{0} percent is {1}")
    @CsvSource({"5, 100.000", "4, 108.176", "6, 92.561", "0, 150.000"})
    void meansThePriceOfAnAnnuity(BigDecimal yield, BigDecimal price) {
        assertThat(yields.price(BOND, yield)).hasValue(price);
    }

    @ParameterizedTest
    @CsvSource({"99.125", "107.243", "150.5", "12"})
    void saysAYieldThatMeansTheSamePriceAgain(BigDecimal price) {
        BigDecimal yield = yields.yield(BOND, price, TRADED).orElseThrow();
        assertThat(yields.price(BOND, yield).orElseThrow()).isEqualByComparingTo(price);
    }

    /** 4 percent means 108.175717: whoever buys pays no more, whoever sells gets no less. */
    @Test
    void aLimitIsNeverWorseThanItsYield() {
        assertThat(priced("4", Side.BUY).limitPrice()).isEqualByComparingTo("108.175");
        assertThat(priced("4", Side.SELL).limitPrice()).isEqualByComparingTo("108.176");
        assertThat(priced("4", Side.BUY).limitYield()).isEqualByComparingTo("4");
    }

    @Test
    void whatHasNoYieldHasNoPriceForOne() {
        assertThat(yields.priced(limit("4", null), Side.BUY, Optional.of(share)).limitPrice())
                .isNull();
        assertThat(yields.price(BOND, new BigDecimal("-250"))).isEmpty();
        assertThat(yields.price(BOND, new BigDecimal("1e30"))).isEmpty();
        assertThat(yields.yield("AAPL", BigDecimal.TEN, TRADED)).isEmpty();
    }

    @Test
    void aRateIsItsOwnPrice() {
        assertThat(yields.price("X-CASH_DEPOSIT", new BigDecimal("2.15"))).hasValue(new BigDecimal("2.15"));
        assertThat(yields.yield("X-CASH_DEPOSIT", new BigDecimal("2.15"), TRADED))
                .hasValue(new BigDecimal("2.15"));
    }

    @Test
    void aLimitIsGivenOnce() {
        assertThatThrownBy(() -> yields.priced(limit("4", "108"), Side.BUY, Optional.of(bond)))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("not both");
    }

    @Test
    void aReplaceByPriceForgetsTheYieldAndOneOfTheQuantityKeepsIt() {
        OrderTerms before = priced("4", Side.BUY);

        OrderTerms byPrice = before.amended(limit(null, "107.5"));
        OrderTerms byYield = before.amended(yields.priced(limit("5", null), Side.BUY, Optional.of(bond)));
        OrderTerms smaller = before.amended(new OrderTerms(BigDecimal.ONE, null, null, null, null, null, null));

        assertThat(byPrice.limitYield()).isNull();
        assertThat(byPrice.limitPrice()).isEqualByComparingTo("107.5");
        assertThat(byYield.limitYield()).isEqualByComparingTo("5");
        assertThat(byYield.limitPrice()).isEqualByComparingTo("100");
        assertThat(smaller.limitYield()).isEqualByComparingTo("4");
        assertThat(smaller.limitPrice()).isEqualByComparingTo("108.175");
    }

    private OrderTerms priced(String yield, Side side) {
        return yields.priced(limit(yield, null), side, Optional.of(bond));
    }

    private static OrderTerms limit(String yield, String price) {
        return new OrderTerms(
                new BigDecimal("1000"),
                OrdType.LIMIT,
                price == null ? null : new BigDecimal(price),
                null,
                TimeInForce.DAY,
                null,
                null,
                Instructions.of(null, null, null, null, yield == null ? null : new BigDecimal(yield)));
    }
}
