package org.tandemoms.execution.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.data.Percentage.withPercentage;

import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class VwapTest {

    @Test
    void the_u_of_a_trading_day() {
        TradingSchedule day = new Vwap(List.of(30.0, 15.0, 10.0, 15.0, 30.0)).schedule(1000);

        assertThat(day.trades())
                .usingElementComparator(byNearness())
                .containsExactly(300.0, 150.0, 100.0, 150.0, 300.0);
        assertThat(day.holdings())
                .usingElementComparator(byNearness())
                .containsExactly(1000.0, 700.0, 550.0, 450.0, 300.0, 0.0);
    }

    @Test
    void an_hour_without_volume_trades_nothing() {
        assertThat(new Vwap(List.of(1.0, 0.0, 1.0)).schedule(10).trades().get(1))
                .isZero();
    }

    @Test
    void an_even_schedule_of_ten_shares_in_four_slices_rounds_along_the_way_and_not_at_the_end() {
        assertThat(new Twap(4).schedule(10).slices(BigDecimal.TEN, BigDecimal.ONE))
                .extracting(BigDecimal::intValueExact)
                .containsExactly(3, 2, 3, 2);
    }

    @Test
    void a_curve_without_volume_is_none() {
        assertThatThrownBy(() -> new Vwap(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Vwap(List.of(0.0))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Vwap(List.of(1.0, -1.0))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Vwap(List.of(Double.NaN))).isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void every_schedule_trades_its_quantity_in_the_curves_proportions(
            @ForAll @DoubleRange(min = 1, max = 1e9) double quantity,
            @ForAll @Size(min = 1, max = 100) List<@DoubleRange(min = 0.01, max = 1e6) Double> curve) {
        TradingSchedule schedule = new Vwap(curve).schedule(quantity);
        double volume = curve.stream().mapToDouble(Double::doubleValue).sum();

        assertThat(schedule.trades().stream().mapToDouble(Double::doubleValue).sum())
                .isCloseTo(quantity, withPercentage(1e-9));
        for (int i = 0; i < curve.size(); i++) {
            assertThat(schedule.trades().get(i)).isEqualTo(quantity * curve.get(i) / volume, within(quantity * 1e-9));
        }
    }

    private static java.util.Comparator<Double> byNearness() {
        return (one, other) -> Math.abs(one - other) < 1e-9 ? 0 : Double.compare(one, other);
    }
}
