package org.tandemoms.orders;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.tandemoms.outbox.OutboxDocuments;
import org.tandemoms.outbox.OutboxMessage;
import org.tandemoms.shared.ProblemCode;
import org.tandemoms.shared.Refused;

/** The orders' outboxes, as the drain sees them. */
@Component
class OrderOutbox implements OutboxDocuments {

    private final OrderStore store;
    private final Orders orders;
    private final ObjectProvider<Janitor> janitor;
    private final ObjectProvider<OrderTypes> types;
    private final ObjectProvider<ReplyHandler> handlers;
    private volatile Map<String, ReplyHandler> handlersByType;

    OrderOutbox(
            OrderStore store,
            Orders orders,
            ObjectProvider<Janitor> janitor,
            ObjectProvider<OrderTypes> types,
            ObjectProvider<ReplyHandler> handlers) {
        this.types = types;
        this.store = store;
        this.orders = orders;
        this.janitor = janitor;
        this.handlers = handlers;
    }

    @Override
    public List<OutboxMessage> pending(String id) {
        return store.effects(id).map(PendingEffects::deliverable).orElse(List.of());
    }

    @Override
    public List<String> due(Instant now, int limit) {
        return store.due(now, limit);
    }

    /** Of an order that only rests no more is to be done than to say when it is due again: of those there are thousands. */
    @Override
    public boolean lease(String id, Instant now) {
        Optional<PendingEffects> seen = store.effects(id).filter(effects -> isDue(effects.wakeAt(), now));
        if (seen.filter(effects -> effects.onlyRests() && !isDue(effects.alarm(), now))
                .isPresent()) {
            rest(id, seen.get(), now);
            return false;
        }
        Optional<PendingEffects> due = seen.filter(
                effects -> store.lease(id, effects.wakeAt().orElseThrow(), now.plus(Orders.LEASE), orders.node()));
        if (isDue(due.flatMap(PendingEffects::alarm), now)) {
            ring(id);
        }
        return due.isPresent();
    }

    private static boolean isDue(Optional<Instant> at, Instant now) {
        return at.filter(time -> !time.isAfter(now)).isPresent();
    }

    private void rest(String id, PendingEffects seen, Instant now) {
        Instant until = Resting.until(id, seen.updatedAt(), seen.alarm(), now);
        store.lease(id, seen.wakeAt().orElseThrow(), until, orders.node());
    }

    /** Only the node that has the lease gets here; the change itself is guarded by the version as every other. */
    private void ring(String id) {
        orders.change(id, Order.class, order -> {
            if (order.alarm().filter(alarm -> !alarm.isAfter(order.now())).isPresent()) {
                order.alarm(null);
                types.getObject().of(order).alarm(order);
            }
        });
    }

    @Override
    public List<OutboxMessage> confirm(String id, Map<String, Map<String, Object>> replies) {
        return changing(id, replies.keySet(), (order, message) -> {
            ReplyHandler handler = handler(message.type());
            if (handler != null) {
                handler.taken(order, message, replies.get(message.key()));
            }
            order.outbox().remove(message.key());
        });
    }

    @Override
    public boolean isAnsweredLater(OutboxMessage message) {
        ReplyHandler handler = handler(message.type());
        return handler != null && handler.isAnsweredLater();
    }

    @Override
    public boolean isDone(String id) {
        return store.effects(id).filter(PendingEffects::isDone).isPresent();
    }

    @Override
    public List<OutboxMessage> postpone(String id, String key, Instant until, String reason) {
        return changing(
                id, Set.of(key), (order, message) -> order.outbox().change(key, m -> m.postponed(until, reason)));
    }

    @Override
    public List<OutboxMessage> bury(String id, String key, String reason) {
        return changing(id, Set.of(key), (order, message) -> {
            order.outbox().remove(key);
            order.note(
                    "dead-letter",
                    "A message to " + message.destination() + " will not succeed by itself: " + reason,
                    Map.of("key", key, "type", message.type()));
            ReplyHandler handler = handler(message.type());
            if (handler != null) {
                handler.buried(order, message, reason);
            }
        });
    }

    @Override
    public void revive(String id, OutboxMessage message) {
        ReplyHandler handler = handler(message.type());
        if (handler != null && handler.whyNotAgain() != null) {
            throw Refused.because(ProblemCode.STATE, handler.whyNotAgain());
        }
        orders.change(id, Order.class, order -> {
            boolean again = order.outbox()
                    .add(new OutboxMessage(
                            message.key(),
                            message.seq(),
                            message.destination(),
                            message.type(),
                            message.payload(),
                            order.now(),
                            0,
                            null,
                            null));
            if (again) {
                order.note("replayed", "A message to " + message.destination() + " is sent once more", Map.of());
            }
        });
    }

    @Override
    public void forget(String id, Set<String> keys) {
        orders.forget(id, keys);
    }

    @Override
    public void checkStandstill(String id) {
        janitor.getObject().check(id);
    }

    /** Changes the order for each message that is still pending; the others somebody has settled already. */
    private List<OutboxMessage> changing(String id, Set<String> keys, BiConsumer<Order, OutboxMessage> change) {
        List<OutboxMessage> pending = pending(id);
        if (pending.stream().noneMatch(message -> keys.contains(message.key()))) {
            return pending;
        }
        return orders.change(id, Order.class, order -> order.outbox().stream()
                        .filter(message -> keys.contains(message.key()))
                        .toList()
                        .forEach(message -> change.accept(order, message)))
                .deliverable();
    }

    private ReplyHandler handler(String type) {
        Map<String, ReplyHandler> known = handlersByType;
        if (known == null) {
            known = handlers.stream().collect(Collectors.toMap(ReplyHandler::type, Function.identity()));
            handlersByType = known;
        }
        return known.get(type);
    }
}
