package org.tandemoms.procurement.forecast;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tandemoms.shared.FloatingPoint;

/**
 * Demand to come, and what the model learnt from the history.
 *
 * @param parameters by name; those that were not given are fitted
 * @param forecast of the coming periods, in order
 * @param fitted forecasts made one step before; the last belongs to the last observation of the history
 * @param sse sum of their squared errors
 * @param trend null for a model without
 * @param seasonals of the coming periods; null for a model without
 */
@FloatingPoint("an estimate, rounded where it becomes an order")
public record Forecast(
        Map<String, Double> parameters,
        List<Double> forecast,
        List<Double> fitted,
        double sse,
        Double level,
        Double trend,
        List<Double> seasonals) {

    static Forecast of(Map<String, Double> parameters, Smoothed smoothed, int horizon) {
        return new Forecast(
                parameters,
                IntStream.rangeClosed(1, horizon)
                        .mapToObj(step -> smoothed.ahead().applyAsDouble(step))
                        .toList(),
                list(smoothed.fitted()),
                smoothed.sse(),
                smoothed.level(),
                smoothed.trend(),
                smoothed.seasonals() == null ? null : list(smoothed.seasonals()));
    }

    private static List<Double> list(double[] values) {
        return Arrays.stream(values).boxed().toList();
    }

    /** False where a model ran out of numbers, such as a ratio to a level of nothing. */
    public boolean isFinite() {
        DoubleStream all = DoubleStream.concat(
                DoubleStream.of(sse, level, trend == null ? 0 : trend),
                Stream.of(forecast, fitted, seasonals == null ? List.<Double>of() : seasonals)
                        .flatMap(List::stream)
                        .mapToDouble(Double::doubleValue));
        return all.allMatch(Double::isFinite);
    }
}
