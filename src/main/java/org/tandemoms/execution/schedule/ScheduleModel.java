package org.tandemoms.execution.schedule;

import org.tandemoms.shared.FloatingPoint;

/** Spreads an order over intervals of time. A new model is a new class; nothing else needs to know it. */
@FloatingPoint("weights and impact are real numbers; lots are cut by TradingSchedule.slices")
public interface ScheduleModel {

    /** @param quantity what is to be traded, more than 0; the side does not matter here */
    TradingSchedule schedule(double quantity);
}
