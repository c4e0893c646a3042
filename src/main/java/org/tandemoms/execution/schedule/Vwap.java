package org.tandemoms.execution.schedule;

import java.util.List;
import org.tandemoms.shared.FloatingPoint;

/**
 * Volume-weighted: each interval trades its part of the volume that the market is expected to trade.
 *
 * @param volumeCurve expected volume of each interval, in any unit: shares, or parts of the day
 */
@FloatingPoint("shares of a quantity")
public record Vwap(List<Double> volumeCurve) implements ScheduleModel {

    public Vwap {
        volumeCurve = List.copyOf(volumeCurve);
        if (volumeCurve.stream().anyMatch(volume -> !(volume >= 0) || volume.isInfinite()) || total(volumeCurve) <= 0) {
            throw new IllegalArgumentException("A volume curve has no negative volume, and some volume");
        }
    }

    @Override
    public TradingSchedule schedule(double quantity) {
        double total = total(volumeCurve);
        double[] holdings = new double[volumeCurve.size() + 1];
        holdings[0] = quantity;
        double traded = 0;
        for (int i = 1; i < volumeCurve.size(); i++) {
            traded += volumeCurve.get(i - 1);
            holdings[i] = quantity * Math.max(0, 1 - traded / total);
        }
        return TradingSchedule.ofHoldings(holdings);
    }

    private static double total(List<Double> volumeCurve) {
        return volumeCurve.stream().mapToDouble(Double::doubleValue).sum();
    }
}
