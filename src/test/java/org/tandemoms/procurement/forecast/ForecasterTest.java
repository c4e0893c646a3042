package org.tandemoms.procurement.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.tandemoms.procurement.forecast.Smoothing.ALPHA;
import static org.tandemoms.procurement.forecast.Smoothing.BETA;
import static org.tandemoms.procurement.forecast.Smoothing.GAMMA;

import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Against what R prints for {@code stats::HoltWinters} on its own data sets, to the digits printed. */
class ForecasterTest {

    private static final int MONTHS = 12;

    /** HoltWinters(AirPassengers, seasonal = "mult"), an example of R's help page: alpha, beta, gamma as printed. */
    private static final Map<Smoothing, Double> R_MULTIPLICATIVE =
            Map.of(ALPHA, 0.2755925, BETA, 0.03269295, GAMMA, 0.8707292);

    @Test
    void air_passengers_with_the_parameters_that_R_prints() {
        Forecast forecast = airPassengers(ForecastMethod.HOLT_WINTERS_MULTIPLICATIVE, R_MULTIPLICATIVE);

        assertThat(forecast.level()).isEqualTo(469.3232206, within(5e-6));
        assertThat(forecast.trend()).isEqualTo(3.0215391, within(5e-7));
        assertSeasonals(
                forecast, 5e-7, 0.9464611, 0.8829239, 0.9717369, 1.0304825, 1.0476884, 1.1805272, 1.3590778, 1.3331706,
                1.1083381, 0.9868813, 0.8361333, 0.9209877);
        assertThat(forecast.fitted()).hasSize(144 - MONTHS);
        assertThat(forecast.forecast().get(0)).isEqualTo((469.3232206 + 3.0215391) * 0.9464611, within(1e-3));
    }

    /** R's search stops a little before the bottom of the valley; ours ends in the same one, no higher. */
    @Test
    void air_passengers_fitted_multiplicatively() {
        Forecast fitted = airPassengers(ForecastMethod.HOLT_WINTERS_MULTIPLICATIVE, Map.of());
        Forecast printed = airPassengers(ForecastMethod.HOLT_WINTERS_MULTIPLICATIVE, R_MULTIPLICATIVE);

        assertThat(fitted.sse()).isLessThanOrEqualTo(printed.sse());
        assertParameters(fitted, 5e-5, 0.2755925, 0.03269295, 0.8707292);
        assertThat(fitted.level()).isEqualTo(469.3232206, within(0.01));
    }

    /** HoltWinters(AirPassengers): alpha 0.2479595, beta 0.03453373, gamma 1. */
    @Test
    void air_passengers_fitted_additively() {
        Map<Smoothing, Double> r = Map.of(ALPHA, 0.2479595, BETA, 0.03453373, GAMMA, 1.0);
        Forecast fitted = airPassengers(ForecastMethod.HOLT_WINTERS_ADDITIVE, Map.of());
        Forecast printed = airPassengers(ForecastMethod.HOLT_WINTERS_ADDITIVE, r);

        assertThat(printed.level()).isEqualTo(477.827781, within(5e-4));
        assertThat(printed.trend()).isEqualTo(3.127627, within(5e-5));
        assertThat(fitted.sse()).isLessThanOrEqualTo(printed.sse());
        assertParameters(fitted, 5e-5, 0.2479595, 0.03453373, 1);
    }

    /** HoltWinters(Nile, beta = FALSE, gamma = FALSE): alpha 0.2465579, a 805.0389. */
    @Test
    void the_nile_by_simple_smoothing() {
        Forecast nile = Forecaster.forecast(ForecastMethod.SES, Series.NILE, null, 3, Map.of());

        assertParameters(nile, 5e-8, 0.2465579);
        assertThat(nile.level()).isEqualTo(805.0389, within(5e-5));
        assertThat(nile.forecast()).containsOnly(nile.level());
        assertThat(nile.fitted()).hasSize(99).first().isEqualTo(1120.0);
        assertThat(nile.trend()).isNull();
    }

    /** HoltWinters(austres, gamma = FALSE): alpha 1, beta 0.4062519, a 17661.5000, b 43.2471. */
    @Test
    void australian_residents_by_holt() {
        Forecast residents = Forecaster.forecast(ForecastMethod.HOLT, Series.AUSTRALIAN_RESIDENTS, null, 1, Map.of());

        assertParameters(residents, 5e-6, 1, 0.4062519);
        assertThat(residents.level()).isEqualTo(17661.5, within(5e-5));
        assertThat(residents.trend()).isEqualTo(43.2471, within(5e-5));
        assertThat(residents.forecast().get(0)).isEqualTo(17704.75, within(5e-3));
    }

    @Test
    void a_parameter_that_is_given_stays() {
        Forecast forecast = airPassengers(ForecastMethod.HOLT_WINTERS_ADDITIVE, Map.of(GAMMA, 0.5));

        assertThat(forecast.parameters()).containsEntry("gamma", 0.5);
        assertThat(forecast.sse())
                .isLessThan(
                        airPassengers(ForecastMethod.HOLT_WINTERS_ADDITIVE, Map.of(ALPHA, 0.5, BETA, 0.1, GAMMA, 0.5))
                                .sse());
    }

