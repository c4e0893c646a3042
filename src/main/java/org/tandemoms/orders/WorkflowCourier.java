package org.tandemoms.orders;

import java.util.function.BooleanSupplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.tandemoms.outbox.Courier;
import org.tandemoms.outbox.OutboxMessage;
import org.tandemoms.outbox.Receipt;
import org.tandemoms.shared.CrashPoint;
import org.tandemoms.workflow.Workflow;

/**
 * Tells the engine what the document says: start this process, that milestone is reached, this was decided. The message
 * leaves the outbox in the very write that stores what the engine then did.
 */
@Component
class WorkflowCourier implements Courier {

    /**
     * A process that does not wait for a milestone yet is told when it begins to. One more try covers the moment between
     * the document's write and the engine's commit on another node.
     */
    private static final int PATIENCE = 1;

    private final Orders orders;
    private final Workflow workflow;
    private final ObjectProvider<Janitor> janitor;

    WorkflowCourier(Orders orders, Workflow workflow, ObjectProvider<Janitor> janitor) {
        this.orders = orders;
        this.workflow = workflow;
        this.janitor = janitor;
    }

    @Override
    public String destination() {
        return Order.WORKFLOW;
    }

    @Override
    public Receipt deliver(String orderId, OutboxMessage message) {
        CrashPoint.BEFORE_CORRELATION.reached();
        boolean taken = orders.retrying(orderId, () -> tell(orderId, message));
        CrashPoint.CORRELATED.reached();
        if (taken) {
            leadOn(orderId);
            return Receipt.settled();
        }
        return message.attempts() < PATIENCE && !message.type().equals("workflow.start")
                ? Receipt.later("The process does not wait for this yet")
                : Receipt.delivered();
    }

    private boolean tell(String orderId, OutboxMessage message) {
        return switch (message.type()) {
            case "workflow.start" -> inOneWrite(orderId, message, () -> start(orderId, message.text("process")));
            case "workflow.correlate" ->
                inOneWrite(
                        orderId,
                        message,
                        () -> workflow.correlate(orderId, message.text("message"), message.text("outcome")));
            case "workflow.complete" ->
                inOneWrite(
                        orderId,
                        message,
                        () -> workflow.completeTask(orderId, message.text("task"), message.text("outcome")));
            default -> throw new IllegalArgumentException("Unknown message to the engine: " + message.type());
        };
    }

    /** A process started anew is led on at once to where the document stands. */
    private void leadOn(String orderId) {
        if (orders.find(orderId).filter(order -> order.trail().isReplaying()).isPresent()) {
            janitor.getObject().check(orderId);
        }
    }

    private boolean start(String orderId, String process) {
        boolean runs = workflow.position(orderId)
                .filter(position -> position.process().equals(process))
                .isPresent();
        if (runs) {
            return false;
        }
        workflow.start(process, orderId, orders.get(orderId).kind().name());
        return true;
    }

    private boolean inOneWrite(String orderId, OutboxMessage message, BooleanSupplier work) {
        Order order = orders.bindOrJoin(orderId);
        try {
            order.outbox().removeIf(pending -> pending.key().equals(message.key()));
            return work.getAsBoolean();
        } finally {
            orders.release();
        }
    }
}
