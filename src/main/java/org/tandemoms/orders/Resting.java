package org.tandemoms.orders;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** When an order that rests is looked at again: the longer it has rested, the later. */
final class Resting {

    /** Orders that were looked at together, as after a start, are not all due together again. */
    private static final int SPREAD = 64;

    private Resting() {}

    /** @param alarm the time that the order itself has asked for, which is kept */
    static Instant until(String id, Instant updatedAt, Optional<Instant> alarm, Instant now) {
        Duration rested = Duration.between(updatedAt, now);
        Duration pause = rested.compareTo(Orders.REST) > 0 ? rested : Orders.REST;
        Duration more = pause.dividedBy(2L * SPREAD).multipliedBy(Math.floorMod(id.hashCode(), SPREAD));
        Instant until = now.plus(pause).plus(more);
        return alarm.filter(until::isAfter).orElse(until);
    }
}
