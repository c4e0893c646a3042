package org.tandemoms.execution.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.data.Percentage.withPercentage;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;

/**
 * Numbers of R. Almgren and N. Chriss, "Optimal execution of portfolio transactions", Journal of Risk 3 (2001), section 3,
 * Table 1: 1,000,000 shares over five days in five intervals; volatility 0.95, half the spread 0.0625, impact 2.5e-7 and
 * 2.5e-6, risk aversion 1e-6.
 */
class AlmgrenChrissTest {

    private static final double SHARES = 1e6;
    private static final double DAYS = 5;
    private static final int INTERVALS = 5;
    private static final MarketImpact IMPACT = new MarketImpact(0.95, 0.0625, 2.5e-7, 2.5e-6);
    private static final AlmgrenChriss EXAMPLE = new AlmgrenChriss(IMPACT, 1e-6, INTERVALS, DAYS);

    /** Section 3.1 gives the optimal strategy's kappa as about 0.61 a day. */
    @Test
    void the_papers_speed() {
        assertThat(EXAMPLE.kappa()).isEqualTo(0.61, within(0.005));
        assertThat(EXAMPLE.halfLife()).isEqualTo(1.6, within(0.05));
    }

    /** Equation (16): 2/tau² (cosh(kappa tau) - 1) = lambda sigma² / (eta - gamma tau / 2). */
    @Test
    void the_speed_solves_the_papers_equation() {
        double left = 2 * (Math.cosh(EXAMPLE.kappa()) - 1);
        assertThat(left).isCloseTo(1e-6 * 0.95 * 0.95 / (2.5e-6 - 0.5 * 2.5e-7), withPercentage(1e-10));
    }

    /** Equation (17): x(t) = X sinh(kappa (T - t)) / sinh(kappa T). */
    @Test
    void the_papers_trajectory() {
        TradingSchedule schedule = EXAMPLE.schedule(SHARES);
        double kappa = EXAMPLE.kappa();
        for (int day = 0; day <= INTERVALS; day++) {
            assertThat(schedule.holdings().get(day))
                    .isEqualTo(SHARES * Math.sinh(kappa * (DAYS - day)) / Math.sinh(kappa * DAYS), within(1e-6));
        }
    }

    /** Equation (20), the closed form of cost and variance of the optimal strategy. */
    @Test
    void cost_and_variance_equal_the_papers_closed_form() {
        TradingSchedule schedule = EXAMPLE.schedule(SHARES);
        double k = EXAMPLE.kappa();
        double tau = 1;
        double sinh = Math.sinh(k * DAYS);
        double cost = 0.5 * 2.5e-7 * SHARES * SHARES
                + 0.0625 * SHARES
                + 2.375e-6
                        * SHARES
                        * SHARES
                        * Math.tanh(0.5 * k * tau)
                        * (tau * Math.sinh(2 * k * DAYS) + 2 * DAYS * Math.sinh(k * tau))
                        / (2 * tau * tau * sinh * sinh);
        double variance = 0.5
                * 0.95
                * 0.95
                * SHARES
                * SHARES
                * (tau * sinh * Math.cosh(k * (DAYS - tau)) - DAYS * Math.sinh(k * tau))
                / (sinh * sinh * Math.sinh(k * tau));

        assertThat(IMPACT.expectedCost(schedule, DAYS)).isCloseTo(cost, withPercentage(1e-9));
        assertThat(IMPACT.variance(schedule, DAYS)).isCloseTo(variance, withPercentage(1e-9));
    }

    /** Section 2.1: cost gamma X²/2 + epsilon X + (eta - gamma tau/2) X²/T, variance sigma² X² T (1-1/N)(1-1/2N)/3. */
    @Test
    void trading_evenly_costs_what_the_paper_says() {
        TradingSchedule even = new Twap(INTERVALS).schedule(SHARES);
        double cost = 0.5 * 2.5e-7 * 1e12 + 0.0625 * 1e6 + 2.375e-6 * 1e12 / 5;
        double variance = 0.95 * 0.95 * 1e12 * 5 * (1 - 1.0 / 5) * (1 - 1.0 / 10) / 3;

        assertThat(cost).isEqualTo(662_500);
        assertThat(IMPACT.expectedCost(even, DAYS)).isCloseTo(cost, withPercentage(1e-9));
        assertThat(IMPACT.variance(even, DAYS)).isCloseTo(variance, withPercentage(1e-9));
    }

