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

    private static final Set<String> GOES_OUT_WHILE_HELD =
            Set.of(Order.WORKFLOW, Order.TASKS, "stock", "client", "positions");

    /** Who cancels a held order must get back from the carrier what was booked before. */
    private static final String TAKES_BACK = "carrier.cancel";

    private boolean open;
    private Instant wakeAt;
    private Instant alarmAt;
    private List<Hold> holds = new ArrayList<>();
    private List<OutboxMessage> outbox = new ArrayList<>();
    private ProcessTrail trail = new ProcessTrail();

    PendingEffects() {}

    /** What may go out now: while people hold an open order, only what stays in the house. */
    List<OutboxMessage> deliverable() {
        return deliverable(open, holds, outbox);
    }

    static List<OutboxMessage> deliverable(boolean open, List<Hold> holds, List<OutboxMessage> outbox) {
        return holds.isEmpty() || !open
                ? List.copyOf(outbox)
                : outbox.stream()
                        .filter(message -> GOES_OUT_WHILE_HELD.contains(message.destination())
                                || message.type().equals(TAKES_BACK))
                        .toList();
    }

    /** Nothing is going to write the document any more. */
    boolean isDone() {
        return !open && !trail.isRunning();
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
