package org.tandemoms.orders;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tandemoms.identity.Role;
import org.tandemoms.shared.ProblemCode;
import org.tandemoms.shared.Refused;

/**
 * All that people are asked about one order. The engine is told when something is decided, the staff inbox of every
 * change.
 */
final class Decisions {

    private final Order order;
    private final Map<String, Decision> byTask;

    /** @param byTask of the order's document; changed here */
    Decisions(Order order, Map<String, Decision> byTask) {
        this.order = order;
        this.byTask = byTask;
    }

    Optional<Decision> find(String taskKey) {
        return Optional.ofNullable(byTask.get(taskKey));
    }

    List<Decision> all() {
        return List.copyOf(byTask.values());
    }

    Decision findOrAsk(String taskKey) {
        return byTask.computeIfAbsent(taskKey, Decision::asked);
    }

    void require(
            String taskKey, int needed, Set<String> excluded, List<Reason> reasons, List<String> groups, Instant due) {
        findOrAsk(taskKey).require(needed, excluded, reasons, groups, due);
    }

    Decision decide(String taskKey, String outcome, String comment) {
        Decision decision = find(taskKey)
                .orElseThrow(() -> Refused.because(ProblemCode.NOT_FOUND, "Nobody is asked that about this order"));
        decision.answer(order.actor(), outcome, comment, order.now());
        order.note(
                "decided",
                order.actor().id() + " " + decision.deed(outcome)
                        + (comment == null || comment.isBlank() ? "" : ": " + comment),
                Map.of("task", taskKey, "outcome", outcome, "round", Integer.toString(decision.round())));
        if (decision.isUntold()) {
            tellEngine(decision);
        }
        tellInbox(decision);
        return decision;
    }

    void escalate(String taskKey, String group) {
        find(taskKey)
                .filter(Decision::isOpen)
                .filter(decision -> decision.escalate(group))
                .ifPresent(decision -> {
                    order.note(
                            "escalated",
                            "Not decided in time; " + Role.inWords(group) + " is told",
                            Map.of("task", taskKey));
                    tellInbox(decision);
                });
    }

    /** What all of it was about has changed. */
    void withdraw() {
        byTask.values().stream().filter(Decision::withdraw).forEach(this::tellInbox);
    }

    void tellEngine(Decision decision) {
        order.tellEngine(
                "decided:" + decision.taskKey() + ":",
                EngineMessages.COMPLETE,
                Map.of("task", decision.taskKey(), "outcome", decision.outcomeForProcess()));
    }

    void tellInbox(Decision decision) {
        order.send(
                "task:" + decision.taskKey() + ":" + order.revision(),
                Order.TASKS,
                "task.project",
                Map.of("task", decision.taskKey(), "round", decision.round()));
    }
}
