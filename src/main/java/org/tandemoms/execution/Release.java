package org.tandemoms.execution;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * What an algorithm lets go.
 *
 * @param target how much of the order may be executed or at venues by now, counted from the order's beginning
 * @param nextLook when the target may be another; null when only executions can change it
 * @param ends true when nothing more goes out and what is at venues is asked back
 * @param why in plain words, for the reason of the slice
 */
record Release(BigDecimal target, Instant nextLook, boolean ends, String why) {

    static Release of(BigDecimal target, Instant nextLook, String why) {
        return new Release(target, nextLook, false, why);
    }
}
