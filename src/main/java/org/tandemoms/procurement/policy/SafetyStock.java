package org.tandemoms.procurement.policy;

import org.hipparchus.distribution.continuous.NormalDistribution;
import org.tandemoms.shared.FloatingPoint;

/** Stock against demand that differs from its mean, taken as normal. */
@FloatingPoint("normal distribution")
public final class SafetyStock {

    private static final NormalDistribution NORMAL = new NormalDistribution();

    private SafetyStock() {}

    /** @param z standard deviations held as safety stock */
    @FloatingPoint("normal distribution")
    public record ReorderPoint(double safetyStock, double reorderPoint, double z) {}

    @FloatingPoint("normal distribution")
    public record BaseStock(double level, double cost) {}

    /**
     * @param sdLeadTimeDemand standard deviation of the demand during the lead time
     * @param serviceLevel probability that a replenishment comes before stock runs out, between 0 and 1
     */
    public static ReorderPoint reorderPoint(
            double meanDemandPerDay, double leadTimeDays, double sdLeadTimeDemand, double serviceLevel) {
        double z = NORMAL.inverseCumulativeProbability(serviceLevel);
        double safetyStock = z * sdLeadTimeDemand;
        return new ReorderPoint(safetyStock, meanDemandPerDay * leadTimeDays + safetyStock, z);
    }

    /** The newsvendor: one order for one period (Snyder and Shen, section 4.3). */
    public static BaseStock newsvendor(double holdingCost, double stockoutCost, double mean, double sd) {
        double z = NORMAL.inverseCumulativeProbability(stockoutCost / (stockoutCost + holdingCost));
        return new BaseStock(mean + z * sd, (holdingCost + stockoutCost) * sd * NORMAL.density(z));
    }
}
