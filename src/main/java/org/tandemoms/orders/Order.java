package org.tandemoms.orders;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tandemoms.identity.Actor;
import org.tandemoms.journal.Timeline;
import org.tandemoms.journal.TimelineEntry;
import org.tandemoms.outbox.OutboxMessage;
import org.tandemoms.shared.ProblemCode;
import org.tandemoms.shared.Refused;

/**
 * The order document: the truth about one order of any kind. Changed in memory by one thread at a time, inside
 * {@link Orders#change} or a process step, and stored whole under its version. Whatever must happen elsewhere is written
 * into its outbox by the same write.
 */
public abstract class Order extends OrderHeader {

    /** Destination of messages to the engine. */
    static final String WORKFLOW = "workflow";

    /** Destination of messages to the staff inbox. */
    static final String TASKS = "tasks";

    private Instant wakeAt;
    private Instant alarmAt;
    private String leasedBy;
    private Assessment assessment;
    private List<Hold> holds = new ArrayList<>();
    private Map<String, Milestone> milestones = new HashMap<>();
    private Map<String, Decision> decisions = new HashMap<>();
    private ProcessTrail trail = new ProcessTrail();
    private Set<String> taken = new LinkedHashSet<>();
    private List<TimelineEntry> timeline = new ArrayList<>();
    private List<OutboxMessage> outbox = new ArrayList<>();
    private long outboxSeq;

    /** For the mapping only. */
    protected Order() {}

    /**
     * A new order, not yet stored.
     *
     * @param owner partner system, FIX session or person whose order this is; sees it and names it by clientOrderId
     */
    protected Order(String id, OrderKind kind, String owner, String clientOrderId, Instant now, Actor actor) {
        super(id, kind, owner, clientOrderId, now, actor);
    }

    // --- timeline -------------------------------------------------------------------------------------------------

    public final void note(String type, String text, Map<String, String> evidence) {
        new Timeline(timeline).append(now(), actor().id(), type, text, evidence);
    }

    public final void note(String type, String text) {
        note(type, text, Map.of());
    }

    public final List<TimelineEntry> timeline() {
        return List.copyOf(timeline);
    }

    // --- effects --------------------------------------------------------------------------------------------------

    /**
     * Adds an effect to the outbox under the key {@code orderId:part}. A message with a key that is still pending is not
     * added twice.
     *
     * @param part names line and effect, e.g. {@code 1:ship} or {@code authorise}
     * @param payload plain values; decimals as strings
     */
    public final void send(String part, String destination, String type, Map<String, Object> payload) {
        if (outbox().add(message(part, destination, type, payload))) {
            outboxSeq++;
        }
    }

    private OutboxMessage message(String part, String destination, String type, Map<String, Object> payload) {
        return new OutboxMessage(key(part), outboxSeq + 1, destination, type, payload, now(), 0, null, null);
    }

    private String key(String part) {
        return id() + ":" + part;
    }

    /** True while an effect under that key has not been confirmed. */
    public final boolean isPending(String part) {
        return outbox().has(key(part));
    }

    /** True for an effect that was asked for under a hold: it has not gone out, and nobody is about to send it. */
    public final boolean isHeldBack(String part) {
        return outbox().isHeldBack(key(part), holds);
    }

    /** True while an effect for that destination has not been confirmed. */
    public final boolean isPendingFor(String destination) {
        return outbox().hasFor(destination);
    }

    /** An answer that arrived as a message of its own confirms the effect. */
    public final void confirmed(String part) {
        outbox().remove(key(part));
    }

    /** Remembers a message that came from outside; false when it was taken before. */
    public final boolean takes(String messageKey) {
        return taken.add(messageKey);
    }

    public final boolean hasTaken(String messageKey) {
        return taken.contains(messageKey);
    }

    final Outbox outbox() {
        return new Outbox(outbox);
    }

    /** Number of messages ever put into the outbox. */
    final long outboxSeq() {
        return outboxSeq;
    }

    /** What may go out now: while a hold is on an open order, nothing that leaves the house. */
    final List<OutboxMessage> deliverable() {
        return outbox().deliverable(isOpen(), holds);
    }

    // --- process --------------------------------------------------------------------------------------------------

    /** Records a fact the process may wait for, and tells the engine through the outbox. */
    public final void reach(String milestone, String outcome) {
        milestones.put(milestone, new Milestone(milestone, outcome, now()));
        tell(milestone);
    }

    /** Forgets a fact because it is asked for anew. */
    public final void await(String milestone) {
        milestones.remove(milestone);
        outbox().removeAllUnder(key(newsOf(milestone)));
    }

    public final Optional<Milestone> milestone(String name) {
        return Optional.ofNullable(milestones.get(name));
    }

    /** Has the engine start the process, once the order is stored. */
    public final void startProcess(String process) {
        trail.due(process);
        send("start:" + process, WORKFLOW, EngineMessages.START, Map.of("process", process));
    }

    /** By the document's account the engine has a process of it, rather than being about to start one. */
    final boolean hasRunningProcess() {
        return trail.isRunning() && !isPending("start:" + trail.process());
    }

