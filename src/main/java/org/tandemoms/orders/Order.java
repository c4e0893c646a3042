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
import org.tandemoms.identity.Role;
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
public abstract class Order {

    /** Destination of messages to the engine. */
    static final String WORKFLOW = "workflow";

    /** Destination of messages to the staff inbox. */
    static final String TASKS = "tasks";

    private String id;
    private OrderKind kind;
    private String owner;
    private String clientOrderId;
    private String placedBy;
    private String status;
    private boolean open = true;
    private long version;
    private long revision;
    private Instant createdAt;
    private Instant updatedAt;
    private Instant wakeAt;
    private Instant alarmAt;
    private String leasedBy;
    private Answer answer;
    private Assessment assessment;
    private Set<String> tags = new LinkedHashSet<>();
    private List<Hold> holds = new ArrayList<>();
    private Map<String, Milestone> milestones = new HashMap<>();
    private Map<String, Decision> decisions = new HashMap<>();
    private ProcessTrail trail = new ProcessTrail();
    private Set<String> taken = new LinkedHashSet<>();
    private List<TimelineEntry> timeline = new ArrayList<>();
    private List<OutboxMessage> outbox = new ArrayList<>();
    private long outboxSeq;

    private transient Map<String, Object> stored;
    private transient Instant now;
    private transient Actor actor;
    private transient Instant storeBy;

    /** For the mapping only. */
    protected Order() {}

    /**
     * A new order, not yet stored.
     *
     * @param owner partner system, FIX session or person whose order this is; sees it and names it by clientOrderId
     */
    protected Order(String id, OrderKind kind, String owner, String clientOrderId, Instant now, Actor actor) {
        this.id = id;
        this.kind = kind;
        this.owner = owner;
        this.clientOrderId = clientOrderId;
        this.placedBy = actor.id();
        this.createdAt = now;
        this.updatedAt = now;
        changing(now, actor);
    }

    /** Says when and by whom the changes that follow are made. */
    final void changing(Instant at, Actor by) {
        this.now = at;
        this.actor = by;
    }

    /** The time of the running change (UTC); the same for all that one change does. */
    public final Instant now() {
        return now;
    }

    /** The running change counts on something that is its own until then only; stored later it is done again. */
    public final void storeBy(Instant latest) {
        storeBy = storeBy == null || latest.isBefore(storeBy) ? latest : storeBy;
    }

    final boolean isTooLateToStore(Instant at) {
        return storeBy != null && at.isAfter(storeBy);
    }

    /** Who makes the running change. */
    public final Actor actor() {
        return actor;
    }

    // --- status ---------------------------------------------------------------------------------------------------

    /** Moves to a status of the kind's own state machine, which is checked by the subtype. */
    protected final void status(String newStatus, boolean stillOpen) {
        status = newStatus;
        open = stillOpen;
    }

    public final String status() {
        return status;
    }

    /** False once nothing more is to be done for the order. */
    public final boolean isOpen() {
        return open;
    }

    // --- timeline -------------------------------------------------------------------------------------------------

    public final void note(String type, String text, Map<String, String> evidence) {
        new Timeline(timeline).append(now, actor.id(), type, text, evidence);
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
        String key = id + ":" + part;
        if (outbox.stream().noneMatch(message -> message.key().equals(key))) {
            outbox.add(new OutboxMessage(key, ++outboxSeq, destination, type, payload, now, 0, null, null));
        }
    }

    /** True while an effect under that key has not been confirmed. */
    public final boolean isPending(String part) {
        String key = id + ":" + part;
        return outbox.stream().anyMatch(message -> message.key().equals(key));
    }

    /** True for an effect that was asked for under a hold: it has not gone out, and nobody is about to send it. */
    public final boolean isHeldBack(String part) {
        String key = id + ":" + part;
        return outbox.stream().filter(message -> message.key().equals(key)).anyMatch(message -> holds.stream()
                .anyMatch(hold -> !hold.since().isAfter(message.createdAt())));
    }

    /** True while an effect for that destination has not been confirmed. */
    public final boolean isPendingFor(String destination) {
        return outbox.stream().anyMatch(message -> message.destination().equals(destination));
    }

