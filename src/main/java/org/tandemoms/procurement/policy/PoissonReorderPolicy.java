package org.tandemoms.procurement.policy;

import java.util.Arrays;
import org.hipparchus.distribution.discrete.PoissonDistribution;
import org.tandemoms.shared.FloatingPoint;

/**
 * The best (s, S) policy for periodic review, Poisson demand and backorders: at or below s, order up to S. Exact, by the
 * algorithm of Y.-S. Zheng and A. Federgruen, Finding optimal (s, S) policies is about as simple as evaluating a single
 * policy, Operations Research 39 (1991).
 */
@FloatingPoint("expected costs")
public final class PoissonReorderPolicy {

    /** Demand beyond so many standard deviations does not change a digit. */
    private static final double FAR = 12;

    private final double holdingCost;
    private final double stockoutCost;
    private final double fixedCost;
    private final double mean;
    private final double[] probability;
    private final double[] shortfall;

    /** Expected visits to each distance below S in a cycle, and their running sum. */
    private double[] visits = new double[0];

    private double[] periods = {0};

    private PoissonReorderPolicy(double holdingCost, double stockoutCost, double fixedCost, double mean) {
        this.holdingCost = holdingCost;
        this.stockoutCost = stockoutCost;
        this.fixedCost = fixedCost;
        this.mean = mean;
        var demand = new PoissonDistribution(mean);
        int most = (int) Math.ceil(mean + FAR * Math.sqrt(mean) + 4 * FAR);
        probability = new double[most + 1];
        Arrays.setAll(probability, demand::probability);
        shortfall = new double[most + 2];
        double below = 0;
        shortfall[0] = mean;
        for (int level = 0; level <= most; level++) {
            below += probability[level];
            shortfall[level + 1] = Math.max(0, shortfall[level] - Math.max(0, 1 - below));
        }
    }

    /** @param cost expected, of a period */
    @FloatingPoint("expected costs")
    public record Policy(int reorderPoint, int orderUpTo, double cost) {}

    /**
     * How far S lies above s at most, about: what the search costs grows with its square.
     */
    public static double width(double holdingCost, double stockoutCost, double fixedCost, double mean) {
        return EconomicOrderQuantity.withBackorders(fixedCost, holdingCost, stockoutCost, mean)
                        .orderQuantity()
                + FAR * Math.sqrt(mean);
    }

    /** @param mean demand of a period, more than 0 */
    public static Policy best(double holdingCost, double stockoutCost, double fixedCost, double mean) {
        return new PoissonReorderPolicy(holdingCost, stockoutCost, fixedCost, mean).search();
    }

    private Policy search() {
        int least = cheapestLevel();
        int s = least - 1;
        while (cost(s, least) > costAt(s)) {
            s--;
        }
        var best = new Policy(s, least, cost(s, least));
        for (int upTo = least + 1; costAt(upTo) <= best.cost(); upTo++) {
            if (cost(best.reorderPoint(), upTo) < best.cost()) {
                s = best.reorderPoint();
                while (cost(s, upTo) <= costAt(s + 1)) {
                    s++;
                }
                best = new Policy(s, upTo, cost(s, upTo));
            }
        }
        return best;
    }

    /** The newsvendor's answer, where the expected cost of a period is least. */
    private int cheapestLevel() {
        int level = 0;
        while (costAt(level + 1) < costAt(level)) {
            level++;
        }
        return level;
    }

    /** Expected holding and stockout cost of a period that starts with so much. */
    private double costAt(int level) {
        double missing = level < 0 ? mean - level : level < shortfall.length ? shortfall[level] : 0;
        return holdingCost * (level - mean) + (holdingCost + stockoutCost) * missing;
    }

    /** Expected cost of a period under the policy: renewal reward over a cycle. */
    private double cost(int s, int upTo) {
        int width = upTo - s;
        extendVisits(width);
        double cost = fixedCost;
        for (int below = 0; below < width; below++) {
            cost += visits[below] * costAt(upTo - below);
        }
        return cost / periods[width];
    }

    private void extendVisits(int width) {
        int known = visits.length;
        if (width <= known) {
            return;
        }
        int size = Math.max(width, 2 * known);
        visits = Arrays.copyOf(visits, size);
        periods = Arrays.copyOf(periods, size + 1);
        for (int j = known; j < size; j++) {
            double sum = j == 0 ? 1 : 0;
            for (int demand = 1; demand <= Math.min(j, probability.length - 1); demand++) {
                sum += probability[demand] * visits[j - demand];
            }
            visits[j] = sum / (1 - probability[0]);
            periods[j + 1] = periods[j] + visits[j];
        }
    }
}
