package org.tandemoms.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;

/** Goes as fast as the clock below it, ahead by what it was moved. Never goes back. */
public final class MovableClock extends Clock {

    private final Clock below;
    private final AtomicReference<Duration> ahead;

    MovableClock(Clock below) {
        this(below, new AtomicReference<>(Duration.ZERO));
    }

    private MovableClock(Clock below, AtomicReference<Duration> ahead) {
        this.below = below;
        this.ahead = ahead;
    }

    /** @return by how much it is ahead now */
    public Duration forward(Duration by) {
        if (by.isNegative()) {
            throw new IllegalArgumentException("Time does not go back");
        }
        return ahead.updateAndGet(before -> before.plus(by));
    }

    @Override
    public Instant instant() {
        return below.instant().plus(ahead.get());
    }

    @Override
    public ZoneId getZone() {
        return below.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new MovableClock(below.withZone(zone), ahead);
    }
}
