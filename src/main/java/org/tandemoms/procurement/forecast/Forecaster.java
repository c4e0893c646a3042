package org.tandemoms.procurement.forecast;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tandemoms.shared.FloatingPoint;

/** Forecasts a demand: by parameters given, and by the best ones where they are not. */
@FloatingPoint("statistics")
public final class Forecaster {

    private Forecaster() {}

    /**
     * @param history demand of equal periods, oldest first, none negative; at least {@link ForecastMethod#leastHistory()}
     * @param period of the season, or window of the moving average; null where the method has none, or to choose the window
     * @param given smoothing parameters to hold fixed
     */
    public static Forecast forecast(
            ForecastMethod method, double[] history, Integer period, int horizon, Map<Smoothing, Double> given) {
        if (method == ForecastMethod.MOVING_AVERAGE) {
            int window = period == null ? MovingAverage.bestWindow(history) : period;
            return Forecast.of(
                    Map.of("period", (double) window),
                    new MovingAverage(window).smooth(history, new double[0]),
                    horizon);
        }
        ForecastModel model = method.model(period == null ? 1 : period);
        double[] parameters = fit(model, history, given);
        Map<String, Double> named = new LinkedHashMap<>();
        List<Smoothing> names = model.parameters();
        for (int i = 0; i < parameters.length; i++) {
            named.put(names.get(i).name().toLowerCase(Locale.ROOT), parameters[i]);
        }
        return Forecast.of(named, model.smooth(history, parameters), horizon);
    }

    private static double[] fit(ForecastModel model, double[] history, Map<Smoothing, Double> given) {
        List<Smoothing> names = model.parameters();
        double[] parameters = model.startOfSearch();
        int[] free = java.util.stream.IntStream.range(0, parameters.length)
                .filter(i -> given.get(names.get(i)) == null)
                .toArray();
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] = given.getOrDefault(names.get(i), parameters[i]);
        }
        if (free.length == 0) {
            return parameters;
        }
        double[] start =
                java.util.Arrays.stream(free).mapToDouble(i -> parameters[i]).toArray();
        double[] best = LeastSquares.fit(start, point -> model.smooth(history, with(parameters, free, point))
                .sse());
        return with(parameters, free, best);
    }

    private static double[] with(double[] parameters, int[] free, double[] point) {
        double[] whole = parameters.clone();
        for (int i = 0; i < free.length; i++) {
            whole[free[i]] = point[i];
        }
        return whole;
    }
}
