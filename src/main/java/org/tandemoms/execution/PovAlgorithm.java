package org.tandemoms.execution;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;
import org.tandemoms.shared.FieldError;

/**
 * Percentage of volume: never more than the participation of what the market has traded since the start, the order's own
 * part included. Nothing goes out while no venue tells its volume. What is left at the end stays unexecuted. Parameters:
 * participation (0.1 when not given), start, end or duration.
 */
@Component
class PovAlgorithm implements ExecutionAlgorithm {

    private static final BigDecimal USUAL = new BigDecimal("0.1");
    private static final Duration LOOK = Duration.ofSeconds(2);

    @Override
    public String name() {
        return "POV";
    }

    @Override
    public List<FieldError> check(AlgorithmParameters parameters) {
        return List.of();
    }

    @Override
    public Release release(AlgorithmView view) {
        BigDecimal rate = view.parameters().participation().orElse(USUAL);
        BigDecimal out = view.executed().add(view.working());
        if (view.isOver()) {
            return new Release(out, null, true, "POV: its time is over");
        }
        if (view.marketVolume() == null || view.run().volumeBase() == null) {
            return Release.of(out, view.now().plus(LOOK), "POV: no venue tells what is traded");
        }
        BigDecimal traded =
                view.marketVolume().subtract(view.run().volumeBase()).max(BigDecimal.ZERO);
        BigDecimal share =
                traded.multiply(rate).divide(view.lot(), 0, RoundingMode.DOWN).multiply(view.lot());
        return Release.of(
                view.run().base().add(share).min(view.quantity()),
                view.now().plus(LOOK),
                "POV " + rate.toPlainString() + ": " + traded.toPlainString() + " traded since the start");
    }
}
