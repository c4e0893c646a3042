package org.tandemoms.trading;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * How far an algorithm is with its order. Everything it decides follows from this, the order and the clock, so that it
 * goes on after a crash as if nothing had been: what may be out is a target, never a thing that was already sent.
 *
 * @param seed of its randomness, recorded so that a run can be explained and repeated
 * @param from when the present schedule begins: the start, or the last time it was resumed or amended; UTC
 * @param until when all shall be out, UTC
 * @param base what was executed when the present schedule began
 * @param volumeBase what the market had traded then; null when nobody tells
 */
public record AlgorithmRun(
        State state, long seed, Instant from, Instant until, BigDecimal base, BigDecimal volumeBase) {

    public enum State {
        RUNNING,
        PAUSED
    }

    public AlgorithmRun paused() {
        return new AlgorithmRun(State.PAUSED, seed, from, until, base, volumeBase);
    }

    /** Goes on with what is left, from now. */
    public AlgorithmRun anew(Instant now, Instant end, BigDecimal executed, BigDecimal marketVolume) {
        return new AlgorithmRun(State.RUNNING, seed, now, end, executed, marketVolume);
    }
}
