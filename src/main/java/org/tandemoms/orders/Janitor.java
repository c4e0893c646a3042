package org.tandemoms.orders;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.tandemoms.outbox.Drain;
import org.tandemoms.workflow.Workflow;

/**
 * Looks after orders that stand still. What the document says is right: a process the engine has lost is started again
 * and led, milestone by milestone and decision by decision, to where the document stands.
 */
@Component
class Janitor {

    private static final Logger log = LoggerFactory.getLogger(Janitor.class);
    private static final int BATCH = 200;

    private final OrderStore store;
    private final Orders orders;
    private final Workflow workflow;
    private final Drain drain;
    private final Clock clock;

    Janitor(OrderStore store, Orders orders, Workflow workflow, Drain drain, Clock clock) {
        this.store = store;
        this.orders = orders;
        this.workflow = workflow;
        this.drain = drain;
        this.clock = clock;
    }

    /** After a start every unfinished order is looked at once: the engine may have lost it, or this node died over it. */
    @EventListener(ApplicationReadyEvent.class)
    void lookAfterAll() {
        Thread walk = new Thread(this::walk, "janitor");
        walk.setDaemon(true);
        walk.start();
    }

    private void walk() {
        clearLeftovers();
        String after = null;
        int restored = 0;
        while (true) {
            List<String> ids = store.unfinished(after, BATCH);
            if (ids.isEmpty()) {
                break;
            }
            Set<String> running = workflow.running(ids);
            for (String id : ids) {
                try {
                    restored += lookAfter(id, running.contains(id)) ? 1 : 0;
                } catch (RuntimeException e) {
                    log.warn("Order {} is left to the next round", id, e);
                }
            }
            after = ids.get(ids.size() - 1);
        }
        if (restored > 0) {
            log.info("{} orders were put back into their processes", restored);
        }
    }

    /** The engine may not have heard that an order's process has ended; nobody would work on what it has. */
    private void clearLeftovers() {
        List<String> ids = workflow.runningAfter(null, BATCH);
        while (!ids.isEmpty()) {
            for (String id : ids) {
                try {
                    if (store.find(id).filter(Janitor::hasNoProcess).isPresent()
                            && orders.retrying(id, () -> clear(id))) {
                        log.info("The engine still had a process of order {}, which has ended", id);
                    }
                } catch (RuntimeException e) {
                    log.warn("What the engine has of order {} is left to the next start", id, e);
                }
            }
            ids = workflow.runningAfter(ids.get(ids.size() - 1), BATCH);
        }
    }

    private boolean clear(String id) {
        Order order = orders.bindOrJoin(id);
        try {
            if (!hasNoProcess(order)) {
                return false;
            }
            order.note(
                    "process-cleared",
                    "The engine had not heard that the process has ended; it has now",
                    Map.of("process", order.trail().process()));
            return workflow.clear(id);
        } finally {
            orders.release();
        }
    }

    /** Nor is one about to be told anything. */
    private static boolean hasNoProcess(Order order) {
        return !order.trail().isRunning() && !order.outbox().hasFor(Order.WORKFLOW);
    }

    private boolean lookAfter(String id, boolean hasProcess) {
        if (store.effects(id).filter(PendingEffects::onlyRests).isPresent()) {
            return false; // it has its time to be looked at, and no process to be put back into
        }
        Optional<Order> order = store.find(id);
        if (order.isEmpty()) {
            return false;
        }
        ProcessTrail trail = order.get().trail();
        boolean lost = trail.isRunning() && trail.kept() == null && !hasProcess;
        if (lost) {
            restore(id);
        } else {
            check(id);
        }
        drain.nudge(id);
        return lost;
    }

    /** Looks at one order that has rested for a while with nothing left to deliver. */
    void check(String id) {
        Optional<Order> found = store.find(id);
        if (found.isEmpty() || !found.get().trail().isRunning()) {
            found.ifPresent(this::rest);
            return;
        }
        Optional<Workflow.Position> position = workflow.position(id);
        if (position.isEmpty()) {
            restore(id);
        } else {
            catchUp(found.get(), position.get());
        }
    }

    private void restore(String id) {
        orders.change(id, Order.class, order -> {
            if (!order.hasRunningProcess()) {
                return;
            }
            order.note(
                    "process-restored",
                    "The engine had lost the process; it is started again",
                    Map.of("process", order.trail().process()));
            order.trail().replay();
            order.startProcess(order.trail().process());
        });
    }

    private void catchUp(Order seen, Workflow.Position position) {
        boolean missed = position.waitingFor().stream()
                        .anyMatch(message -> seen.milestone(message).isPresent())
                || seen.decisions().stream().anyMatch(decision -> missed(decision, position));
        if (!missed && !seen.trail().isReplaying()) {
            if (seen.trail().kept() != null && hasRested(seen)) {
                workflow.storeInTables(seen.id());
            }
            rest(seen);
            return;
        }
        orders.change(seen.id(), Order.class, order -> {
            position.waitingFor().stream()
                    .filter(message -> order.milestone(message).isPresent())
                    .forEach(order::tell);
            order.decisions().stream()
                    .filter(decision -> missed(decision, position))
                    .forEach(order.asked()::tellEngine);
            if (!missed) {
                order.trail().caughtUp();
            }
        });
    }

    private static boolean missed(Decision decision, Workflow.Position position) {
        return decision.isAnswered() && position.openTasks().contains(decision.taskKey());
    }

    private boolean hasRested(Order order) {
        return !order.updatedAt().plus(Orders.REST).isAfter(clock.instant());
    }

    /** Nothing to do for a while; the longer the order has rested, the longer. */
    private void rest(Order order) {
        if (order.wakeAt() == null) {
            return;
        }
        Instant until = Resting.until(order.id(), order.updatedAt(), order.alarm(), clock.instant());
        store.lease(order.id(), order.wakeAt(), until, orders.node());
    }
}
