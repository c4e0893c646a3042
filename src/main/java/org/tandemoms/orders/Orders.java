package org.tandemoms.orders;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import org.tandemoms.identity.Actor;
import org.tandemoms.identity.CurrentActor;
import org.tandemoms.outbox.Deliveries;
import org.tandemoms.outbox.Drain;
import org.tandemoms.outbox.OutboxMessage;
import org.tandemoms.shared.CrashPoint;
import org.tandemoms.shared.Ids;
import org.tandemoms.shared.ProblemCode;
import org.tandemoms.shared.Refused;

/**
 * Changes orders. One change is: read, alter in memory, write under the revision that was read; done again when somebody
 * else was first. Inside an engine transaction all changes to its order gather in one in-memory document that is
 * written once, just before the engine commits. A change that the engine is to hear of takes the engine along: what was
 * changed and what the process then does is one write.
 */
@Component
public class Orders {

    /** How long the writing node has its outbox for itself before others look after it. */
    static final Duration LEASE = Duration.ofSeconds(15);

    /** How long an open order may rest before the janitor looks whether it stands still. */
    static final Duration REST = Duration.ofMinutes(5);

    private static final int ATTEMPTS = 60;
    private static final Logger log = LoggerFactory.getLogger(Orders.class);

    private final OrderStore store;
    private final Deliveries deliveries;
    private final Supplier<Drain> drain;
    private final Supplier<EngineMessages> engine;
    private final Supplier<ChangeFollower> follower;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final String node;
    private final ThreadLocal<Scope> bound = new ThreadLocal<>();

    Orders(
            OrderStore store,
            Deliveries deliveries,
            ObjectProvider<Drain> drain,
            ObjectProvider<EngineMessages> engine,
            ObjectProvider<ChangeFollower> follower,
            ApplicationEventPublisher events,
            Clock clock,
            @Value("${tandem.node:}") String node) {
        this.store = store;
        this.deliveries = deliveries;
        this.drain = SingletonSupplier.of(drain::getObject);
        this.engine = SingletonSupplier.ofNullable(engine::getIfAvailable);
        this.follower = SingletonSupplier.ofNullable(follower::getIfAvailable);
        this.events = events;
        this.clock = clock;
        this.node = node.isBlank() ? Ids.next() : node;
    }

    /** One order being changed by one thread. */
    private static final class Scope {

        private final Order order;
        private final long revisionRead;
        private final Function<Order, Answer> answering;
        private final Object followed;
        private boolean written;

        Scope(Order order, Function<Order, Answer> answering, ChangeFollower follower) {
            this.order = order;
            this.revisionRead = order.revision();
            this.answering = answering;
            this.followed = follower == null ? null : follower.before(order, isNew());
        }

        boolean isNew() {
            return revisionRead == 0;
        }
    }

    public Optional<Order> find(String id) {
        Scope scope = bound.get();
        return scope != null && scope.order.id().equals(id) ? Optional.of(scope.order) : store.find(id);
    }

    public Order get(String id) {
        return find(id).orElseThrow(() -> Refused.because(ProblemCode.NOT_FOUND, "There is no order " + id));
    }

    public <O extends Order> O get(String id, Class<O> type) {
        Order order = get(id);
        if (!type.isInstance(order)) {
            throw Refused.because(ProblemCode.NOT_FOUND, "Order " + id + " is of another kind");
        }
        return type.cast(order);
    }

    /** Changes the order; returns it as stored. */
    public <O extends Order> O change(String id, Class<O> type, Consumer<O> change) {
        return changeIf(id, type, null, change);
    }

    /**
     * Changes the order if it still has the version the caller saw; refuses with {@code version} otherwise.
     *
     * @param seen version of the caller's If-Match, or null for any
     */
    public <O extends Order> O changeIf(String id, Class<O> type, Long seen, Consumer<O> change) {
        if (bound.get() != null && bound.get().order.id().equals(id)) {
            O order = type.cast(bound.get().order);
            change.accept(order);
            return order;
        }
        AtomicBoolean withEngine = new AtomicBoolean(true);
        return retrying(id, () -> {
            O order = get(id, type);
            if (seen != null && order.version() != seen) {
                throw Refused.because(
                        ProblemCode.VERSION,
                        "The order is at version " + order.version() + ", you saw " + (seen < 0 ? "another" : seen));
            }
            bind(order);
            try {
                long before = order.outboxSeq();
                change.accept(order);
                if (!withEngine.get() || !takesEngineAlong(order, before, withEngine)) {
                    flush();
                }
            } finally {
                release();
            }
            return order;
        });
    }

