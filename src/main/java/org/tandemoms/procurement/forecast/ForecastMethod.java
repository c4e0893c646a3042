package org.tandemoms.procurement.forecast;

import static org.tandemoms.procurement.forecast.HoltWinters.Seasonality.ADDITIVE;
import static org.tandemoms.procurement.forecast.HoltWinters.Seasonality.MULTIPLICATIVE;
import static org.tandemoms.procurement.forecast.HoltWinters.Seasonality.NONE;

import java.util.function.IntFunction;

/** How demand may be forecast. */
public enum ForecastMethod {
    MOVING_AVERAGE(MovingAverage::new, 2),
    SES(period -> new HoltWinters(NONE, false, 1), 2),
    HOLT(period -> new HoltWinters(NONE, true, 1), 3),
    HOLT_WINTERS_ADDITIVE(period -> new HoltWinters(ADDITIVE, true, period), 4),
    HOLT_WINTERS_MULTIPLICATIVE(period -> new HoltWinters(MULTIPLICATIVE, true, period), 4),
    CROSTON(period -> IntermittentDemand.CROSTON, 2),
    SBA(period -> IntermittentDemand.SBA, 2),
    TSB(period -> IntermittentDemand.TSB, 2);

    private final IntFunction<ForecastModel> model;
    private final int leastHistory;

    ForecastMethod(IntFunction<ForecastModel> model, int leastHistory) {
        this.model = model;
        this.leastHistory = leastHistory;
    }

    /** @param period of the season, or the window of a moving average; without meaning for the others */
    public ForecastModel model(int period) {
        return model.apply(period);
    }

    /** Observations needed to start and to make one error to learn from. */
    public int leastHistory() {
        return leastHistory;
    }

    public boolean isSeasonal() {
        return this == HOLT_WINTERS_ADDITIVE || this == HOLT_WINTERS_MULTIPLICATIVE;
    }

    public boolean isForIntermittentDemand() {
        return this == CROSTON || this == SBA || this == TSB;
    }
}
