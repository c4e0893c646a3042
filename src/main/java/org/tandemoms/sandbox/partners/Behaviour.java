package org.tandemoms.sandbox.partners;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How a partner treats the requests that come in, told by {@code POST /_behave}.
 *
 * @param rate share of requests (0..1) the mode applies to; the others are answered as usual
 * @param delayMs how long {@code SLOW} delays the answer and {@code HANG} holds the connection; with {@code OK} and {@code SLOW} also the
 *     time between the events that follow (tracking, settlement status), so a carrier told {@code {"mode":"ok","delayMs":5000}} answers
 *     at once and takes its time on the road
 */
record Behaviour(Mode mode, double rate, long delayMs) {

    enum Mode {
        /** Does the work and answers. */
        OK,
        /** Does the work and answers after the delay. */
        SLOW,
        /** Answers 503 and does nothing. */
        ERROR,
        /** Takes the request, does nothing and does not answer; cuts the connection after the delay. */
        HANG,
        /** Does the work, then cuts the connection: the answer is lost. */
        HALF,
        /** Takes the request twice, as if the network had repeated it, and sends every call-back twice. */
        DUPLICATE,
        /** The custodian takes the instruction and settles it not, for want of securities; the others answer as usual. */
        LACK
    }

    static final Behaviour USUAL = new Behaviour(Mode.OK, 1, 0);
    private static final long SLOW_MS = 1_000;
    private static final long HANG_MS = 60_000;

    static Behaviour of(JsonNode told) {
        Mode mode = Mode.valueOf(told.path("mode").asText("ok").toUpperCase(Locale.ROOT));
        double rate = told.path("rate").asDouble(1);
        long usual = mode == Mode.SLOW ? SLOW_MS : mode == Mode.HANG ? HANG_MS : 0;
        long delayMs = told.path("delayMs").asLong(usual);
        if (!(rate >= 0 && rate <= 1) || delayMs < 0) {
            throw new IllegalArgumentException("rate is within 0..1 and delayMs is not negative");
        }
        return new Behaviour(mode, rate, delayMs);
    }

    Mode next() {
        return rate >= 1 || ThreadLocalRandom.current().nextDouble() < rate ? mode : Mode.OK;
    }

    /** Time between the events that follow a piece of work. */
    long paceMs() {
        return mode == Mode.OK || mode == Mode.SLOW ? delayMs : 0;
    }

    boolean repeatsCallBacks() {
        return mode == Mode.DUPLICATE;
    }
}