    /** Section 2.1: selling all at once costs gamma X²/2 + epsilon X + (eta - gamma tau/2) X²/tau and has no variance. */
    @Test
    void great_fear_trades_all_at_once() {
        var afraid = new AlmgrenChriss(IMPACT, 1e6, INTERVALS, DAYS);
        TradingSchedule schedule = afraid.schedule(SHARES);

        assertThat(schedule.trades().get(0)).isCloseTo(SHARES, withPercentage(1e-9));
        assertThat(IMPACT.variance(schedule, DAYS)).isEqualTo(0, within(1.0));
        assertThat(IMPACT.expectedCost(schedule, DAYS)).isEqualTo(125_000 + 62_500 + 2_375_000, within(1.0));
    }

    @Test
    void no_fear_trades_evenly() {
        assertThat(new AlmgrenChriss(IMPACT, 0, INTERVALS, DAYS)
                        .schedule(SHARES)
                        .trades())
                .allSatisfy(trade -> assertThat(trade).isEqualTo(200_000, within(1e-6)));
    }

    @Test
    void permanent_impact_that_outweighs_the_temporary_one_has_no_best_schedule() {
        var impact = new MarketImpact(0.95, 0, 5e-6, 2.5e-6);
        assertThatThrownBy(() -> new AlmgrenChriss(impact, 1e-6, 5, 5)).isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void it_is_no_worse_than_trading_evenly_and_trades_everything(
            @ForAll @DoubleRange(min = 1, max = 1e7) double quantity,
            @ForAll @IntRange(min = 1, max = 200) int intervals,
            @ForAll @DoubleRange(min = 0.1, max = 20) double horizon,
            @ForAll @Scale(9) @DoubleRange(min = 0, max = 1e-3) double lambda) {
        var impact = new MarketImpact(0.95, 0.0625, 2.5e-8, 2.5e-6);
        TradingSchedule best = new AlmgrenChriss(impact, lambda, intervals, horizon).schedule(quantity);
        TradingSchedule even = new Twap(intervals).schedule(quantity);

        assertThat(best.trades().stream().mapToDouble(Double::doubleValue).sum())
                .isCloseTo(quantity, withPercentage(1e-9));
        assertThat(best.trades()).allSatisfy(trade -> assertThat(trade).isNotNegative());
        assertThat(utility(impact, best, horizon, lambda))
                .isLessThanOrEqualTo(utility(impact, even, horizon, lambda) * (1 + 1e-9));
    }

    private static double utility(MarketImpact impact, TradingSchedule schedule, double horizon, double lambda) {
        return impact.expectedCost(schedule, horizon) + lambda * impact.variance(schedule, horizon);
    }

    @Property
    void lots_add_up_and_stay_within_a_lot_of_the_model(
            @ForAll @IntRange(min = 1, max = 1_000_000) int quantity,
            @ForAll @IntRange(min = 1, max = 100) int lot,
            @ForAll @IntRange(min = 1, max = 60) int intervals) {
        TradingSchedule schedule = new AlmgrenChriss(IMPACT, 1e-6, Math.max(intervals, 5), DAYS).schedule(quantity);
        var slices = schedule.slices(BigDecimal.valueOf(quantity), BigDecimal.valueOf(lot));

        assertThat(slices).hasSize(schedule.intervals());
        assertThat(slices.stream().reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(BigDecimal.valueOf(quantity));
        double done = 0;
        for (int i = 0; i < slices.size(); i++) {
            done += slices.get(i).doubleValue();
            assertThat(done).isEqualTo(quantity - schedule.holdings().get(i + 1), within(lot + 1e-6));
            if (i < slices.size() - 1) {
                assertThat(slices.get(i).remainder(BigDecimal.valueOf(lot))).isEqualByComparingTo("0");
            }
        }
    }
}
