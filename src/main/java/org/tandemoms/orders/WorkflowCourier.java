package org.tandemoms.orders;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.tandemoms.outbox.Courier;
import org.tandemoms.outbox.OutboxMessage;
import org.tandemoms.outbox.Receipt;

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
    private final EngineMessages engine;
    private final ObjectProvider<Janitor> janitor;

    WorkflowCourier(Orders orders, EngineMessages engine, ObjectProvider<Janitor> janitor) {
        this.orders = orders;
        this.engine = engine;
        this.janitor = janitor;
    }

    @Override
    public String destination() {
        return Order.WORKFLOW;
    }

    @Override
    public Receipt deliver(String orderId, OutboxMessage message) {
        Told told = orders.retrying(orderId, () -> tellInOneWrite(orderId, message));
        if (told.taken()) {
            if (told.order().trail().isReplaying()) {
                // a process started anew is led on at once to where the document stands
                janitor.getObject().check(orderId);
            }
            return Receipt.settled();
        }
        return message.attempts() < PATIENCE && !message.type().equals(EngineMessages.START)
                ? Receipt.later("The process does not wait for this yet")
                : Receipt.delivered();
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
