package org.tandemoms.sandbox.partners;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a partner answers.
 *
 * @param withheld the work is done but nobody hears of it: the connection stays silent
 */
record Answer(int status, JsonNode body, boolean withheld) {

    static Answer of(int status, JsonNode body) {
        return new Answer(status, body, false);
    }

    static Answer of(Received received) {
        return of(received.status(), received.answer());
    }

    /** The answer to whoever asks later what became of an effect; the body tells also of a refusal. */
    static Answer found(Received received) {
        return of(200, received.answer());
    }

    Answer withhold() {
        return new Answer(status, body, true);
    }
}