    /** An answer that arrived as a message of its own confirms the effect. */
    public final void confirmed(String part) {
        String key = id + ":" + part;
        outbox.removeIf(message -> message.key().equals(key));
    }

    /** Remembers a message that came from outside; false when it was taken before. */
    public final boolean takes(String messageKey) {
        return taken.add(messageKey);
    }

    public final boolean hasTaken(String messageKey) {
        return taken.contains(messageKey);
    }

    final List<OutboxMessage> outbox() {
        return outbox;
    }

    /** Number of messages ever put into the outbox. */
    final long outboxSeq() {
        return outboxSeq;
    }

    /** The first message to the engine put in after that many; null when there is none. */
    final OutboxMessage firstForEngineAfter(long seq) {
        return outbox.stream()
                .filter(message -> message.seq() > seq && message.destination().equals(WORKFLOW))
                .findFirst()
                .orElse(null);
    }

    /** What may go out now: while a hold is on an open order, nothing that leaves the house. */
    final List<OutboxMessage> deliverable() {
        return PendingEffects.deliverable(open, holds, outbox);
    }

    // --- process --------------------------------------------------------------------------------------------------

    /** Records a fact the process may wait for, and tells the engine through the outbox. */
    public final void reach(String milestone, String outcome) {
        milestones.put(milestone, new Milestone(milestone, outcome, now));
        tell(milestone);
    }

    /** Forgets a fact because it is asked for anew. */
    public final void await(String milestone) {
        milestones.remove(milestone);
        outbox.removeIf(message -> message.key().startsWith(id + ":tell:" + milestone + ":"));
    }

    public final Optional<Milestone> milestone(String name) {
        return Optional.ofNullable(milestones.get(name));
    }

    /** Has the engine start the process, once the order is stored. */
    public final void startProcess(String process) {
        trail.due(process);
        send("start:" + process, WORKFLOW, "workflow.start", Map.of("process", process));
    }

    final void tell(String milestone) {
        Milestone reached = milestones.get(milestone);
        send(
                "tell:" + milestone + ":" + reached.at().toEpochMilli(),
                WORKFLOW,
                "workflow.correlate",
                Map.of("message", milestone, "outcome", reached.outcome() == null ? "" : reached.outcome()));
    }

    final void tellDecision(Decision decision) {
        send(
                "decided:" + decision.taskKey() + ":" + decision.round(),
                WORKFLOW,
                "workflow.complete",
                Map.of("task", decision.taskKey(), "outcome", decision.outcomeForProcess()));
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
        assessment = new Assessment(outcome, List.copyOf(reasons), now);
    }

    /**
     * The terms have changed: rules and people judge the order anew, and what was still to be told to the engine is void.
     *
     * @param stale milestones that were reached by the order as it was
     */
    protected final void termsRevised(Set<String> stale) {
        stale.forEach(this::await);
        assessment = null;
        outbox.removeIf(message ->
                message.destination().equals(WORKFLOW) && !message.type().equals("workflow.start"));
        decisions.values().stream().filter(Decision::withdraw).forEach(this::projectTask);
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
        decisions.computeIfAbsent(taskKey, Decision::asked).require(needed, excluded, reasons, groups, due);
    }

    public final Optional<Decision> decision(String taskKey) {
        return Optional.ofNullable(decisions.get(taskKey));
    }

    public final List<Decision> decisions() {
        return List.copyOf(decisions.values());
    }

    /** Takes a person's answer; the engine hears of it when it is decided. */
    public final Decision decide(String taskKey, String outcome, String comment) {
        Decision decision = decision(taskKey)
                .orElseThrow(() -> Refused.because(ProblemCode.NOT_FOUND, "Nobody is asked that about this order"));
        decision.answer(actor, outcome, comment, now);
        note(
                "decided",
                actor.id() + " " + decision.deed(outcome)
                        + (comment == null || comment.isBlank() ? "" : ": " + comment),
                Map.of("task", taskKey, "outcome", outcome, "round", Integer.toString(decision.round())));
        if (decision.isUntold()) {
            tellDecision(decision);
        }
        projectTask(decision);
        return decision;
    }

