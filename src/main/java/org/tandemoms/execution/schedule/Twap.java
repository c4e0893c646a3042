package org.tandemoms.execution.schedule;

import java.util.Collections;
import org.tandemoms.shared.FloatingPoint;

/** Time-weighted: the same amount in every interval. */
@FloatingPoint("shares of a quantity")
public record Twap(int intervals) implements ScheduleModel {

    public Twap {
        if (intervals < 1) {
            throw new IllegalArgumentException("A schedule has at least one interval");
        }
    }

    @Override
    public TradingSchedule schedule(double quantity) {
        return new Vwap(Collections.nCopies(intervals, 1.0)).schedule(quantity);
    }
}
