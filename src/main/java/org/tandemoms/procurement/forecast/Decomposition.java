package org.tandemoms.procurement.forecast;

import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;
import org.tandemoms.shared.FloatingPoint;

/**
 * Classical decomposition by a centred moving average over one season (M. Kendall and A. Stuart, The Advanced Theory of
 * Statistics, volume 3, 1983, as R's {@code decompose} does it), and the straight line through its trend.
 */
@FloatingPoint("least squares")
final class Decomposition {

    private final double[] trend;
    private final double[] seasons;

    private Decomposition(double[] trend, double[] seasons) {
        this.trend = trend;
        this.seasons = seasons;
    }

    /** @param without takes the trend out of a value: by difference, or by ratio */
    static Decomposition of(double[] values, int period, DoubleBinaryOperator without) {
        int half = period / 2;
        double[] trend = new double[values.length - 2 * half];
        double[] sums = new double[period];
        int[] counts = new int[period];
        for (int i = 0; i < trend.length; i++) {
            int t = i + half;
            trend[i] = average(values, t, period);
            sums[t % period] += without.applyAsDouble(values[t], trend[i]);
            counts[t % period]++;
        }
        double[] seasons = new double[period];
        Arrays.setAll(seasons, i -> sums[i] / counts[i]);
        return new Decomposition(trend, seasons);
    }

    /** An even season has no middle observation: both ends then count half. */
    private static double average(double[] values, int middle, int period) {
        int half = period / 2;
        double sum = 0;
        for (int i = middle - half; i <= middle + half; i++) {
            boolean end = period % 2 == 0 && Math.abs(i - middle) == half;
            sum += end ? values[i] / 2 : values[i];
        }
        return sum / period;
    }

    /** The seasonal figure, centred so that it leaves the level as it is. */
    double[] figure(DoubleFunction<DoubleUnaryOperator> centredOn) {
        double mean = Arrays.stream(seasons).average().orElseThrow();
        return Arrays.stream(seasons).map(centredOn.apply(mean)).toArray();
    }

    double slope() {
        double middle = (trend.length + 1) / 2.0;
        double mean = Arrays.stream(trend).average().orElseThrow();
        double products = 0;
        double squares = 0;
        for (int i = 0; i < trend.length; i++) {
            products += (i + 1 - middle) * (trend[i] - mean);
            squares += (i + 1 - middle) * (i + 1 - middle);
        }
        return products / squares;
    }

    /** The line's value just before the first point of the trend. */
    double intercept() {
        return Arrays.stream(trend).average().orElseThrow() - slope() * (trend.length + 1) / 2.0;
    }
}