    /** Tells a further group that the time to decide has passed. Who may decide stays the same. */
    public final void escalateDecision(String taskKey, String group) {
        decision(taskKey)
                .filter(Decision::isOpen)
                .filter(decision -> decision.escalate(group))
                .ifPresent(decision -> {
                    note(
                            "escalated",
                            "Not decided in time; " + Role.inWords(group) + " is told",
                            Map.of("task", taskKey));
                    projectTask(decision);
                });
    }

    final Decision decisionOpened(String taskKey) {
        return decisions.computeIfAbsent(taskKey, Decision::asked);
    }

    final void projectTask(Decision decision) {
        send(
                "task:" + decision.taskKey() + ":" + revision,
                TASKS,
                "task.project",
                Map.of("task", decision.taskKey(), "round", decision.round()));
    }

    // --- holds ----------------------------------------------------------------------------------------------------

    public final void hold(Hold.Type type, String reason) {
        if (!open) {
            throw Refused.because(ProblemCode.STATE, "The order is done and cannot be held");
        }
        if (holds.stream().anyMatch(hold -> hold.type() == type)) {
            throw Refused.because(ProblemCode.STATE, "The order is already on this hold");
        }
        holds.add(new Hold(type, reason, actor.id(), now));
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

    /** Lets the kind show that a person is asked about the order. */
    protected void onAsked() {}

    /** Lets the kind show its hold status. */
    protected void onHoldsChanged() {}

    public final List<Hold> holds() {
        return List.copyOf(holds);
    }

    // --- header ---------------------------------------------------------------------------------------------------

    public final String id() {
        return id;
    }

    public final OrderKind kind() {
        return kind;
    }

    public final String owner() {
        return owner;
    }

    public final String clientOrderId() {
        return clientOrderId;
    }

    /** A replaced FIX order goes by its new ClOrdID. */
    protected final void clientOrderId(String newId) {
        clientOrderId = newId;
    }

    /** Makes the order findable, e.g. {@code tag("account", "FUND-A")}. */
    protected final void tag(String name, String value) {
        if (value != null) {
            tags.add(tag(name) + value);
        }
    }

    protected final void untag(String name, String value) {
        tags.remove(tag(name) + value);
    }

    static String tag(String name) {
        return name + ":";
    }

    public final String placedBy() {
        return placedBy;
    }

    /** What callers see of the order has this version: 0 before the first write, then 1, 2, 3 ...; the ETag. */
    public final long version() {
        return version;
    }

    /** Number of writes so far, also of those that only tidied up; the guard of the next one. */
    public final long revision() {
        return revision;
    }

    public final Instant createdAt() {
        return createdAt;
    }

    public final Instant updatedAt() {
        return updatedAt;
    }

    public final Answer answer() {
        return answer;
    }

    public final void answer(Answer first) {
        answer = first;
    }

    // --- storing --------------------------------------------------------------------------------------------------

    /** For the store: the document this order was read from. */
    public final void readFrom(Map<String, Object> document) {
        stored = document;
    }

    /** For the store: the document this order was read from; null for a new one. */
    public final Map<String, Object> stored() {
        return stored;
    }

    /** For the store: this write changes what callers see. */
    public final void visiblyChanged() {
        version++;
        updatedAt = now;
    }

    /** Prepares the next write: revision up, delivered messages left out, lease taken by the writing node. */
    final void sealed(Set<String> deliveredKeys, String node, Instant leaseUntil, Instant checkAt) {
        outbox.removeIf(message -> deliveredKeys.contains(message.key()));
        if (revision == 0) {
            visiblyChanged();
        }
        revision++;
        leasedBy = outbox.isEmpty() ? null : node;
        if (outbox.isEmpty()) {
            wakeAt = open || trail.isRunning() ? checkAt : null;
        } else {
            Instant soonest = outbox.stream()
                    .map(OutboxMessage::notBefore)
                    .filter(time -> time != null)
                    .min(Instant::compareTo)
                    .orElse(leaseUntil);
            wakeAt = soonest.isBefore(leaseUntil) ? soonest : leaseUntil;
        }
        if (alarmAt != null && (wakeAt == null || alarmAt.isBefore(wakeAt))) {
            wakeAt = alarmAt;
        }
    }

    final Instant wakeAt() {
        return wakeAt;
    }

    final String leasedBy() {
        return leasedBy;
    }
}
