package org.tandemoms.partner;

import java.time.Duration;
import java.time.Instant;

/** How one address has been doing on this node. Guarded by itself. */
final class Lane {

    private static final Duration LONGEST_REST = Duration.ofMinutes(1);

    private boolean busy;
    private boolean again;
    private int failures;
    private Instant restsUntil = Instant.MIN;

    synchronized boolean enter(Instant now) {
        again = busy;
        if (busy || restsUntil.isAfter(now)) {
            return false;
        }
        busy = true;
        return true;
    }

    /** @return true when there was news in the meantime */
    synchronized boolean leave() {
        busy = again;
        again = false;
        return busy;
    }

    synchronized void answered() {
        failures = 0;
    }

    synchronized void silent(Instant now) {
        failures++;
        Duration rest = Patience.after(failures);
        restsUntil = now.plus(rest.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : rest);
    }

    synchronized boolean rests(Instant now) {
        return restsUntil.isAfter(now);
    }
}
