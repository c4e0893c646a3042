package org.tandemoms.sandbox.venues;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How a venue treats what it is sent; test suites change it by {@code POST /_behave}.
 *
 * @param rate share of the orders that meet the mode, 0 to 1
 * @param delay how long {@link Mode#SLOW} keeps each answer back
 */
record Conduct(Mode mode, BigDecimal rate, Duration delay) {
    enum Mode {
        OK,
        /** Answers late. */
        SLOW,
        /** Refuses orders, cancels and replaces. */
        ERROR,
        /** Takes orders and says nothing until it is told to behave again. */
        HANG,
        /** Fills half of an order, then says nothing more about it until it is told to behave again. */
        HALF,
        /** Says everything twice. */
        DUPLICATE
    }

    private static final int RATE_STEPS = 1_000_000;

    static final Conduct GOOD = new Conduct(Mode.OK, BigDecimal.ONE, Duration.ZERO);

    static Conduct of(String mode, BigDecimal rate, long delayMs) {
        return new Conduct(
                Mode.valueOf(mode.toUpperCase(Locale.ROOT)),
                rate == null ? BigDecimal.ONE : rate,
                Duration.ofMillis(delayMs));
    }

    /** The mode for the next order: the dice decide when the rate is below one. */
    Mode next() {
        int dice = ThreadLocalRandom.current().nextInt(RATE_STEPS);
        return BigDecimal.valueOf(dice).compareTo(rate.multiply(BigDecimal.valueOf(RATE_STEPS))) < 0 ? mode : Mode.OK;
    }
}
