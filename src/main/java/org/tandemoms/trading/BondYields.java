package org.tandemoms.trading;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tandemoms.instruments.Instrument;
import org.tandemoms.instruments.Instruments;
import org.tandemoms.instruments.PriceType;
import org.tandemoms.shared.FieldError;
import org.tandemoms.shared.Problem;

/**
 * Where somebody speaks of a bond in yields, the price that is meant, and back. Inside the house everything is counted in
 * clean prices, so that limits, positions and money are right however a client or a venue speaks.
 */
@Component
public class BondYields {

    private static final int DECIMALS = 8;

    private final Instruments instruments;
    private final SettlementDates dates;
    private final Clock clock;

    public BondYields(Instruments instruments, SettlementDates dates, Clock clock) {
        this.instruments = instruments;
        this.dates = dates;
        this.clock = clock;
    }

    /** Its venues name yields, not prices. */
    public boolean areQuotedFor(String symbol) {
        return instruments.bySymbol(symbol).filter(Instrument::isQuotedInYield).isPresent();
    }

    /**
     * The price on the nearest tick that a yield in percent means for a trade of now; empty where the instrument has none.
     * Where a rate is traded it is its own price.
     */
    public Optional<BigDecimal> price(String symbol, BigDecimal yield) {
        return instruments.bySymbol(symbol).flatMap(instrument -> exactPrice(instrument, yield)
                .map(instrument::onTick));
    }

    /** The yield in percent that a price means for a trade of then; empty where it means none. */
    public Optional<BigDecimal> yield(String symbol, BigDecimal price, Instant tradedAt) {
        return instruments
                .bySymbol(symbol)
                .flatMap(instrument -> instrument.priceType() == PriceType.RATE
                        ? Optional.of(price)
                        : instrument
                                .terms()
                                .yieldAt(price, settlement(instrument, tradedAt))
                                .map(BondYields::rounded));
    }

    private static BigDecimal rounded(BigDecimal yield) {
        BigDecimal plain = yield.setScale(DECIMALS, RoundingMode.HALF_EVEN).stripTrailingZeros();
        return plain.scale() < 0 ? plain.setScale(0) : plain;
    }

    private Optional<BigDecimal> exactPrice(Instrument instrument, BigDecimal yield) {
        return instrument.priceType() == PriceType.RATE
                ? Optional.of(yield)
                : instrument.terms().priceAt(yield, settlement(instrument, clock.instant()));
    }

    private LocalDate settlement(Instrument instrument, Instant tradedAt) {
        return dates.settlementOf(TradedInstrument.of(instrument), tradedAt);
    }

    /** The limit price that the order's limit yield means for a trade of now; empty where it has none. */
    public Optional<BigDecimal> limitToday(TradeOrder order) {
        BigDecimal limit = order.terms().limitYield();
        return limit == null
                ? Optional.empty()
                : instruments
                        .bySymbol(order.instrument().symbol())
                        .flatMap(known -> limit(known, limit, order.side().isBuy()));
    }

    private Optional<BigDecimal> limit(Instrument instrument, BigDecimal yield, boolean buys) {
        return exactPrice(instrument, yield).map(price -> instrument.onTickNoWorse(price, buys));
    }

    /**
     * Terms with the limit price that their limit yield means: on a tick, and for nobody a worse yield than the limit. It
     * stays empty where the yield means none, which is for the checks to tell.
     *
     * @throws org.tandemoms.shared.Refused {@code validation} for a limit that is given twice
     */
    OrderTerms priced(OrderTerms terms, Side side, Optional<Instrument> instrument) {
        if (terms.limitYield() == null) {
            return terms;
        }
        if (terms.limitPrice() != null) {
            throw Problem.invalid(List.of(
                            FieldError.of("/limitYield", "mismatch", "A limit is either a price or a yield, not both")))
                    .refused();
        }
        boolean buys = side == null || side.isBuy();
        return instrument
                .flatMap(known -> limit(known, terms.limitYield(), buys))
                .map(terms::withLimit)
                .orElse(terms);
    }
}
