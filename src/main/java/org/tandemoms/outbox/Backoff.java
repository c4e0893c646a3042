package org.tandemoms.outbox;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Half a second, doubling up to a minute, plus or minus a fifth so that many orders do not return at once. */
final class Backoff {

    private static final long FIRST_MILLIS = 500;
    private static final long LONGEST_MILLIS = 60_000;

    private Backoff() {}

    static Duration after(int attempts) {
        long millis = Math.min(LONGEST_MILLIS, FIRST_MILLIS << Math.min(attempts, 10));
        long jitter = millis / 5;
        return Duration.ofMillis(millis - jitter + ThreadLocalRandom.current().nextLong(2 * jitter + 1));
    }
}
