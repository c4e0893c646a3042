package org.tandemoms.process;

import java.io.IOException;
import java.io.InputStream;
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

/** All decision tables of {@code bpmn/decisions} in one engine, which remembers the rows that fitted. */
final class DecisionTables {

    private final String dialect;
    private final DmnEngine engine;
    private final Map<String, DmnDecision> decisions = new TreeMap<>();
    private final List<String> rowsHit = new ArrayList<>();

    /** What a table answered, and the ids of the rows that fitted. */
    record Answer(List<DmnDecisionRuleResult> results, List<String> rows) {}

    private DecisionTables(String dialect, boolean legacy) {
        this.dialect = dialect;
        DefaultDmnEngineConfiguration configuration =
                (DefaultDmnEngineConfiguration) DmnEngineConfiguration.createDefaultDmnEngineConfiguration();
        configuration.enableFeelLegacyBehavior(legacy);
        configuration.getCustomPostDecisionTableEvaluationListeners().add(event -> event.getMatchingRules().stream()
                .map(DmnEvaluatedDecisionRule::getId)
                .forEach(rowsHit::add));
        this.engine = configuration.buildEngine();
        Scenarios.list("decisions", ".dmn").forEach(this::read);
    }

    /** As on the hot path: simple unary tests only. */
    static DecisionTables fast() {
        return new DecisionTables("fast dialect", true);
    }

    /** As inside the process engine and in the Modeler. */
    static DecisionTables full() {
        return new DecisionTables("full FEEL", false);
    }

    private void read(Path file) {
        try (InputStream content = Files.newInputStream(file)) {
            engine.parseDecisions(content).forEach(decision -> decisions.put(decision.getKey(), decision));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String dialect() {
        return dialect;
    }

    Set<String> names() {
        return decisions.keySet();
    }

    Set<String> rows(String decision) {
        return ((DmnDecisionTableImpl) decisions.get(decision).getDecisionLogic())
                .getRules().stream().map(DmnDecisionTableRuleImpl::getId).collect(Collectors.toSet());
    }

    Answer decide(String decision, Map<String, Object> facts) {
        rowsHit.clear();
        var results = engine.evaluateDecisionTable(decisions.get(decision), facts);
        return new Answer(results.getResultList().isEmpty() ? List.of() : List.copyOf(results), List.copyOf(rowsHit));
    }
}
