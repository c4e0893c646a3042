package org.tandemoms.compliance;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.tandemoms.orders.Decision;
import org.tandemoms.orders.Order;
import org.tandemoms.orders.OrderKind;
import org.tandemoms.orders.Reason;
import org.tandemoms.workflow.Decisions;
import org.tandemoms.workflow.Step;
import org.tandemoms.workflow.StepResult;

/** Judges orders by the analysts' tables and asks people where the tables say so. */
@Component
class ComplianceSteps {

    static final String DECIDE = "decideOnOrder";

    private final Map<OrderKind, FactSource> sources;
    private final Decisions decisions;

    ComplianceSteps(List<FactSource> sources, Decisions decisions) {
        this.sources = sources.stream().collect(Collectors.toMap(FactSource::kind, Function.identity()));
        this.decisions = decisions;
    }

    @Step(
            value = "assessOrder",
            title = "Check the order against the rules",
            description =
                    "Computes the facts and looks them up in the compliance rules; every rule that fires is kept.",
            outcomes = {"CLEAR", "REVIEW", "REFUSE"})
    public String assessOrder(Order order) {
        if (order.assessment() != null) {
            return order.assessment().outcome();
        }
        FactSource source = sources.get(order.kind());
        Map<String, Object> facts = source.facts(order);
        Decisions.Verdict verdict = decisions.evaluate(source.rules(), facts);
        List<Finding> findings = verdict.rows().stream()
                .map(row -> finding(row, verdict.version()))
                .toList();
        String outcome = outcome(findings);
        order.assessed(outcome, findings.stream().map(Finding::reason).toList());
        order.note("assessed", sentence(outcome, findings), evidence(verdict, facts));
        return outcome;
    }

    private static Finding finding(Decisions.Row row, String version) {
        return new Finding(
                Finding.Effect.valueOf(row.text("effect")), new Reason(row.text("rule"), version, row.text("text")));
    }

    private static String outcome(List<Finding> findings) {
        if (findings.isEmpty()) {
            return "CLEAR";
        }
        return findings.stream().anyMatch(f -> f.effect() == Finding.Effect.REFUSE) ? "REFUSE" : "REVIEW";
    }

    private static String sentence(String outcome, List<Finding> findings) {
        return switch (outcome) {
            case "CLEAR" -> "No rule stops the order";
            case "REFUSE" -> "Refused: " + texts(findings, Finding.Effect.REFUSE);
            default -> "A person has to decide: " + texts(findings, Finding.Effect.REVIEW);
        };
    }

    private static String texts(List<Finding> findings, Finding.Effect effect) {
        return findings.stream()
                .filter(finding -> finding.effect() == effect)
                .map(finding -> finding.reason().text())
                .collect(Collectors.joining(" "));
    }

    private static Map<String, String> evidence(Decisions.Verdict verdict, Map<String, Object> facts) {
        Map<String, String> evidence = new TreeMap<>();
        facts.forEach((name, value) -> evidence.put(name, String.valueOf(value)));
        evidence.put("decision", verdict.decision());
        evidence.put("version", verdict.version());
        evidence.put("rules", verdict.rows().stream().map(Decisions.Row::rule).collect(Collectors.joining(",")));
        return evidence;
    }

    @Step(
            value = "askForDecision",
            title = "Ask for a decision",
            description = "Looks up who decides, how many of them and by when, and who may not.")
    public StepResult askForDecision(Order order) {
        if (order.decision(DECIDE).filter(Decision::isSettled).isPresent()) {
            return StepResult.NONE;
        }
        Map<String, Object> facts = sources.get(order.kind()).approvalFacts(order);
        Decisions.Row who = first(decisions.evaluate("approval-matrix", facts), order);
        Decisions.Row when = limits(who, order);
        int needed = Integer.parseInt(who.text("approvers"));
        Instant due = order.now().plus(Duration.ofMinutes(Long.parseLong(when.text("minutes"))));
        order.requireDecision(
                DECIDE,
                needed,
                Set.of(order.placedBy()),
                order.assessment() == null ? List.of() : order.assessment().reasons(),
                List.of(who.text("group")),
                due);
        order.pendingApproval();
        return StepResult.NONE.dueAt(due);
    }

    private Decisions.Row limits(Decisions.Row who, Order order) {
        return first(decisions.evaluate("sla", Map.of("task", DECIDE, "priority", who.text("priority"))), order);
    }

    private static Decisions.Row first(Decisions.Verdict verdict, Order order) {
        if (verdict.rows().isEmpty()) {
            throw new IllegalStateException("The table " + verdict.decision() + " has no row for order " + order.id());
        }
        return verdict.rows().get(0);
    }

    @Step(
            value = "escalateDecision",
            title = "Escalate the decision",
            description =
                    "The time to decide has passed: the group named in the time limits is told, and the task becomes urgent.")
    public void escalateDecision(Order order) {
        Decisions.Row who = first(
                decisions.evaluate("approval-matrix", sources.get(order.kind()).approvalFacts(order)), order);
        order.escalateDecision(DECIDE, limits(who, order).text("escalationGroup"));
    }
}
