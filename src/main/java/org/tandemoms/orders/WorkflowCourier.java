package org.tandemoms.orders;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.tandemoms.outbox.Courier;
import org.tandemoms.outbox.OutboxMessage;
import org.tandemoms.outbox.Receipt;
import org.tandemoms.workflow.Workflow;

/**
 * Tells the engine what the document says: start this process, that milestone is reached, this was decided. The message
 * leaves the outbox in the very write that stores what the engine then did.
 */
@Component
class WorkflowCourier implements Courier {

    /**
     * So often a message waits for a process that the order says is running and the engine does not have: its
     * transaction, which writes the order first, is about to commit, or it was killed before it could.
     */
    private static final int PATIENCE = 6;

    private final Orders orders;
    private final EngineMessages engine;
    private final Workflow workflow;
    private final ObjectProvider<Janitor> janitor;

    WorkflowCourier(Orders orders, EngineMessages engine, Workflow workflow, ObjectProvider<Janitor> janitor) {
        this.orders = orders;
        this.engine = engine;
        this.workflow = workflow;
        this.janitor = janitor;
    }

    @Override
    public String destination() {
        return Order.WORKFLOW;
    }

    @Override
    public Receipt deliver(String orderId, OutboxMessage message) {
        Told told = tell(orderId, message);
        boolean isStart = message.type().equals(EngineMessages.START);
        if (!told.taken() && !isStart && told.order().hasRunningProcess()) {
            if (workflow.position(orderId).isEmpty()) {
                return untilEngineHasIt(orderId, message);
            }
            told = tell(orderId, message); // it may have come between the two questions
        }
        if (!told.taken()) {
            return Receipt.delivered(); // a process is told again when it begins to wait
        }
        if (told.order().trail().isReplaying()) {
            // a process started anew is led on at once to where the document stands
            janitor.getObject().check(orderId);
        }
        return Receipt.settled();
    }

    private Receipt untilEngineHasIt(String orderId, OutboxMessage message) {
        if (message.attempts() < PATIENCE) {
            return Receipt.later("The engine has not stored the order's process yet");
        }
        janitor.getObject().check(orderId);
        return Receipt.delivered();
    }

    private Told tell(String orderId, OutboxMessage message) {
        return orders.retrying(orderId, () -> tellInOneWrite(orderId, message));
    }

    private record Told(Order order, boolean taken) {}

    private Told tellInOneWrite(String orderId, OutboxMessage message) {
        Order order = orders.bindOrJoin(orderId);
        try {
            if (!order.outbox().has(message.key())) {
                return new Told(order, true); // told by somebody else, or replaced by newer news of the same
            }
            order.outbox().remove(message.key());
            return new Told(order, engine.tell(order, message));
        } finally {
            orders.release();
        }
    }
}
