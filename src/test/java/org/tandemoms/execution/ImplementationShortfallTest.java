package org.tandemoms.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tandemoms.trading.Side;

/**
 * The example of the CFA curriculum (J. Maginn and others, Managing Investment Portfolios, 3rd edition (2007), chapter 10,
 * "Impulse Robotics"): 1,000 shares decided at 10.00; nothing filled on the first day, which closes at 10.05; on the second
 * 700 filled at 10.07 with fees of 14, close 10.08; the rest never bought. Explicit 0.14%, realised 0.14%, delay 0.35%,
 * missed 0.24%, total 0.87%.
 */
class ImplementationShortfallTest {

    private static final List<PricedQuantity> FILLS = List.of(fill("700", "10.07"));

    private static PricedQuantity fill(String quantity, String price) {
        return new PricedQuantity(new BigDecimal(quantity), new BigDecimal(price));
    }

    private static ImplementationShortfall.Decision order(Side side, String previousClose) {
        return new ImplementationShortfall.Decision(
                side,
                new BigDecimal("10.00"),
                previousClose == null ? null : new BigDecimal(previousClose),
                new BigDecimal("1000"),
                new BigDecimal("10.08"),
                new BigDecimal("14"));
    }

    @Test
    void impulse_robotics() {
        var shortfall = ImplementationShortfall.of(order(Side.BUY, "10.05"), FILLS);

        assertThat(shortfall.explicit()).isEqualByComparingTo("0.0014");
        assertThat(shortfall.realised()).isEqualByComparingTo("0.0014");
        assertThat(shortfall.delay()).isEqualByComparingTo("0.0035");
        assertThat(shortfall.missed()).isEqualByComparingTo("0.0024");
        assertThat(shortfall.total()).isEqualByComparingTo("0.0087");
    }

    @Test
    void for_a_seller_the_same_prices_are_a_gain_but_for_the_fees() {
        var shortfall = ImplementationShortfall.of(order(Side.SELL, "10.05"), FILLS);

        assertThat(shortfall.explicit()).isEqualByComparingTo("0.0014");
        assertThat(shortfall.total()).isEqualByComparingTo("-0.0059");
    }

    @Test
    void without_an_earlier_close_there_is_no_delay_and_the_same_total() {
        var shortfall = ImplementationShortfall.of(order(Side.BUY, null), FILLS);

        assertThat(shortfall.delay()).isZero();
        assertThat(shortfall.realised()).isEqualByComparingTo("0.0049");
        assertThat(shortfall.total()).isEqualByComparingTo("0.0087");
    }

    @Test
    void nothing_filled_is_all_missed() {
        var shortfall = ImplementationShortfall.of(order(Side.BUY, null), List.of());

        assertThat(shortfall.missed()).isEqualByComparingTo("0.008");
    }

    @Test
    void average_price() {
        assertThat(PricedQuantity.averagePrice(List.of(fill("100", "10"), fill("300", "11"))))
                .isEqualByComparingTo("10.75");
    }
}
