package org.tandemoms.execution;

import java.math.BigDecimal;
import java.util.List;
import org.springframework.stereotype.Component;
import org.tandemoms.execution.schedule.AlmgrenChriss;
import org.tandemoms.execution.schedule.MarketImpact;
import org.tandemoms.execution.schedule.ScheduleModel;
import org.tandemoms.execution.schedule.Twap;
import org.tandemoms.shared.FieldError;

/**
 * Implementation shortfall: the Almgren-Chriss schedule, earlier where risk is dear. Parameters: those of TWAP, and
 * riskAversion, sigma, eta, gamma, epsilon in the units of the paper, one interval being the unit of time. Its examples
 * (section 3.3) stand in for what is not given.
 */
@Component
class ShortfallAlgorithm extends ScheduledAlgorithm {

    private static final BigDecimal SIGMA = new BigDecimal("0.95");
    private static final BigDecimal EPSILON = new BigDecimal("0.0625");
    private static final BigDecimal GAMMA = new BigDecimal("2.5E-7");
    private static final BigDecimal ETA = new BigDecimal("2.5E-6");
    private static final BigDecimal RISK_AVERSION = new BigDecimal("1E-6");

    @Override
    public String name() {
        return "IMPLEMENTATION_SHORTFALL";
    }

    @Override
    public List<FieldError> check(AlgorithmParameters parameters) {
        try {
            schedule(parameters);
            return List.of();
        } catch (IllegalArgumentException e) {
            return List.of(FieldError.of("/algorithm/parameters", "range", e.getMessage()));
        }
    }

    @Override
    ScheduleModel model(AlgorithmView view) {
        return schedule(view.parameters());
    }

    private static ScheduleModel schedule(AlgorithmParameters parameters) {
        BigDecimal lambda = parameters.number("riskaversion").orElse(RISK_AVERSION);
        if (lambda.signum() == 0) {
            return new Twap(parameters.intervals());
        }
        var impact = new MarketImpact(
                parameters.number("sigma").orElse(SIGMA).doubleValue(),
                parameters.number("epsilon").orElse(EPSILON).doubleValue(),
                parameters.number("gamma").orElse(GAMMA).doubleValue(),
                parameters.number("eta").orElse(ETA).doubleValue());
        return new AlmgrenChriss(impact, lambda.doubleValue(), parameters.intervals(), parameters.intervals());
    }
}
