package org.tandemoms.procurement.forecast;

import java.util.Arrays;
import java.util.List;
import org.tandemoms.shared.FloatingPoint;

/**
 * Exponential smoothing: simple, with trend (Holt), with trend and season (Winters 1960). Start values and recursions are
 * those that R documents for {@code stats::HoltWinters}: simple smoothing starts at the first value; with trend at the
 * second and its difference from the first; with season from a classical decomposition of the first two periods.
 *
 * @param trend always with a season
 * @param period observations in a season
 */
@FloatingPoint("smoothing is statistics")
record HoltWinters(Seasonality seasonality, boolean trend, int period) implements ForecastModel {

    enum Seasonality {
        NONE,
        ADDITIVE,
        MULTIPLICATIVE
    }

    /** R's {@code optim.start}. */
    private static final double[] START = {0.3, 0.1, 0.1};

    private static final List<Smoothing> ALL = List.of(Smoothing.values());

    HoltWinters {
        if (seasonality != Seasonality.NONE && (period < 2 || !trend)) {
            throw new IllegalArgumentException("A season has at least two observations and a trend beside it");
        }
    }

    private boolean seasonal() {
        return seasonality != Seasonality.NONE;
    }

    @Override
    public List<Smoothing> parameters() {
        return ALL.subList(0, seasonal() ? 3 : trend ? 2 : 1);
    }

    @Override
    public double[] startOfSearch() {
        return Arrays.copyOf(START, parameters().size());
    }

    @Override
    public Smoothed smooth(double[] history, double[] parameters) {
        State state = start(history);
        double alpha = parameters[0];
        double beta = trend ? parameters[1] : 0;
        double gamma = seasonal() ? parameters[2] : 0;
        double[] fitted = new double[history.length - state.first];
        double sse = 0;
        for (int t = state.first; t < history.length; t++) {
            double season = state.season();
            double expected = combine(state.level + state.trend, season);
            double error = history[t] - expected;
            fitted[t - state.first] = expected;
            sse += error * error;

            double before = state.level;
            state.level = alpha * without(history[t], season) + (1 - alpha) * (state.level + state.trend);
            state.trend = trend ? beta * (state.level - before) + (1 - beta) * state.trend : 0;
            state.turn(seasonal() ? gamma * without(history[t], state.level) + (1 - gamma) * season : season);
        }
        return ended(state, fitted, sse);
    }

    private Smoothed ended(State end, double[] fitted, double sse) {
        double[] seasonals = end.comingSeasons();
        double level = end.level;
        double slope = end.trend;
        return new Smoothed(
                fitted,
                sse,
                level,
                trend ? slope : null,
                seasonal() ? seasonals : null,
                step -> combine(level + step * slope, seasonals[(step - 1) % seasonals.length]));
    }

    private double combine(double level, double season) {
        return seasonality == Seasonality.MULTIPLICATIVE ? level * season : level + season;
    }

    private double without(double value, double part) {
        return seasonality == Seasonality.MULTIPLICATIVE ? value / part : value - part;
    }

    private State start(double[] history) {
        if (!seasonal()) {
            return trend
                    ? new State(2, history[1], history[1] - history[0], new double[] {0})
                    : new State(1, history[0], 0, new double[] {0});
        }
        var parts = Decomposition.of(Arrays.copyOf(history, 2 * period), period, this::without);
        double middle = seasonality == Seasonality.MULTIPLICATIVE ? 1 : 0;
        double[] figure = parts.figure(mean -> middle == 1 ? value -> value / mean : value -> value - mean);
        return new State(period, parts.intercept(), parts.slope(), figure);
    }

    /** Where the smoothing stands; the seasons are a ring whose next is the coming period's. */
    private static final class State {
        private final int first;
        private double level;
        private double trend;
        private final double[] seasons;
        private int next;

        State(int first, double level, double trend, double[] seasons) {
            this.first = first;
            this.level = level;
            this.trend = trend;
            this.seasons = seasons;
        }

        double season() {
            return seasons[next];
        }

        void turn(double season) {
            seasons[next] = season;
            next = (next + 1) % seasons.length;
        }

        double[] comingSeasons() {
            double[] coming = new double[seasons.length];
            Arrays.setAll(coming, i -> seasons[(next + i) % seasons.length]);
            return coming;
        }
    }
}
