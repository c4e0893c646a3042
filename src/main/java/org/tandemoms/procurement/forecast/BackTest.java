package org.tandemoms.procurement.forecast;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.lang.Nullable;
import org.tandemoms.shared.FloatingPoint;

/**
 * Chooses the forecast by what it would have said: each method learns from the older part of the history and forecasts the
 * younger part one period ahead. The least root mean squared error wins. The absolute error would not do: with many
 * periods of no demand it is least for a forecast of nothing (S. Kolassa, Evaluating predictive count data distributions
 * in retail sales forecasting, Int. J. of Forecasting 32, 2016).
 */
@FloatingPoint("statistics")
public final class BackTest {

    /** Shorter histories are not split. */
    public static final int LEAST_HISTORY = 14;

    private static final int LONGEST_TEST = 28;

    /** Demand of a shop has a week. */
    public static final int WEEK = 7;

    private BackTest() {}

    /**
     * How one method did.
     *
     * @param rmse root mean squared error of a period
     * @param mase mean absolute error as a share of that of the naive forecast (R. J. Hyndman and A. B. Koehler, Another
     *     look at measures of forecast accuracy, 2006); null when the history never changes
     * @param bias mean of forecast less demand
     */
    @FloatingPoint("statistics")
    public record Candidate(ForecastMethod method, double rmse, @Nullable Double mase, double bias) {}

    /**
     * @param candidates best first; empty when the history is too short to be split
     * @param testPeriods how many periods were forecast to compare
     * @param error standard deviation of the error of one period
     */
    @FloatingPoint("statistics")
    public record Choice(
            ForecastMethod method, Forecast forecast, double error, int testPeriods, List<Candidate> candidates) {}

    /** @param history of equal periods, oldest first, at least one */
    public static Choice choose(double[] history, int horizon) {
        if (history.length < LEAST_HISTORY) {
            return average(history, horizon);
        }
        int test = Math.min(LONGEST_TEST, history.length / 3);
        List<Candidate> candidates = new ArrayList<>();
        for (ForecastMethod method : ForecastMethod.values()) {
            if (suits(method, history, history.length - test)) {
                test(method, history, test).ifPresent(candidates::add);
            }
        }
        candidates.sort(Comparator.comparingDouble(Candidate::rmse).thenComparing(Candidate::method));
        for (Candidate best : candidates) {
            Forecast forecast = Forecaster.forecast(best.method(), history, period(best.method()), horizon, Map.of());
            if (forecast.isFinite()) {
                return new Choice(best.method(), forecast, best.rmse(), test, List.copyOf(candidates));
            }
        }
        return average(history, horizon);
    }

    private static boolean suits(ForecastMethod method, double[] history, int learning) {
        double[] learnt = Arrays.copyOf(history, learning);
        if (method.isSeasonal() && learning < 2 * WEEK) {
            return false;
        }
        if (method == ForecastMethod.HOLT_WINTERS_MULTIPLICATIVE) {
            return Arrays.stream(history).allMatch(demand -> demand > 0);
        }
        return !method.isForIntermittentDemand() || Arrays.stream(learnt).anyMatch(demand -> demand > 0);
    }

    private static Integer period(ForecastMethod method) {
        return method.isSeasonal() ? WEEK : null;
    }

    private static Optional<Candidate> test(ForecastMethod method, double[] history, int test) {
        double[] learnt = Arrays.copyOf(history, history.length - test);
        Forecast learning = Forecaster.forecast(method, learnt, period(method), 1, Map.of());
        Integer window = method == ForecastMethod.MOVING_AVERAGE
                ? Integer.valueOf(learning.parameters().get("period").intValue())
                : period(method);
        Forecast told = Forecaster.forecast(method, history, window, 1, held(learning));
        if (!told.isFinite()) {
            return Optional.empty();
        }
        return Optional.of(judged(method, history, learnt, told.fitted(), test));
    }

    /** The parameters that were learnt, to be kept while the younger part is forecast. */
    private static Map<Smoothing, Double> held(Forecast learning) {
        Map<Smoothing, Double> held = new EnumMap<>(Smoothing.class);
        for (Smoothing one : Smoothing.values()) {
            Double value = learning.parameters().get(one.name().toLowerCase(Locale.ROOT));
            if (value != null) {
                held.put(one, value);
            }
        }
        return held;
    }

    private static Candidate judged(
            ForecastMethod method, double[] history, double[] learnt, List<Double> fitted, int test) {
        double squared = 0;
        double absolute = 0;
        double bias = 0;
        for (int i = 1; i <= test; i++) {
            double error = fitted.get(fitted.size() - i) - history[history.length - i];
            squared += error * error;
            absolute += Math.abs(error);
            bias += error;
        }
        double naive = naiveError(learnt);
        return new Candidate(
                method, Math.sqrt(squared / test), naive == 0 ? null : absolute / test / naive, bias / test);
    }

    private static double naiveError(double[] learnt) {
        double sum = 0;
        for (int t = 1; t < learnt.length; t++) {
            sum += Math.abs(learnt[t] - learnt[t - 1]);
        }
        return sum / (learnt.length - 1);
    }

    /** Nothing to choose from: the mean of all there is, and its spread for the error. */
    private static Choice average(double[] history, int horizon) {
        double mean = Arrays.stream(history).average().orElse(0);
        double squared = Arrays.stream(history)
                .map(demand -> (demand - mean) * (demand - mean))
                .sum();
        double error = history.length < 2 ? mean : Math.sqrt(squared / (history.length - 1));
        Forecast forecast =
                Forecaster.forecast(ForecastMethod.MOVING_AVERAGE, history, history.length, horizon, Map.of());
        return new Choice(ForecastMethod.MOVING_AVERAGE, forecast, error, 0, List.of());
    }
}
