package org.tandemoms.execution;

import org.springframework.stereotype.Component;
import org.tandemoms.execution.schedule.ScheduleModel;
import org.tandemoms.execution.schedule.Twap;

/** Time-weighted: the same amount in every interval. Parameters: start, end or duration, intervals, randomise. */
@Component
class TwapAlgorithm extends ScheduledAlgorithm {

    @Override
    public String name() {
        return "TWAP";
    }

    @Override
    ScheduleModel model(AlgorithmView view) {
        return new Twap(view.parameters().intervals());
    }
}