    final void tell(String milestone) {
        Milestone reached = milestones.get(milestone);
        tellEngine(
                newsOf(milestone),
                EngineMessages.CORRELATE,
                Map.of("message", milestone, "outcome", reached.outcome() == null ? "" : reached.outcome()));
    }

    private static String newsOf(String milestone) {
        return "tell:" + milestone + ":";
    }

    /**
     * Takes the place of what the engine was to be told about the same before: that may just have been delivered in vain,
     * because the process did not wait for it yet, and is then left out when the order is stored.
     *
     * @param about start of the key, the same for all that is told about one thing
     */
    final void tellEngine(String about, String type, Map<String, Object> payload) {
        outbox().removeAllUnder(key(about));
        send(about + (outboxSeq + 1), WORKFLOW, type, payload);
    }

    public final ProcessTrail trail() {
        return trail;
    }

    // --- time -----------------------------------------------------------------------------------------------------

    /** Has the order looked at again at that time, on whichever node is up then; null when it need not be. */
    public final void alarm(Instant at) {
        alarmAt = at;
    }

    public final Optional<Instant> alarm() {
        return Optional.ofNullable(alarmAt);
    }

    // --- compliance -----------------------------------------------------------------------------------------------

    /** What the rules said, once; null before. */
    public final Assessment assessment() {
        return assessment;
    }

    public final void assessed(String outcome, List<Reason> reasons) {
        assessment = new Assessment(outcome, List.copyOf(reasons), now());
    }

    /**
     * The terms have changed: rules and people judge the order anew, and what was still to be told to the engine is void.
     *
     * @param stale milestones that were reached by the order as it was
     */
    protected final void termsRevised(Set<String> stale) {
        stale.forEach(this::await);
        assessment = null;
        outbox().removeNewsForEngine();
        asked().withdraw();
    }

    /** A person has to decide before the order goes on; the kind shows it in its status. */
    public abstract void pendingApproval();

    // --- decisions of people --------------------------------------------------------------------------------------

    /**
     * Says what the next decision under that task key needs. Called by the step in front of the user task.
     *
     * @param excluded ids of persons who may not decide, e.g. who placed the order
     */
    public final void requireDecision(
            String taskKey, int needed, Set<String> excluded, List<Reason> reasons, List<String> groups, Instant due) {
        asked().require(taskKey, needed, excluded, reasons, groups, due);
    }

    public final Optional<Decision> decision(String taskKey) {
        return asked().find(taskKey);
    }

    public final List<Decision> decisions() {
        return asked().all();
    }

    final Decisions asked() {
        return new Decisions(this, decisions);
    }

    /** Takes a person's answer; the engine hears of it when it is decided. */
    public final Decision decide(String taskKey, String outcome, String comment) {
        onAnswer(taskKey, outcome, comment);
        return asked().decide(taskKey, outcome, comment);
    }

    /** Tells a further group that the time to decide has passed. Who may decide stays the same. */
    public final void escalateDecision(String taskKey, String group) {
        asked().escalate(taskKey, group);
    }

    // --- holds ----------------------------------------------------------------------------------------------------

    public final void hold(Hold.Type type, String reason) {
        if (!isOpen()) {
            throw Refused.because(ProblemCode.STATE, "The order is done and cannot be held");
        }
        if (holds.stream().anyMatch(hold -> hold.type() == type)) {
            throw Refused.because(ProblemCode.STATE, "The order is already on this hold");
        }
        holds.add(new Hold(type, reason, actor().id(), now()));
        note("held", "Put on hold: " + reason, Map.of("holdType", type.name()));
        onHoldsChanged();
    }

    public final void release(Hold.Type type, String reason) {
        if (!holds.removeIf(hold -> hold.type() == type)) {
            throw Refused.because(ProblemCode.STATE, "The order is not on this hold");
        }
        note("released", "Taken off hold: " + reason, Map.of("holdType", type.name()));
        onHoldsChanged();
    }

    /** Lets the kind refuse an answer that lacks what it needs. */
    protected void onAnswer(String taskKey, String outcome, String comment) {}

    /** Lets the kind show that a person is asked about the order. */
    protected void onAsked() {}

    /** Lets the kind show its hold status. */
    protected void onHoldsChanged() {}

    public final List<Hold> holds() {
        return List.copyOf(holds);
    }

    // --- storing --------------------------------------------------------------------------------------------------

    /** Prepares the next write: revision up, delivered messages left out, lease taken by the writing node. */
    final void sealed(Set<String> deliveredKeys, String node, Instant leaseUntil, Instant checkAt) {
        outbox().removeAll(deliveredKeys);
        nextRevision();
        leasedBy = outbox.isEmpty() ? null : node;
        wakeAt = earlier(alarmAt, outbox.isEmpty() ? restingUntil(checkAt) : deliveringUntil(leaseUntil));
    }

    private Instant restingUntil(Instant checkAt) {
        return isOpen() || trail.isRunning() ? checkAt : null;
    }

    private Instant deliveringUntil(Instant leaseUntil) {
        return earlier(outbox().nextTry().orElse(null), leaseUntil);
    }

    /** Null means never. */
    private static Instant earlier(Instant one, Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }

    final Instant wakeAt() {
        return wakeAt;
    }

    final String leasedBy() {
        return leasedBy;
    }
}
