package org.tandemoms.outbox;

import java.time.Duration;
import java.util.Map;

/** What became of one delivery. */
public record Receipt(Outcome outcome, Map<String, Object> reply, String reason, Duration again) {

    public enum Outcome {
        /** Answered for good, also by a "no": recorded together with the message's removal. */
        CONFIRMED,
        /** Handed over, nothing to record: the message goes with the document's next write. */
        DELIVERED,
        /** Handed over; the answer arrives as a message of its own. Sent again if it does not come in time. */
        AWAITING,
        /** Unknown or refused for the moment: tried again with the same key. */
        LATER,
        /** Will never succeed: kept as a dead letter for a person to mend and replay. */
        DEAD,
        /** The courier has itself removed the message in the write that did the work. */
        SETTLED
    }

    public static Receipt confirmed(Map<String, Object> reply) {
        return new Receipt(Outcome.CONFIRMED, reply, null, null);
    }

    public static Receipt delivered() {
        return new Receipt(Outcome.DELIVERED, Map.of(), null, null);
    }

    /** @param again how long to wait for the answer before the message is sent once more */
    public static Receipt awaiting(Duration again) {
        return new Receipt(Outcome.AWAITING, Map.of(), null, again);
    }

    public static Receipt later(String reason) {
        return new Receipt(Outcome.LATER, Map.of(), reason, null);
    }

    public static Receipt dead(String reason) {
        return new Receipt(Outcome.DEAD, Map.of(), reason, null);
    }

    public static Receipt settled() {
        return new Receipt(Outcome.SETTLED, Map.of(), null, null);
    }
}
