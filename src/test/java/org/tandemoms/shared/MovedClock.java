package org.tandemoms.shared;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Time that moves when told to; UTC. */
public final class MovedClock extends Clock {

    private volatile Instant now;

    public MovedClock(Instant start) {
        now = start;
    }

    public void move(Duration by) {
        now = now.plus(by);
    }

    /** @param time ISO 8601, e.g. {@code 2026-03-02T20:59:00Z} */
    public void moveTo(String time) {
        moveTo(Instant.parse(time));
    }

    public void moveTo(Instant time) {
        now = time;
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
