package org.tandemoms.orders;

import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;
import org.springframework.data.mongodb.core.convert.MongoConverter;
import org.tandemoms.identity.Actor;
import org.tandemoms.outbox.Courier;
import org.tandemoms.outbox.Deliveries;
import org.tandemoms.outbox.Drain;
import org.tandemoms.outbox.OutboxMessage;
import org.tandemoms.outbox.Receipt;
import org.tandemoms.shared.MovedClock;
import org.tandemoms.workflow.ProcessSubjects;

/**
 * The room's real parts over a real store: placing, changes, outbox, drain and janitor, with a scripted engine and a
 * payment partner that remembers its keys. A second one on the same store is what starts after the first has died.
 */
final class StoredOrders implements AutoCloseable {

    /** A node that dies where a crash point is armed; its threads end, nothing of it goes on. */
    static final class PowerCut extends Error {
        private static final long serialVersionUID = 1;

        static void at(org.tandemoms.shared.CrashPoint point) {
            point.arm(() -> {
                throw new PowerCut();
            });
        }
    }

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private final MovedClock clock;

    /** @param paid where the payment partner keeps every key it was asked under; outlives the node */
    StoredOrders(String mongoUri, MovedClock clock, Queue<String> paid) {
        this.clock = clock;
        context.registerBean(Clock.class, () -> clock);
        context.registerBean(MongoDatabaseFactory.class, () -> new SimpleMongoClientDatabaseFactory(mongoUri));
        context.registerBean(
                MongoTemplate.class,
                () -> new MongoTemplate(
                        context.getBean(MongoDatabaseFactory.class), context.getBean(MongoConverter.class)));
        context.registerBean(ScriptedEngine.class, () -> new ScriptedEngine(context.getBean(ProcessSubjects.class)));
        context.registerBean("payment", Courier.class, () -> new Partner(paid));
        context.registerBean("inbox", Courier.class, () -> new Delivered(Order.TASKS));
        context.registerBean(ReplyHandler.class, PaymentAnswer::new);
        context.registerBean(OrderType.class, PlainType::new);
        context.register(
                Orders.class,
                Placing.class,
                Janitor.class,
                OrderOutbox.class,
                OrderProcesses.class,
                OrderTypes.class,
                EngineMessages.class,
                WorkflowCourier.class,
                named("org.tandemoms.orders.internal.MongoOrderStore"),
                named("org.tandemoms.orders.internal.MongoRequests"),
                named("org.tandemoms.outbox.internal.MongoDeadLetters"),
                named("org.tandemoms.outbox.OutboxConfiguration"),
                named("org.tandemoms.shared.internal.MongoConfiguration"));
        context.refresh();
    }

    private static Class<?> named(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("A part of the house has moved", e);
        }
    }

    Orders orders() {
        return context.getBean(Orders.class);
    }

    Placing placing() {
        return context.getBean(Placing.class);
    }

    Janitor janitor() {
        return context.getBean(Janitor.class);
    }

    ScriptedEngine engine() {
        return context.getBean(ScriptedEngine.class);
    }

    Drain drain() {
        return context.getBean(Drain.class);
    }

    Deliveries deliveries() {
        return context.getBean(Deliveries.class);
    }

    OrderOutbox outbox() {
        return context.getBean(OrderOutbox.class);
    }

    OrderStore store() {
        return context.getBean(OrderStore.class);
    }

    PlainOrder order(String id) {
        return orders().get(id, PlainOrder.class);
    }

    /** Places an order that acme calls so, under an idempotency key of the same name. */
    Placed place(String clientOrderId) {
        return placing()
                .place(
                        new Intake("acme", clientOrderId, "hash of " + clientOrderId, clientOrderId),
                        new PlainDraft(clientOrderId));
    }

    /** What a node does once it is up: looks after everything that is unfinished. */
    void start() {
        janitor().lookAfterAll();
    }

    /** Lets time pass until everything that was left is due, and sweeps until nothing moves any more. */
    void settle(String orderId) {
        await("order " + orderId + " has nothing left to deliver")
                .atMost(Duration.ofSeconds(20))
                .until(() -> {
                    clock.move(Orders.REST.plusSeconds(1));
                    drain().sweep();
                    drain().deliver(orderId);
                    return order(orderId).outbox().isEmpty();
                });
    }

    @Override
    public void close() {
        context.close();
    }

    /** One answer per acknowledged order, stored with it. */
    record PlainDraft(String clientOrderId) implements Draft {

        @Override
        public Order create(String orderId, Instant now) {
            return new PlainOrder(orderId, "acme", clientOrderId, now, Actor.SYSTEM);
        }

        @Override
        public Answer accepted(Order order) {
            return new Answer(201, order.id() + " at version " + order.version());
        }
    }

    private record Partner(Queue<String> paid) implements Courier {

        @Override
        public String destination() {
            return "payment";
        }

        @Override
        public Receipt deliver(String documentId, OutboxMessage message) {
            if (!paid.contains(message.key())) {
                paid.add(message.key());
            }
            return Receipt.confirmed(Map.of());
        }
    }

    private record Delivered(String destination) implements Courier {

        @Override
        public Receipt deliver(String documentId, OutboxMessage message) {
            return Receipt.delivered();
        }
    }

    private static final class PaymentAnswer implements ReplyHandler {

        @Override
        public String type() {
            return "payment.authorise";
        }

        @Override
        public void taken(Order order, OutboxMessage message, Map<String, Object> reply) {
            order.reach(ScriptedEngine.PAYMENT_ANSWERED, "AUTHORISED");
        }
    }

    private record PlainView(String id, OrderKind kind, String clientOrderId, long version) implements OrderView {}

    private static final class PlainType implements OrderType {

        @Override
        public OrderKind kind() {
            return OrderKind.SALES;
        }

        @Override
        public Class<? extends Order> type() {
            return PlainOrder.class;
        }

        @Override
        public PlainView present(Order order) {
            return new PlainView(order.id(), order.kind(), order.clientOrderId(), order.version());
        }

        @Override
        public Class<PlainView> view() {
            return PlainView.class;
        }

        @Override
        public void cancel(Order order, String reason) {
            order.note("cancelled", reason);
        }

        @Override
        public Map<String, Object> handlingFacts(Order order) {
            return Map.of();
        }

        @Override
        public void reject(Order order) {
            order.note("rejected", "");
        }

        @Override
        public void cancelled(Order order) {
            order.note("cancelled", "");
        }
    }

    static Queue<String> partner() {
        return new ConcurrentLinkedQueue<>();
    }
}
