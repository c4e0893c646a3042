package org.tandemoms.execution.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.springframework.lang.Nullable;
import org.tandemoms.execution.schedule.AlmgrenChriss;
import org.tandemoms.execution.schedule.MarketImpact;
import org.tandemoms.execution.schedule.ScheduleModel;
import org.tandemoms.execution.schedule.TradingSchedule;
import org.tandemoms.shared.FloatingPoint;

@FloatingPoint("shown, not booked")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ScheduleAnswer(
        @Schema(description = "left at each moment: intervals + 1 of them") List<Double> holdings,
        List<Double> trades,
        @Nullable Double expectedCost,
        @Nullable Double variance,
        @Nullable Double kappa,
        @Schema(description = "1 / kappa; none where trading is even") @Nullable Double halfLife) {

    static ScheduleAnswer of(TradingSchedule schedule, MarketImpact impact, double horizon, ScheduleModel model) {
        var speed = model instanceof AlmgrenChriss chosen ? chosen : null;
        return new ScheduleAnswer(
                schedule.holdings(),
                schedule.trades(),
                impact == null ? null : impact.expectedCost(schedule, horizon),
                impact == null ? null : impact.variance(schedule, horizon),
                speed == null ? null : speed.kappa(),
                speed == null || Double.isInfinite(speed.halfLife()) ? null : speed.halfLife());
    }
}