    @Test
    void a_moving_average_of_three() {
        Forecast forecast =
                Forecaster.forecast(ForecastMethod.MOVING_AVERAGE, new double[] {3, 6, 9, 12}, 3, 2, Map.of());

        assertThat(forecast.forecast()).containsExactly(9.0, 9.0);
        assertThat(forecast.fitted()).containsExactly(6.0);
        assertThat(forecast.sse()).isEqualTo(36);
    }

    @Test
    void a_moving_average_without_window_finds_the_cycle() {
        double[] cycle = new double[60];
        for (int t = 0; t < cycle.length; t++) {
            cycle[t] = t % 5 == 0 ? 100 + 0.001 * (t % 3) : 0;
        }

        assertThat(Forecaster.forecast(ForecastMethod.MOVING_AVERAGE, cycle, null, 1, Map.of())
                        .parameters())
                .hasEntrySatisfying("period", window -> assertThat(window % 5).isZero());
    }

    /**
     * By hand with alpha 0.1, as forecast::croston does: demands 2, 1, 4 after 2, 2 and 3 periods. Size 2 → 1.9 → 2.11;
     * interval 2 → 2 → 2.1.
     */
    @Test
    void croston_by_hand() {
        double[] demand = {0, 2, 0, 1, 0, 0, 4};
        Forecast croston = Forecaster.forecast(ForecastMethod.CROSTON, demand, null, 2, Map.of(ALPHA, 0.1));
        Forecast sba = Forecaster.forecast(ForecastMethod.SBA, demand, null, 2, Map.of(ALPHA, 0.1));

        assertThat(croston.forecast().get(1)).isEqualTo(2.11 / 2.1, within(1e-12));
        assertClose(croston.fitted(), 0, 1, 1, 0.95, 0.95, 0.95);
        assertThat(sba.forecast().get(0)).isEqualTo(0.95 * 2.11 / 2.1, within(1e-12));
    }

    /** By hand: size 2 → 1.9, probability 1/2 → 0.4 → 0.52 → 0.416: it fades while there is no demand. */
    @Test
    void tsb_by_hand() {
        double[] demand = {0, 2, 0, 1, 0};
        Forecast tsb = Forecaster.forecast(ForecastMethod.TSB, demand, null, 1, Map.of(ALPHA, 0.1, BETA, 0.2));

        assertClose(tsb.fitted(), 0, 1, 0.8, 0.52 * 1.9);
        assertThat(tsb.forecast().get(0)).isEqualTo(0.416 * 1.9, within(1e-12));
    }

    /** Between 0 and 1 the error of this history has a second valley; the deeper one ends at 0. */
    @Test
    void the_valley_that_ends_at_zero_is_found() {
        double[] demand = {295, 46, 36, 1000, 516, 1, 2, 1, 1, 7, 595, 880, 631, 1000};

        double best = Forecaster.forecast(ForecastMethod.SBA, demand, null, 1, Map.of())
                .sse();
        double nearZero = Forecaster.forecast(ForecastMethod.SBA, demand, null, 1, Map.of(ALPHA, 0.001))
                .sse();

        assertThat(best).isLessThanOrEqualTo(nearZero);
    }

    @Property(tries = 100)
    void fitted_parameters_are_no_worse_than_any_others(
            @ForAll @Size(min = 8, max = 40) List<@DoubleRange(min = 1, max = 1000) Double> history,
            @ForAll @DoubleRange(min = 0.01, max = 1) double alpha,
            @ForAll @DoubleRange(min = 0, max = 1) double beta) {
        double[] demand = history.stream().mapToDouble(Double::doubleValue).toArray();
        for (var method : List.of(ForecastMethod.SES, ForecastMethod.CROSTON, ForecastMethod.SBA)) {
            double best = Forecaster.forecast(method, demand, null, 1, Map.of()).sse();
            double other = Forecaster.forecast(method, demand, null, 1, Map.of(ALPHA, alpha))
                    .sse();
            assertThat(best).as(method.name()).isLessThanOrEqualTo(other * (1 + 1e-3));
        }
        Forecast holt = Forecaster.forecast(ForecastMethod.HOLT, demand, null, 1, Map.of(ALPHA, alpha));
        assertThat(holt.sse())
                .isLessThanOrEqualTo(
                        Forecaster.forecast(ForecastMethod.HOLT, demand, null, 1, Map.of(ALPHA, alpha, BETA, beta))
                                        .sse()
                                * (1 + 1e-3));
    }

    private static Forecast airPassengers(ForecastMethod method, Map<Smoothing, Double> given) {
        return Forecaster.forecast(method, Series.AIR_PASSENGERS, MONTHS, MONTHS, given);
    }

    private static void assertParameters(Forecast forecast, double tolerance, double... expected) {
        assertCloseWithin(List.copyOf(forecast.parameters().values()), tolerance, expected);
    }

    private static void assertSeasonals(Forecast forecast, double tolerance, double... expected) {
        assertCloseWithin(forecast.seasonals(), tolerance, expected);
    }

    private static void assertClose(List<Double> actual, double... expected) {
        assertCloseWithin(actual, 1e-12, expected);
    }

    private static void assertCloseWithin(List<Double> actual, double tolerance, double... expected) {
        assertThat(actual).hasSize(expected.length);
        for (int i = 0; i < expected.length; i++) {
            assertThat(actual.get(i)).isEqualTo(expected[i], within(tolerance));
        }
    }
}