    /**
     * Tells the engine at once what the change has put into the outbox for it.
     *
     * @param allowed becomes false when the engine is in trouble: the change is then stored without it, and the drain
     *     tells the engine later
     * @return true when the engine has stored the order
     */
    private boolean takesEngineAlong(Order order, long before, AtomicBoolean allowed) {
        OutboxMessage message = order.trail().isReplaying()
                ? null
                : order.outbox().firstForEngineAfter(before).orElse(null);
        EngineMessages told = message == null ? null : engine.get();
        if (told == null) {
            return false;
        }
        int place = order.outbox().takeOut(message);
        boolean taken;
        try {
            order.changing(order.now(), Actor.SYSTEM);
            taken = CurrentActor.runAs(Actor.SYSTEM, () -> told.tell(order, message));
        } catch (ConcurrencyFailureException conflict) {
            throw conflict;
        } catch (RuntimeException trouble) {
            log.warn("Order {} is stored without the engine, which the drain will tell", order.id(), trouble);
            allowed.set(false);
            throw new Conflict(order.id());
        }
        if (!taken) {
            order.outbox().putBack(place, message);
        }
        return taken;
    }

    /** Leaves out messages that were delivered. An order with nothing else to come loses its outbox and is not read. */
    void forget(String id, Set<String> keys) {
        boolean rests = store.effects(id)
                .filter(effects -> effects.isDoneBut(keys))
                .filter(effects -> store.rest(id, effects.revision()))
                .isPresent();
        if (rests) {
            deliveries.written(id, keys);
        } else {
            change(id, Order.class, order -> order.outbox().removeAll(keys));
        }
    }

    /** Runs work that may conflict, again and again until it does not. */
    <T> T retrying(String id, Supplier<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return work.get();
            } catch (ConcurrencyFailureException conflict) {
                if (attempt == ATTEMPTS) {
                    throw conflict;
                }
                LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(200_000L, 400_000L * attempt + 300_000L));
            }
        }
    }

    // --- the scope of this thread -----------------------------------------------------------------------------------

    boolean isBound() {
        return bound.get() != null;
    }

    /** The order this thread works on. */
    Order bound() {
        return bound.get().order;
    }

    /** The order with that id, on which this thread works; read and bound at first use. */
    Order bindOrJoin(String id) {
        Scope scope = bound.get();
        if (scope == null) {
            bind(get(id));
            return bound.get().order;
        }
        if (!scope.order.id().equals(id)) {
            throw new IllegalStateException(
                    "This thread works on order " + scope.order.id() + " and cannot take " + id + " as well");
        }
        return scope.order;
    }

    void bind(Order order) {
        bind(order, null);
    }

    /** @param answering makes the first answer of a new order, stored with it; may be null */
    void bind(Order order, Function<Order, Answer> answering) {
        if (bound.get() != null) {
            throw new IllegalStateException(
                    "This thread already works on order " + bound.get().order.id());
        }
        order.changing(clock.instant(), CurrentActor.get());
        bound.set(new Scope(order, answering, follower.get()));
    }

    /** Writes the bound order, once; lets others know. A conflict throws and nothing is written. */
    void flush() {
        Scope scope = bound.get();
        if (scope == null || scope.written) {
            return;
        }
        Order order = scope.order;
        if (order.isTooLateToStore(clock.instant())) {
            throw new Conflict(order.id());
        }
        if (scope.followed != null) {
            follower.get().changed(order, scope.followed);
        }
        Instant now = order.now();
        Set<String> delivered = Set.copyOf(deliveries.of(order.id()));
        order.sealed(delivered, node, now.plus(LEASE), now.plus(REST));
        if (scope.answering != null) {
            order.answer(scope.answering.apply(order));
        }
        CrashPoint.BEFORE_ORDER_STORED.reached();
        boolean stored = scope.isNew() ? store.insert(order) : store.replace(order, scope.revisionRead);
        if (!stored) {
            throw new Conflict(order.id());
        }
        CrashPoint.ORDER_STORED.reached();
        scope.written = true;
        deliveries.written(order.id(), delivered);
    }

    /** Ends the scope; what was written is announced and its effects go out on a worker. */
    void unbind() {
        Scope scope = bound.get();
        bound.remove();
        if (scope != null && scope.written) {
            events.publishEvent(new OrderChanged(scope.order, scope.isNew()));
            if (!scope.order.outbox().isEmpty()) {
                drain.get().nudge(scope.order.id());
            }
        }
    }

    /** Ends a scope that the engine did not end itself, because it had nothing to do or failed before its commit. */
    void release() {
        if (bound.get() != null) {
            unbind();
        }
    }

    String node() {
        return node;
    }
}
