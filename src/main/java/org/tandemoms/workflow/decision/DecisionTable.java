package org.tandemoms.workflow.decision;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationEvent;
import org.camunda.bpm.dmn.engine.delegate.DmnEvaluatedDecisionRule;
import org.camunda.bpm.dmn.engine.delegate.DmnEvaluatedInput;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableImpl;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableInputImpl;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableOutputImpl;
import org.camunda.bpm.engine.variable.Variables;
import org.tandemoms.shared.ProblemCode;
import org.tandemoms.shared.Refused;
import org.tandemoms.workflow.Decisions.Row;
import org.tandemoms.workflow.Decisions.Verdict;

/** One decision, parsed. Thread-safe. */
public final class DecisionTable {

    private static final String NAME = "[A-Za-z_][A-Za-z0-9_]*";

    private final DmnDecision decision;
    private final String version;
    private final Evaluation evaluation;
    private final DmnEngine engine;
    private final Set<String> needed = new HashSet<>();
    private final Set<String> numbers = new HashSet<>();
    private final Set<String> inputsThatMustHaveAValue = new HashSet<>();

    DecisionTable(DmnDecision decision, String version, Evaluation evaluation, DmnEngine engine) {
        this.decision = decision;
        this.version = version;
        this.evaluation = evaluation;
        this.engine = engine;
        study(decision);
    }

    public String key() {
        return decision.getKey();
    }

    public String version() {
        return version;
    }

    /** See {@link org.tandemoms.workflow.Decisions#evaluate}. */
    public Verdict evaluate(Map<String, Object> given) {
        Map<String, Object> facts = exact(given);
        evaluation.begin();
        DmnDecisionResult result;
        Map<String, DmnDecisionTableEvaluationEvent> events;
        try {
            result = engine.evaluateDecision(decision, Variables.fromMap(facts));
        } finally {
            events = evaluation.end();
        }
        events.values().forEach(this::refuseEmptyInputs);
        return new Verdict(key(), version, rows(result, events.get(key())));
    }

    private List<Row> rows(DmnDecisionResult result, DmnDecisionTableEvaluationEvent table) {
        List<String> rules = table == null
                ? List.of()
                : table.getMatchingRules().stream()
                        .map(DmnEvaluatedDecisionRule::getId)
                        .toList();
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < result.size(); i++) {
            // a table that sums up, or an expression, has one row that stands for all its rules
            String rule = rules.size() == result.size() ? rules.get(i) : String.join(" ", rules);
            rows.add(new Row(rule, inOrder(result.get(i).getEntryMap())));
        }
        return rows;
    }

    /** The DMN engine loses the order of the columns. */
    private Map<String, Object> inOrder(Map<String, Object> entries) {
        if (!(decision.getDecisionLogic() instanceof DmnDecisionTableImpl table)) {
            return entries;
        }
        Map<String, Object> outputs = new LinkedHashMap<>();
        table.getOutputs().stream()
                .map(DmnDecisionTableOutputImpl::getOutputName)
                .filter(entries::containsKey)
                .forEach(name -> outputs.put(name, entries.get(name)));
        return outputs;
    }

    /** Which facts the table asks for, and which of its inputs may not be empty. */
    private void study(DmnDecision studied) {
        studied.getRequiredDecisions().forEach(this::study);
        if (!(studied.getDecisionLogic() instanceof DmnDecisionTableImpl table)) {
            return;
        }
        for (int column = 0; column < table.getInputs().size(); column++) {
            DmnDecisionTableInputImpl input = table.getInputs().get(column);
            String expression = input.getExpression().getExpression();
            String type = input.getExpression().getTypeDefinition().getTypeName();
            boolean number = DecimalTypes.NUMBERS.contains(type);
            if (expression != null
                    && expression.strip().matches(NAME)
                    && studied.getRequiredDecisions().isEmpty()) {
                needed.add(expression.strip());
                if (number) {
                    numbers.add(expression.strip());
                }
            }
            if ((number || "boolean".equals(type)) && !speaksOfNull(table, column)) {
                inputsThatMustHaveAValue.add(input.getId());
            }
        }
    }

    private static boolean speaksOfNull(DmnDecisionTableImpl table, int column) {
        return table.getRules().stream()
                .map(rule -> rule.getConditions().get(column).getExpression())
                .anyMatch(condition -> condition != null && condition.contains("null"));
    }

    private Map<String, Object> exact(Map<String, Object> given) {
        Map<String, Object> facts = new HashMap<>(given);
        for (String name : needed) {
            if (!facts.containsKey(name)) {
                throw undecided("needs the fact '" + name + "', which this order does not have");
            }
        }
        for (String name : numbers) {
            facts.compute(name, (same, value) -> number(name, value));
        }
        return facts;
    }

    private BigDecimal number(String name, Object value) {
        try {
            return DecimalTypes.exact(value);
        } catch (IllegalArgumentException notANumber) {
            throw undecided("needs a number for '" + name + "' and got '" + value + "'");
        }
    }

    private void refuseEmptyInputs(DmnDecisionTableEvaluationEvent event) {
        for (DmnEvaluatedInput input : event.getInputs()) {
            if (inputsThatMustHaveAValue.contains(input.getId())
                    && input.getValue().getValue() == null) {
                throw undecided("cannot decide without '" + input.getName() + "', which is empty");
            }
        }
    }

    private Refused undecided(String why) {
        return Refused.because(ProblemCode.COMPLIANCE, "The rules '" + decision.getName() + "': " + why);
    }
}
