package org.tandemoms.execution.schedule;

import org.tandemoms.shared.FloatingPoint;

/**
 * Implementation shortfall: trades faster than evenly where risk is dear, so that expected cost + lambda × variance is
 * least (R. Almgren and N. Chriss, "Optimal execution of portfolio transactions", Journal of Risk 3 (2001), section 2.2,
 * in its discrete-time form).
 *
 * @param lambda risk aversion, one per currency; 0 trades evenly
 * @param horizon until when all is to be traded, in the unit of time of {@link MarketImpact}
 */
@FloatingPoint("hyperbolic functions")
public record AlmgrenChriss(MarketImpact impact, double lambda, int intervals, double horizon)
        implements ScheduleModel {

    public AlmgrenChriss {
        if (intervals < 1 || !(horizon > 0) || !(lambda >= 0)) {
            throw new IllegalArgumentException(
                    "At least one interval, a horizon over 0, and no negative risk aversion");
        }
        if (!isConvex(impact, horizon / intervals)) {
            throw new IllegalArgumentException("Temporary impact must outweigh half the permanent one of an interval");
        }
    }

    /** Whether there is a best schedule at all: otherwise trading back and forth would pay. */
    public static boolean isConvex(MarketImpact impact, double interval) {
        return impact.etaTilde(interval) > 0;
    }

    @Override
    public TradingSchedule schedule(double quantity) {
        double decay = kappa() * interval();
        double[] holdings = new double[intervals + 1];
        holdings[0] = quantity;
        for (int i = 1; i < intervals; i++) {
            holdings[i] = quantity * share(decay, intervals - i);
        }
        return TradingSchedule.ofHoldings(holdings);
    }

    /** How fast holdings decay, one per unit of time: the solution of the paper's equation (16). */
    public double kappa() {
        double interval = interval();
        double squared = lambda * impact.sigma() * impact.sigma() / impact.etaTilde(interval);
        // cosh(x) - 1 = 2 sinh²(x/2), which keeps its digits where x is small
        double half = Math.sqrt(squared) * interval / 2;
        return 2 * arsinh(half) / interval;
    }

    /** The unit of time in which holdings fall by the factor e when there is no deadline; infinite for even trading. */
    public double halfLife() {
        return 1 / kappa();
    }

    public double interval() {
        return horizon / intervals;
    }

    /** sinh(left × decay) / sinh(all × decay), without overflow. */
    private double share(double decay, int left) {
        if (decay * intervals < 1e-9) {
            return (double) left / intervals;
        }
        return Math.exp(-decay * (intervals - left))
                * Math.expm1(-2 * decay * left)
                / Math.expm1(-2 * decay * intervals);
    }

    private static double arsinh(double x) {
        return Math.log1p(x + x * x / (1 + Math.sqrt(1 + x * x)));
    }
}
