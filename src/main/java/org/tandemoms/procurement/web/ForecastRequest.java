package org.tandemoms.procurement.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.tandemoms.procurement.forecast.Forecast;
import org.tandemoms.procurement.forecast.ForecastMethod;
import org.tandemoms.procurement.forecast.Forecaster;
import org.tandemoms.procurement.forecast.Smoothing;
import org.tandemoms.shared.FloatingPoint;
import org.tandemoms.shared.web.Findings;
import org.tandemoms.shared.web.SelfChecked;

@FloatingPoint("parameters of a numeric model")
record ForecastRequest(
        ForecastMethod method,
        @Schema(description = "demand of equal periods, oldest first") List<Double> history,
        @Schema(description = "observations in a season, or in the window of a moving average") Integer period,
        Integer horizon,
        @Schema(description = "smoothing parameters to hold fixed; the others are fitted") Parameters parameters)
        implements SelfChecked {

    /** Enough for five years of days; the fit of more would keep a caller waiting. */
    private static final int LONGEST = 2000;

    private static final int FARTHEST = 1000;

    @FloatingPoint("parameters of a numeric model")
    record Parameters(Double alpha, Double beta, Double gamma) {

        void check(Findings findings) {
            findings.betweenIfGiven("parameters/alpha", alpha, 0, 1);
            if (alpha != null && alpha == 0) {
                findings.add("parameters/alpha", "range", "With alpha 0 nothing would be learnt from the history.");
            }
            findings.betweenIfGiven("parameters/beta", beta, 0, 1);
            findings.betweenIfGiven("parameters/gamma", gamma, 0, 1);
        }

        Map<Smoothing, Double> given() {
            Map<Smoothing, Double> given = new EnumMap<>(Smoothing.class);
            given.put(Smoothing.ALPHA, alpha);
            given.put(Smoothing.BETA, beta);
            given.put(Smoothing.GAMMA, gamma);
            given.values().removeIf(value -> value == null);
            return given;
        }
    }

    @Override
    public void check(Findings findings) {
        findings.needed("method", method);
        findings.between("horizon", horizon, 1, FARTHEST);
        findings.list("history", history, 1, LONGEST, findings::notNegative);
        findings.betweenIfGiven("period", period, method != null && method.isSeasonal() ? 2 : 1, LONGEST);
        if (parameters != null) {
            parameters.check(findings);
        }
        if (method == null) {
            return;
        }
        if (method.isSeasonal()) {
            findings.needed("period", period);
        }
        if (findings.isClear("history")) {
            checkHistory(findings);
        }
    }

    private void checkHistory(Findings findings) {
        int least = method.leastHistory();
        if (findings.isClear("period") && method.isSeasonal()) {
            least = Math.max(least, 2 * period);
        } else if (findings.isClear("period") && period != null && method == ForecastMethod.MOVING_AVERAGE) {
            least = period;
        }
        if (history.size() < least) {
            findings.add("history", "size", method + " needs at least " + least + " observations here.");
        } else if (method == ForecastMethod.HOLT_WINTERS_MULTIPLICATIVE && history.contains(0.0)) {
            findings.add("history", "range", "A multiplicative season cannot be taken out of a demand of 0.");
        } else if (method.isForIntermittentDemand() && history.stream().allMatch(demand -> demand == 0)) {
            findings.add("history", "range", "There is no demand in this history.");
        }
    }

    Forecast calculate() {
        return Forecaster.forecast(
                method,
                history.stream().mapToDouble(Double::doubleValue).toArray(),
                period,
                horizon,
                parameters == null ? Map.of() : parameters.given());
    }
}
