package org.tandemoms.procurement.forecast;

import java.util.List;
import org.tandemoms.shared.FloatingPoint;

/**
 * Demand with many periods of none: its size and how often it comes are smoothed apart. Start values are those that R
 * documents for {@code forecast::croston}: the first demand, and the number of periods until it came; before it the forecast
 * is 0.
 */
@FloatingPoint("smoothing is statistics")
enum IntermittentDemand implements ForecastModel {
    /** J. D. Croston, Forecasting and stock control for intermittent demands, Operational Research Quarterly 23 (1972). */
    CROSTON(List.of(Smoothing.ALPHA)) {
        @Override
        double rate(State state, double smoothing) {
            return state.size / state.interval;
        }
    },
    /** A. A. Syntetos and J. E. Boylan, The accuracy of intermittent demand estimates, Int. J. of Forecasting 21 (2005). */
    SBA(List.of(Smoothing.ALPHA)) {
        @Override
        double rate(State state, double smoothing) {
            return (1 - smoothing / 2) * state.size / state.interval;
        }
    },
    /** R. H. Teunter, A. A. Syntetos and M. Z. Babai, Intermittent demand: linking forecasting to inventory obsolescence, EJOR 214 (2011): the probability is updated in every period, so that it fades when demand ends. */
    TSB(List.of(Smoothing.ALPHA, Smoothing.BETA)) {
        @Override
        double rate(State state, double smoothing) {
            return state.size * state.probability;
        }
    };

    /** What {@code forecast::croston} takes by default. */
    private static final double START = 0.1;

    private final List<Smoothing> parameters;

    IntermittentDemand(List<Smoothing> parameters) {
        this.parameters = parameters;
    }

    /** @param smoothing the interval's parameter */
    abstract double rate(State state, double smoothing);

    @Override
    public List<Smoothing> parameters() {
        return parameters;
    }

    @Override
    public double[] startOfSearch() {
        return parameters.size() == 1 ? new double[] {START} : new double[] {START, START};
    }

    @Override
    public Smoothed smooth(double[] history, double[] given) {
        double alpha = given[0];
        double beta = given[given.length - 1];
        var state = new State();
        double[] fitted = new double[history.length - 1];
        double sse = 0;
        for (int t = 0; t < history.length; t++) {
            if (t > 0) {
                fitted[t - 1] = state.started ? rate(state, beta) : 0;
                sse += (history[t] - fitted[t - 1]) * (history[t] - fitted[t - 1]);
            }
            state.observe(history[t], alpha, beta);
        }
        double rate = state.started ? rate(state, beta) : 0;
        return new Smoothed(fitted, sse, rate, null, null, step -> rate);
    }

    /** What was learnt so far of the sizes of demands and the intervals between them. */
    static final class State {
        private boolean started;
        private int sinceDemand;
        private double size;
        private double interval;
        private double probability;

        void observe(double demand, double alpha, double beta) {
            sinceDemand++;
            if (started) {
                probability += beta * ((demand > 0 ? 1 : 0) - probability);
            }
            if (demand > 0) {
                size = started ? size + alpha * (demand - size) : demand;
                interval = started ? interval + beta * (sinceDemand - interval) : sinceDemand;
                probability = started ? probability : 1.0 / sinceDemand;
                started = true;
                sinceDemand = 0;
            }
        }
    }
}
