package org.tandemoms.process;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionRuleResult;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.delegate.DmnEvaluatedDecisionRule;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableImpl;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableRuleImpl;
import org.tandemoms.workflow.Decisions;
import org.tandemoms.workflow.decision.DecisionTable;

/** All tables of {@code bpmn/decisions}, by somebody who can evaluate them. */
interface DecisionTables {

    /** What a table answered row by row, and the ids of the rows that fitted. */
    record Answer(List<Map<String, Object>> outputs, List<String> rows) {}

    String evaluator();

    Answer decide(String decision, Map<String, Object> facts);

    /** As the house evaluates them: decimals, and a missing fact refused. */
    static DecisionTables ofTheHouse() {
        Map<String, DecisionTable> tables = new TreeMap<>();
        contents()
                .forEach(content -> tables.putAll(org.tandemoms.workflow.decision.DecisionTables.of(content)
                        .byKey()));
        return new DecisionTables() {

            @Override
            public String evaluator() {
                return "as the house evaluates them";
            }

            @Override
            public Answer decide(String decision, Map<String, Object> facts) {
                List<Decisions.Row> rows = tables.get(decision).evaluate(facts).rows();
                return new Answer(
                        rows.stream().map(Decisions.Row::outputs).toList(),
                        rows.stream().map(Decisions.Row::rule).toList());
            }
        };
    }

    /** As any engine with the full expression language of the standard would, so that tables outlive this house. */
    static Standard byTheStandard() {
        return new Standard();
    }

    private static List<byte[]> contents() {
        return Scenarios.list("decisions", ".dmn").stream()
                .map(DecisionTables::content)
                .toList();
    }

    private static byte[] content(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The engine's own evaluation, with full FEEL. */
    final class Standard implements DecisionTables {

        private final DmnEngine engine;
        private final Map<String, DmnDecision> decisions = new TreeMap<>();
        private final List<String> rowsHit = new ArrayList<>();

        private Standard() {
            var configuration =
                    (DefaultDmnEngineConfiguration) DmnEngineConfiguration.createDefaultDmnEngineConfiguration();
            configuration.getCustomPostDecisionTableEvaluationListeners().add(event -> event.getMatchingRules().stream()
                    .map(DmnEvaluatedDecisionRule::getId)
                    .forEach(rowsHit::add));
            engine = configuration.buildEngine();
            contents().forEach(content -> engine.parseDecisions(new ByteArrayInputStream(content))
                    .forEach(decision -> decisions.put(decision.getKey(), decision)));
        }

        @Override
        public String evaluator() {
            return "by the standard, in full FEEL";
        }

        @Override
        public Answer decide(String decision, Map<String, Object> facts) {
            rowsHit.clear();
            var results = engine.evaluateDecisionTable(decisions.get(decision), facts);
            return new Answer(
                    results.stream().map(DmnDecisionRuleResult::getEntryMap).toList(), List.copyOf(rowsHit));
        }

        Set<String> names() {
            return decisions.keySet();
        }

        Set<String> rows(String decision) {
            return ((DmnDecisionTableImpl) decisions.get(decision).getDecisionLogic())
                    .getRules().stream().map(DmnDecisionTableRuleImpl::getId).collect(Collectors.toSet());
        }
    }
}
