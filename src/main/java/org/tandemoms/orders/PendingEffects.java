package org.tandemoms.orders;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tandemoms.outbox.OutboxMessage;

/**
 * What the drain needs of an order: a part of its document, read without the rest because the drain looks several times
 * for each message.
 */
public final class PendingEffects {

    private long revision;
    private boolean open;
    private Instant wakeAt;
    private Instant alarmAt;
    private Instant updatedAt;
    private List<Hold> holds = new ArrayList<>();
    private List<OutboxMessage> outbox = new ArrayList<>();
    private ProcessTrail trail = new ProcessTrail();

    PendingEffects() {}

    /** What may go out now: while people hold an open order, only what stays in the house. */
    List<OutboxMessage> deliverable() {
        return new Outbox(outbox).deliverable(open, holds);
    }

    /** An open order of which nobody waits for anything but the next message from outside. */
    boolean onlyRests() {
        return open && outbox.isEmpty() && !trail.isRunning();
    }

    Instant updatedAt() {
        return updatedAt;
    }

    /** Nothing is going to write the document any more. */
    boolean isDone() {
        return !open && !trail.isRunning();
    }

    /** That, and those messages are all that is left to deliver, and no alarm is set. */
    boolean isDoneBut(Set<String> keys) {
        return isDone()
                && alarmAt == null
                && outbox.stream().map(OutboxMessage::key).allMatch(keys::contains);
    }

    long revision() {
        return revision;
    }

    /** When somebody has to look at the document next. */
    Optional<Instant> wakeAt() {
        return Optional.ofNullable(wakeAt);
    }

    /** When the order itself asked to be woken. */
    Optional<Instant> alarm() {
        return Optional.ofNullable(alarmAt);
    }
}
