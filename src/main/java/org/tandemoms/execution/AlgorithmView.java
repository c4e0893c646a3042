package org.tandemoms.execution;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.tandemoms.trading.AlgorithmRun;

/**
 * What an algorithm decides by.
 *
 * @param now UTC
 * @param quantity of the order
 * @param executed of it
 * @param working at venues
 * @param lot smallest step of a quantity
 * @param marketVolume what the market has traded since the venues opened, as far as they tell; null when none does
 */
record AlgorithmView(
        AlgorithmRun run,
        AlgorithmParameters parameters,
        Instant now,
        BigDecimal quantity,
        BigDecimal executed,
        BigDecimal working,
        BigDecimal lot,
        BigDecimal marketVolume) {

    /** What the present schedule spreads. */
    BigDecimal scheduled() {
        return quantity.subtract(run.base()).max(BigDecimal.ZERO);
    }

    Duration span() {
        return Duration.between(run.from(), run.until());
    }

    boolean isOver() {
        return !now.isBefore(run.until());
    }
}
