package org.tandemoms.partner;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.lang.Nullable;

/** When an address that did not take an event is tried again: after a second, doubling up to an hour, for a day. */
final class Patience {

    private static final Duration GIVE_UP_AFTER = Duration.ofHours(24);
    private static final long LONGEST_MILLIS = Duration.ofHours(1).toMillis();
    private static final int DOUBLINGS = 12;

    private Patience() {}

    /** @return null when it has been tried for long enough */
    @Nullable
    static Instant next(Instant begun, int attempts, Instant now) {
        Instant next = now.plus(after(attempts));
        return next.isAfter(begun.plus(GIVE_UP_AFTER)) ? null : next;
    }

    /** Plus or minus a fifth, so that what failed together does not return together. */
    static Duration after(int attempts) {
        long millis = Math.min(LONGEST_MILLIS, 1000L << Math.min(Math.max(attempts - 1, 0), DOUBLINGS));
        long jitter = millis / 5;
        return Duration.ofMillis(millis - jitter + ThreadLocalRandom.current().nextLong(2 * jitter + 1));
    }
}
