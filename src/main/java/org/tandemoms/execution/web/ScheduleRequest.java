package org.tandemoms.execution.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.tandemoms.execution.schedule.AlmgrenChriss;
import org.tandemoms.execution.schedule.MarketImpact;
import org.tandemoms.execution.schedule.ScheduleModel;
import org.tandemoms.execution.schedule.TradingSchedule;
import org.tandemoms.execution.schedule.Twap;
import org.tandemoms.execution.schedule.Vwap;
import org.tandemoms.shared.FloatingPoint;
import org.tandemoms.shared.web.Findings;
import org.tandemoms.shared.web.SelfChecked;

/** Which model, and its parameters in the terms of {@link MarketImpact}. */
@FloatingPoint("parameters of a numeric model")
record ScheduleRequest(
        Model model,
        Double quantity,
        Integer intervals,
        @Schema(description = "until when, in the unit of time of sigma and eta; 1 without") Double horizon,
        Double sigma,
        Double epsilon,
        Double gamma,
        Double eta,
        Double lambda,
        @Schema(description = "expected volume of each interval, in any unit") List<Double> volumeCurve)
        implements SelfChecked {

    private static final int MOST_INTERVALS = 10_000;

    enum Model {
        ALMGREN_CHRISS,
        TWAP,
        VWAP
    }

    @Override
    public void check(Findings findings) {
        findings.needed("model", model);
        findings.positive("quantity", quantity);
        findings.between("intervals", intervals, 1, MOST_INTERVALS);
        if (model == Model.ALMGREN_CHRISS) {
            findings.positive("horizon", horizon);
            findings.notNegative("sigma", sigma);
            findings.positive("eta", eta);
            findings.notNegative("lambda", lambda);
        } else {
            if (horizon != null) {
                findings.positive("horizon", horizon);
            }
            findings.notNegativeIfGiven("sigma", sigma);
            findings.notNegativeIfGiven("eta", eta);
            findings.notNegativeIfGiven("lambda", lambda);
        }
        findings.notNegativeIfGiven("epsilon", epsilon);
        findings.notNegativeIfGiven("gamma", gamma);
        checkCurve(findings);
        checkImpact(findings);
    }

    private void checkCurve(Findings findings) {
        if (model != Model.VWAP && volumeCurve == null) {
            return;
        }
        findings.list("volumeCurve", volumeCurve, 1, MOST_INTERVALS, findings::notNegative);
        if (findings.isClear("volumeCurve", "intervals") && volumeCurve.size() != intervals) {
            findings.add(
                    "volumeCurve", "size", "The volume curve needs one weight for each interval: " + intervals + ".");
        }
        if (findings.isClear("volumeCurve") && volumeCurve.stream().allMatch(volume -> volume == 0)) {
            findings.add("volumeCurve", "range", "Some interval must have volume.");
        }
    }

    private void checkImpact(Findings findings) {
        boolean known = findings.isClear("horizon", "intervals", "gamma", "eta", "sigma", "epsilon");
        if (model == Model.ALMGREN_CHRISS && known && !AlmgrenChriss.isConvex(impact(), horizon / intervals)) {
            findings.add(
                    "eta",
                    "range",
                    "The temporary impact eta must be more than half of gamma times the length of an interval.");
        }
    }

    private MarketImpact impact() {
        return new MarketImpact(sigma, orNone(epsilon), orNone(gamma), eta);
    }

    private static double orNone(Double value) {
        return value == null ? 0 : value;
    }

    ScheduleAnswer calculate() {
        double until = horizon == null ? 1 : horizon;
        ScheduleModel chosen =
                switch (model) {
                    case ALMGREN_CHRISS -> new AlmgrenChriss(impact(), lambda, intervals, until);
                    case TWAP -> new Twap(intervals);
                    case VWAP -> new Vwap(volumeCurve);
                };
        TradingSchedule schedule = chosen.schedule(quantity);
        MarketImpact impact = sigma == null || eta == null ? null : impact();
        return ScheduleAnswer.of(schedule, impact, until, chosen);
    }
}
