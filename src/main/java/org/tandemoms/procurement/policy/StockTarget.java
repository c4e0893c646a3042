package org.tandemoms.procurement.policy;

import java.util.List;
import org.tandemoms.shared.FloatingPoint;

/**
 * How far down the shelf may go and how far up it is filled. What is protected is the time that passes before an order
 * made now helps: the lead time, and where one looks only now and then, the time until the next look as well (E. A.
 * Silver, D. F. Pyke and D. J. Thomas, Inventory and Production Management in Supply Chains, 4th edition (2017), chapter 6).
 */
@FloatingPoint("statistics")
public final class StockTarget {

    private StockTarget() {}

    /**
     * @param demand expected during the protected time
     * @param reorderPoint order at or below
     */
    @FloatingPoint("statistics")
    public record Target(double demand, double safetyStock, double reorderPoint, double z) {}

    /**
     * @param forecast of the coming days, at least as many as are protected
     * @param error standard deviation of the forecast error of one day; those of several days are taken as independent
     * @param protectedDays lead time, with a periodic review also the time between two looks
     * @param serviceLevel probability that goods come before stock runs out
     */
    public static Target of(List<Double> forecast, double error, int protectedDays, double serviceLevel) {
        int days = Math.max(1, protectedDays);
        double demand = forecast.stream()
                .limit(days)
                .mapToDouble(one -> Math.max(0, one))
                .sum();
        SafetyStock.ReorderPoint point =
                SafetyStock.reorderPoint(demand / days, days, error * Math.sqrt(days), serviceLevel);
        return new Target(demand, point.safetyStock(), point.reorderPoint(), point.z());
    }
}
