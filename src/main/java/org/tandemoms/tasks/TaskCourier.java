package org.tandemoms.tasks;

import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.tandemoms.orders.Decision;
import org.tandemoms.orders.Order;
import org.tandemoms.orders.OrderTypes;
import org.tandemoms.orders.Orders;
import org.tandemoms.orders.StreamEvent;
import org.tandemoms.outbox.Courier;
import org.tandemoms.outbox.OutboxMessage;
import org.tandemoms.outbox.Receipt;

/** Shows the orders' decisions in the inbox. */
@Component
class TaskCourier implements Courier {

    private final Orders orders;
    private final OrderTypes types;
    private final TaskStore store;
    private final ApplicationEventPublisher events;

    TaskCourier(Orders orders, OrderTypes types, TaskStore store, ApplicationEventPublisher events) {
        this.orders = orders;
        this.types = types;
        this.store = store;
        this.events = events;
    }

    @Override
    public String destination() {
        return "tasks";
    }

    @Override
    public Receipt deliver(String orderId, OutboxMessage message) {
        Order order = orders.get(orderId);
        Optional<Decision> decision = order.decision(message.text("task"));
        decision.map(asked -> task(order, asked)).ifPresent(task -> {
            store.project(task);
            if (task.round() > 1) {
                // one transaction may close a round and open the next: the order then tells of the newer one only
                store.close(Task.id(task.orderId(), task.taskKey(), task.round() - 1));
            }
            events.publishEvent(new StreamEvent("task", null, Hint.of(task)));
        });
        return Receipt.delivered();
    }

    private Task task(Order order, Decision decision) {
        return new Task(
                Task.id(order.id(), decision.taskKey(), decision.round()),
                order.id(),
                order.kind().name(),
                decision.taskKey(),
                decision.name(),
                decision.process(),
                decision.documentation(),
                decision.form(),
                decision.groups(),
                null,
                priority(decision),
                decision.openedAt(),
                decision.dueAt(),
                decision.needed(),
                decision.given(),
                decision.outcomes(),
                types.of(order).facts(order),
                decision.reasons(),
                null,
                decision.isOpen() && isWorkedOn(order),
                decision.outcome());
    }

    /** A trade is done when it is filled, and people may still be asked about its settlement. */
    private static boolean isWorkedOn(Order order) {
        return order.isOpen() || order.trail().isRunning();
    }

    /** What open pages are told; they read the rest. */
    private record Hint(String id, String orderId, String name, List<String> groups, String assignee, boolean open) {

        static Hint of(Task task) {
            return new Hint(task.id(), task.orderId(), task.name(), task.groups(), task.assignee(), task.open());
        }
    }

    private static String priority(Decision decision) {
        if (decision.escalatedTo() != null) {
            return "URGENT";
        }
        return decision.needed() > 1 ? "HIGH" : "NORMAL";
    }
}
