package org.tandemoms.procurement.forecast;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.optim.InitialGuess;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.SimpleBounds;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunction;
import org.hipparchus.optim.nonlinear.scalar.noderiv.BOBYQAOptimizer;
import org.hipparchus.optim.univariate.BrentOptimizer;
import org.hipparchus.optim.univariate.SearchInterval;
import org.hipparchus.optim.univariate.UnivariateObjectiveFunction;
import org.tandemoms.shared.FloatingPoint;

/**
 * Finds the smoothing parameters between 0 and 1 whose squared one-step error is least. As in R, one parameter is searched by
 * Brent's method, several from R's start; the error has several valleys, so other starts are tried too and win if they end
 * lower.
 */
@FloatingPoint("an optimiser")
final class LeastSquares {

    private static final double EPSILON = Math.ulp(1.0);

    /** R's {@code optimize}: relative and absolute tolerance, and the first point by the golden section. */
    private static final double RELATIVE = Math.sqrt(EPSILON);

    private static final double ABSOLUTE = Math.pow(EPSILON, 0.25) / 3;
    private static final double GOLDEN = (3 - Math.sqrt(5)) / 2;

    private static final double RADIUS = 0.05;
    private static final double PRECISE = 1e-9;
    private static final int EVALUATIONS = 600;
    private static final int GRID = 50;

    /** How much lower another valley must be to be preferred. */
    private static final double CLEARLY = 1e-6;

    private static final List<double[]> OTHER_STARTS = List.of(
            new double[] {0.8, 0.1, 0.1}, new double[] {0.2, 0.05, 0.8}, new double[] {0.8, 0.5, 0.5}, new double[] {
                0.05, 0.5, 0.2
            });

    private final ToDoubleFunction<double[]> error;
    private double[] best;
    private double least = Double.POSITIVE_INFINITY;

    private LeastSquares(ToDoubleFunction<double[]> error) {
        this.error = error;
    }

    /** @param start of the search, not empty; not changed */
    static double[] fit(double[] start, ToDoubleFunction<double[]> error) {
        return start.length == 1 ? fitOne(error) : fitSeveral(start, error);
    }

    private static double[] fitOne(ToDoubleFunction<double[]> error) {
        var found = new LeastSquares(error).brent(0, 1, GOLDEN);
        for (int i = 0; i <= GRID; i++) {
            double point = (double) i / GRID;
            if (isClearlyLower(error.applyAsDouble(new double[] {point}), found.least)) {
                double from = Math.max(0, point - 1.0 / GRID);
                double to = Math.min(1, point + 1.0 / GRID);
                found = new LeastSquares(error).brent(from, to, from + GOLDEN * (to - from));
            }
        }
        return found.best;
    }

    private static double[] fitSeveral(double[] start, ToDoubleFunction<double[]> error) {
        var found = new LeastSquares(error).bobyqa(start);
        for (double[] other : OTHER_STARTS) {
            var tried = new LeastSquares(error).bobyqa(Arrays.copyOf(other, start.length));
            if (isClearlyLower(tried.least, found.least)) {
                found = tried;
            }
        }
        return found.best;
    }

    private static boolean isClearlyLower(double one, double other) {
        return one < other - CLEARLY * Math.abs(other);
    }

    private LeastSquares brent(double from, double to, double start) {
        new BrentOptimizer(RELATIVE, ABSOLUTE)
                .optimize(
                        GoalType.MINIMIZE,
                        new UnivariateObjectiveFunction(point -> evaluate(new double[] {point})),
                        new SearchInterval(from, to, start),
                        new MaxEval(EVALUATIONS));
        return this;
    }

    private LeastSquares bobyqa(double[] start) {
        int parameters = start.length;
        double[] lower = new double[parameters];
        double[] upper = new double[parameters];
        Arrays.fill(upper, 1);
        try {
            new BOBYQAOptimizer(2 * parameters + 1, RADIUS, PRECISE)
                    .optimize(
                            GoalType.MINIMIZE,
                            new ObjectiveFunction(this::evaluate),
                            new InitialGuess(start),
                            new SimpleBounds(lower, upper),
                            new MaxEval(EVALUATIONS));
        } catch (MathRuntimeException outOfSteps) {
            // the best point seen stands: the valley may be too flat to go on
            evaluate(start);
        }
        return this;
    }

    private double evaluate(double[] point) {
        double value = error.applyAsDouble(point);
        if (!Double.isFinite(value)) {
            value = Double.MAX_VALUE / 4;
        }
        if (value < least) {
            least = value;
            best = point.clone();
        }
        return value;
    }
}
