package org.tandemoms.execution;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Random;
import org.springframework.stereotype.Component;

/**
 * Iceberg: a part at a time, the next when the one before is executed or has come back. Parameters: display (a tenth of
 * the order when not given), randomise (by which part of it a tip may be smaller), start, end or duration.
 */
@Component
class IcebergAlgorithm implements ExecutionAlgorithm {

    private static final BigDecimal TENTH = new BigDecimal("0.1");

    @Override
    public String name() {
        return "ICEBERG";
    }

    @Override
    public Release release(AlgorithmView view) {
        BigDecimal out = view.executed().add(view.working());
        if (view.working().signum() > 0) {
            return Release.of(out, null, "ICEBERG: a tip is out");
        }
        BigDecimal display = view.parameters().display().orElse(view.quantity().multiply(TENTH));
        BigDecimal share = view.parameters()
                .randomise()
                .multiply(BigDecimal.valueOf(
                        new Random(view.run().seed() + view.executed().longValue()).nextInt(1_000)))
                .movePointLeft(3);
        BigDecimal tip = display.multiply(BigDecimal.ONE.subtract(share))
                .divide(view.lot(), 0, RoundingMode.DOWN)
                .multiply(view.lot())
                .max(view.lot());
        return Release.of(
                view.executed().add(tip).min(view.quantity()),
                null,
                "ICEBERG tip of " + tip.toPlainString() + " after "
                        + view.executed().toPlainString() + " executed");
    }
}
