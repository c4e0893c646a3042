package org.tandemoms.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tandemoms.shared.Closing;
import org.tandemoms.shared.CrashPoint;

/**
 * Delivers what documents have in their outboxes, at least once, in order per document and destination. The thread that
 * stored the document delivers at once when it can ({@link #deliver}) or hands over to a worker ({@link #nudge}); the
 * sweep finds what a crash or an outage left behind. Within a node one thread at a time works on a document; between
 * nodes the lease ({@code wakeAt}) decides.
 */
public class Drain implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Drain.class);
    private static final Duration GIVE_UP_AFTER = Duration.ofHours(24);

    /** A message that lay still for a day, because people held its order or no node was up, is no hopeless one yet. */
    private static final int TRIED_AT_LEAST = 30;

    private static final int SWEEP_LIMIT = 500;

    /** Replies that come within this time are recorded together. */
    private static final Duration GATHERED_FOR = Duration.ofMillis(250);

    private enum Turn {
        WORKING,
        ONCE_MORE
    }

    private final OutboxDocuments documents;
    private final DeadLetters deadLetters;
    private final Deliveries deliveries;
    private final ExecutorService workers;
    private final ExecutorService caretakers;
    private final Clock clock;
    private final Map<String, Courier> couriers;
    private final ConcurrentHashMap<String, Turn> turns = new ConcurrentHashMap<>();
    private final Set<String> inCare = ConcurrentHashMap.newKeySet();
    private final ConcurrentHashMap<String, Instant> awaited = new ConcurrentHashMap<>();

    /**
     * @param workers deliver what has just been stored
     * @param caretakers look at what is due: thousands of open orders may be at once, and new ones do not wait behind them
     */
    Drain(
            OutboxDocuments documents,
            List<Courier> couriers,
            DeadLetters deadLetters,
            Deliveries deliveries,
            ExecutorService workers,
            ExecutorService caretakers,
            Clock clock) {
        this.documents = documents;
        this.deadLetters = deadLetters;
        this.deliveries = deliveries;
        this.workers = workers;
        this.caretakers = caretakers;
        this.clock = clock;
        this.couriers = couriers.stream().collect(Collectors.toMap(Courier::destination, Function.identity()));
    }

    /** Delivers soon, on a worker. */
    public void nudge(String id) {
        if (turns.computeIfPresent(id, (any, now) -> Turn.ONCE_MORE) != null) {
            return;
        }
        submit(workers, () -> deliver(id), id);
    }

    /** Delivers now, in this thread, unless another thread is at it: then that one goes round once more. */
    public void deliver(String id) {
        if (turns.merge(id, Turn.WORKING, (now, any) -> Turn.ONCE_MORE) == Turn.ONCE_MORE) {
            return;
        }
        do {
            turns.put(id, Turn.WORKING);
            try {
                deliverAll(id);
            } catch (RuntimeException e) {
                log.warn("Delivery for {} stopped and is tried again by the sweep", id, e);
            } catch (Error broken) {
                turns.remove(id);
                throw broken;
            }
        } while (!turns.remove(id, Turn.WORKING));
    }

    /** Takes over what is due. */
    public void sweep() {
        Instant now = clock.instant();
        awaited.values().removeIf(until -> until.isBefore(now));
        if (inCare.size() > SWEEP_LIMIT / 2) {
            return; // those would be found again, and finding them reads them
        }
        for (String id : documents.due(now, SWEEP_LIMIT)) {
            if (!turns.containsKey(id) && inCare.add(id) && !submit(caretakers, () -> takeOverOnce(id), id)) {
                inCare.remove(id);
            }
        }
    }

    private static boolean submit(ExecutorService to, Runnable work, String id) {
        try {
            to.execute(work);
            return true;
        } catch (RejectedExecutionException fullOrClosing) {
            log.debug("{} is left to a later sweep", id);
            return false;
        }
    }

    private void takeOverOnce(String id) {
        try {
            takeOver(id);
        } catch (RuntimeException e) {
            log.warn("{} could not be taken over and is left to a later sweep: {}", id, e.toString());
        } finally {
            inCare.remove(id);
        }
    }

    @Override
    public void close() {
        Closing.inOrder(caretakers, workers);
    }

    private void takeOver(String id) {
        if (isForAnotherNode(id) || !documents.lease(id, clock.instant())) {
            return;
        }
        Set<String> already = Set.copyOf(deliveries.of(id));
        if (!already.isEmpty()) {
            documents.forget(id, already);
        }
        if (documents.pending(id).isEmpty()) {
            documents.checkStandstill(id);
        } else {
            submit(workers, () -> deliverAndCheck(id), id); // a partner may take its time, and others are due
        }
    }

    private void deliverAndCheck(String id) {
        deliver(id);
        if (documents.pending(id).isEmpty()) {
            documents.checkStandstill(id);
        }
    }

    private boolean isForAnotherNode(String id) {
        if (everythingIsHere()) {
            return false;
        }
        List<OutboxMessage> pending = documents.pending(id);
        return !pending.isEmpty() && pending.stream().noneMatch(this::isHere);
    }

    private boolean everythingIsHere() {
        return couriers.values().stream().allMatch(Courier::isHere);
    }

    private boolean isHere(OutboxMessage message) {
        Courier courier = couriers.get(message.destination());
        return courier == null || courier.isHere();
    }

    private void deliverAll(String id) {
        // before the document is read: another thread may write it without these and they are forgotten meanwhile
        Set<String> tried = new HashSet<>(deliveries.of(id));
        Set<String> blocked = new HashSet<>();
        Map<String, Map<String, Object>> replies = new LinkedHashMap<>();
        Instant gathering = null;
        List<OutboxMessage> pending = documents.pending(id);
        while (true) {
            OutboxMessage next = nextOf(id, pending, tried, blocked);
            if (!replies.isEmpty()
                    && (next == null || gathering.plus(GATHERED_FOR).isBefore(clock.instant()))) {
                pending = record(id, replies, pending, blocked);
            } else if (next == null) {
                tidy(id, pending);
                return;
            } else {
                tried.add(next.key());
                Receipt receipt = carry(id, next);
                if (receipt.outcome() == Receipt.Outcome.CONFIRMED && documents.isAnsweredLater(next)) {
                    deliveries.add(id, next.key());
                } else if (receipt.outcome() == Receipt.Outcome.CONFIRMED) {
                    gathering = replies.isEmpty() ? clock.instant() : gathering;
                    replies.put(next.key(), receipt.reply());
                } else {
                    pending = settle(id, next, receipt, pending, blocked);
                }
            }
        }
    }

    /** The removal of delivered messages rides on the document's next write; a document that is done has none. */
    private void tidy(String id, List<OutboxMessage> pending) {
        Set<String> delivered = Set.copyOf(deliveries.of(id));
        boolean all = !pending.isEmpty() && pending.stream().allMatch(message -> delivered.contains(message.key()));
        if (all && documents.isDone(id)) {
            documents.forget(id, delivered);
        }
    }

    private List<OutboxMessage> record(
            String id, Map<String, Map<String, Object>> replies, List<OutboxMessage> pending, Set<String> blocked) {
        List<OutboxMessage> left;
        try {
            left = documents.confirm(id, new LinkedHashMap<>(replies));
        } catch (RuntimeException oneOfThem) {
            left = recordOneByOne(id, replies, pending, blocked);
        }
        replies.clear();
        CrashPoint.REPLY_RECORDED.reached();
        return left;
    }

    /** An answer that nobody can make sense of keeps its own message back, and no other. */
    private List<OutboxMessage> recordOneByOne(
            String id, Map<String, Map<String, Object>> replies, List<OutboxMessage> pending, Set<String> blocked) {
        List<OutboxMessage> left = pending;
        for (OutboxMessage message : pending) {
            if (replies.containsKey(message.key())) {
                try {
                    left = documents.confirm(id, Map.of(message.key(), replies.get(message.key())));
                } catch (RuntimeException e) {
                    log.warn("The answer to {} cannot be taken", message.key(), e);
                    left = settle(id, message, Receipt.later("The answer cannot be taken: " + e), left, blocked);
                }
            }
        }
        return left;
    }

    private OutboxMessage nextOf(String id, List<OutboxMessage> pending, Set<String> tried, Set<String> blocked) {
        Instant now = clock.instant();
        Set<String> delivered = deliveries.of(id);
        Set<String> held = new HashSet<>(blocked);
        for (OutboxMessage message : pending) {
            if (delivered.contains(message.key())
                    || tried.contains(message.key())
                    || awaited.getOrDefault(message.key(), Instant.MIN).isAfter(now)) {
                continue;
            }
            if (message.notBefore() != null && message.notBefore().isAfter(now)) {
                held.add(message.destination());
            }
            if (!held.contains(message.destination())) {
                return message;
            }
        }
        return null;
    }

    private Receipt carry(String id, OutboxMessage message) {
        Courier courier = couriers.get(message.destination());
        if (courier == null) {
            return Receipt.later("Nobody carries messages to '" + message.destination() + "' on this node");
        }
        CrashPoint.BEFORE_DELIVERY.reached();
        Receipt receipt;
        try {
            receipt = courier.deliver(id, message);
        } catch (RuntimeException e) {
            log.warn("Courier to {} failed on {}", message.destination(), message.key(), e);
            receipt = Receipt.later(e.toString());
        }
        CrashPoint.DELIVERED.reached();
        return receipt;
    }

    private List<OutboxMessage> settle(
            String id, OutboxMessage message, Receipt receipt, List<OutboxMessage> pending, Set<String> blocked) {
        Instant now = clock.instant();
        switch (receipt.outcome()) {
            case SETTLED:
                return documents.pending(id);
            case DELIVERED:
                deliveries.add(id, message.key());
                return pending;
            case AWAITING:
                awaited.put(message.key(), now.plus(receipt.again()));
                return pending;
            case LATER:
                blocked.add(message.destination());
                if (message.attempts() >= TRIED_AT_LEAST
                        && message.createdAt().plus(GIVE_UP_AFTER).isBefore(now)) {
                    return bury(id, message, "Given up after 24 hours: " + receipt.reason(), now);
                }
                return documents.postpone(
                        id, message.key(), now.plus(Backoff.after(message.attempts())), receipt.reason());
            case DEAD:
                return bury(id, message, receipt.reason(), now);
            default:
                throw new IllegalStateException("Unknown outcome " + receipt.outcome());
        }
    }

    private List<OutboxMessage> bury(String id, OutboxMessage message, String reason, Instant now) {
        log.warn("Message {} to {} is dead: {}", message.key(), message.destination(), reason);
        deadLetters.keep(id, message, reason, now);
        return documents.bury(id, message.key(), reason);
    }
}
