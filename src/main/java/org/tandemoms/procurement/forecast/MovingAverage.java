package org.tandemoms.procurement.forecast;

import java.util.List;
import org.tandemoms.shared.FloatingPoint;

/** The mean of the last so many observations. */
@FloatingPoint("an average")
record MovingAverage(int window) implements ForecastModel {

    private static final int WIDEST_TRIED = 24;

    MovingAverage {
        if (window < 1) {
            throw new IllegalArgumentException("A window holds at least one observation");
        }
    }

    /** The window of least squared one-step error, all judged by the same observations. */
    static int bestWindow(double[] history) {
        int widest = Math.max(1, Math.min(WIDEST_TRIED, history.length / 2));
        int best = 1;
        double least = Double.POSITIVE_INFINITY;
        for (int window = 1; window <= widest; window++) {
            double[] fitted = fitted(history, window);
            double sse = 0;
            for (int t = widest; t < history.length; t++) {
                double error = history[t] - fitted[t - window];
                sse += error * error;
            }
            if (sse < least) {
                least = sse;
                best = window;
            }
        }
        return best;
    }

    @Override
    public List<Smoothing> parameters() {
        return List.of();
    }

    @Override
    public double[] startOfSearch() {
        return new double[0];
    }

    @Override
    public Smoothed smooth(double[] history, double[] parameters) {
        double[] fitted = fitted(history, window);
        double sse = 0;
        for (int t = window; t < history.length; t++) {
            double error = history[t] - fitted[t - window];
            sse += error * error;
        }
        double level = mean(history, history.length);
        return new Smoothed(fitted, sse, level, null, null, step -> level);
    }

    private static double[] fitted(double[] history, int window) {
        var average = new MovingAverage(window);
        double[] fitted = new double[history.length - window];
        for (int t = window; t < history.length; t++) {
            fitted[t - window] = average.mean(history, t);
        }
        return fitted;
    }

    private double mean(double[] history, int end) {
        double sum = 0;
        for (int t = end - window; t < end; t++) {
            sum += history[t];
        }
        return sum / window;
    }
}
