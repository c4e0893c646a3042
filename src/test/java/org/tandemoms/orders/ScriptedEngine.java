package org.tandemoms.orders;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.tandemoms.shared.CrashPoint;
import org.tandemoms.workflow.OpenedTask;
import org.tandemoms.workflow.ProcessSubjects;
import org.tandemoms.workflow.Workflow;

/**
 * An engine with one short process: ask for payment, wait for {@code payment-answered}, have compliance decide, end. It
 * commits as the real one does, right after its order is stored, and forgets everything when told to.
 */
final class ScriptedEngine implements Workflow {

    static final String PROCESS = "order-intake";
    static final String PAYMENT_ANSWERED = "payment-answered";
    static final String DECIDE = "decideOnOrder";

    private static final OpenedTask TASK = new OpenedTask(
            DECIDE, "Decide on order", PROCESS, List.of("COMPLIANCE"), null, null, List.of("APPROVE", "REJECT"), "");

    enum Place {
        PAYMENT,
        DECISION,
        ENDED
    }

    private final List<String> moved = new CopyOnWriteArrayList<>();
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final ProcessSubjects subjects;
    private final Map<String, Place> places = new ConcurrentHashMap<>();
    private final Map<String, Place> uncommitted = new ConcurrentHashMap<>();
    private final AtomicInteger starts = new AtomicInteger();
    private volatile boolean down;

    ScriptedEngine(ProcessSubjects subjects) {
        this.subjects = subjects;
    }

    void lose() {
        places.clear();
    }

    /** The transaction that brought the order here has stored the order and not committed yet. */
    void uncommitted(String orderId) {
        uncommitted.put(orderId, places.remove(orderId));
    }

    void commit(String orderId) {
        places.put(orderId, uncommitted.remove(orderId));
    }

    /** The transaction that ended the order's process has stored the order and was killed before its commit. */
    void stillHas(String orderId, Place place) {
        places.put(orderId, place);
    }

    void down(boolean isDown) {
        down = isDown;
    }

    int starts() {
        return starts.get();
    }

    Optional<Place> place(String orderId) {
        return Optional.ofNullable(places.get(orderId));
    }

    @Override
    public void start(String process, String orderId, String kind) {
        transaction(orderId, Place.PAYMENT, () -> {
            subjects.processStarted(orderId, process, 1);
            PlainOrder order = (PlainOrder) subjects.subject(orderId);
            if (order.milestone(PAYMENT_ANSWERED).isEmpty()) {
                order.send("authorise", "payment", "payment.authorise", Map.of());
            }
            subjects.passed(orderId, process, "authorisePayment");
            subjects.waitingFor(orderId, PAYMENT_ANSWERED);
        });
        starts.incrementAndGet();
    }

    @Override
    public boolean correlate(String orderId, String message, String outcome) {
        heard.add(message);
        if (places.get(orderId) != Place.PAYMENT || !message.equals(PAYMENT_ANSWERED)) {
            return false;
        }
        transaction(orderId, Place.DECISION, () -> {
            subjects.passed(orderId, PROCESS, "paymentAnswered");
            PlainOrder order = (PlainOrder) subjects.subject(orderId);
            order.requireDecision(DECIDE, 1, Set.of(), List.of(), List.of("COMPLIANCE"), null);
            subjects.taskOpened(orderId, TASK);
        });
        return true;
    }

    @Override
    public boolean completeTask(String orderId, String taskKey, String outcome) {
        if (places.get(orderId) != Place.DECISION) {
            return false;
        }
        transaction(orderId, Place.ENDED, () -> {
            subjects.taskClosed(orderId, taskKey, true);
            ((PlainOrder) subjects.subject(orderId)).complete();
            subjects.processEnded(orderId, PROCESS);
        });
        return true;
    }

    private void transaction(String orderId, Place then, Runnable steps) {
        if (down) {
            throw new IllegalStateException("the engine's database is away");
        }
        boolean committed = false;
        try {
            steps.run();
            subjects.beforeCommit();
            CrashPoint.BEFORE_ENGINE_COMMIT.reached();
            places.put(orderId, then);
            committed = true;
            CrashPoint.ENGINE_COMMITTED.reached();
        } finally {
            subjects.afterCompletion(committed);
        }
    }

    @Override
    public Optional<Position> position(String orderId) {
        return place(orderId)
                .filter(place -> place != Place.ENDED)
                .map(place -> new Position(
                        PROCESS,
                        1,
                        place == Place.PAYMENT ? Set.of(PAYMENT_ANSWERED) : Set.of(),
                        place == Place.DECISION ? Set.of(DECIDE) : Set.of(),
                        List.of()));
    }

    /** How often it was told that, waited for or not. */
    long heard(String message) {
        return heard.stream().filter(message::equals).count();
    }

    /** Orders whose place was moved into the tables. */
    List<String> moved() {
        return moved;
    }

    @Override
    public void storeInTables(String orderId) {
        moved.add(orderId);
    }

    @Override
    public List<String> runningAfter(String after, int limit) {
        return places.keySet().stream()
                .filter(id -> position(id).isPresent() && (after == null || id.compareTo(after) > 0))
                .sorted()
                .limit(limit)
                .toList();
    }

    @Override
    public boolean clear(String orderId) {
        transaction(orderId, Place.ENDED, () -> subjects.subject(orderId));
        return true;
    }

    @Override
    public Set<String> running(Collection<String> orderIds) {
        return orderIds.stream().filter(id -> position(id).isPresent()).collect(Collectors.toSet());
    }
}
