package org.tandemoms.orders;

import org.springframework.stereotype.Component;
import org.tandemoms.outbox.OutboxMessage;
import org.tandemoms.shared.CrashPoint;
import org.tandemoms.workflow.Workflow;

/** What an order's outbox says to the engine: start this process, that milestone is reached, this was decided. */
@Component
class EngineMessages {

    static final String START = "workflow.start";
    static final String CORRELATE = "workflow.correlate";
    static final String COMPLETE = "workflow.complete";

    private final Workflow workflow;

    EngineMessages(Workflow workflow) {
        this.workflow = workflow;
    }

    /**
     * Tells the engine, which runs until its processes wait again and then stores the order that this thread has bound.
     *
     * @return false when the engine does not wait for that (now); the order is then still bound, and not stored
     */
    boolean tell(Order order, OutboxMessage message) {
        CrashPoint.BEFORE_CORRELATION.reached();
        boolean taken =
                switch (message.type()) {
                    case START -> start(order, message.text("process"));
                    case CORRELATE -> workflow.correlate(order.id(), message.text("message"), message.text("outcome"));
                    case COMPLETE -> workflow.completeTask(order.id(), message.text("task"), message.text("outcome"));
                    default -> throw new IllegalArgumentException("Unknown message to the engine: " + message.type());
                };
        CrashPoint.CORRELATED.reached();
        return taken;
    }

    private boolean start(Order order, String process) {
        boolean runs = workflow.position(order.id())
                .filter(position -> position.process().equals(process))
                .isPresent();
        if (runs) {
            return false;
        }
        workflow.start(process, order.id(), order.kind().name());
        return true;
    }
}
