package org.tandemoms.workflow.decision;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.impl.transform.DefaultDmnTransformer;
import org.camunda.bpm.model.dmn.DmnModelInstance;

/** The decisions of one DMN file, ready to be evaluated. Needs no database and no running application. */
public final class DecisionTables {

    private static final Evaluation EVALUATION = new Evaluation();
    private static final DmnEngine ENGINE = engine();

    private final Map<String, DecisionTable> tables;

    private DecisionTables(Map<String, DecisionTable> tables) {
        this.tables = tables;
    }

    /** @param line counted from 1, or null when unknown */
    public record Problem(String element, Integer line, String code, String message) {}

    /** What a file brings: its decisions' keys, or what is wrong with it. */
    public record Reading(List<String> keys, DecisionTables tables, List<Problem> problems) {}

    /** Reads a file and tells all that is wrong with it; with problems there are no tables. */
    public static Reading read(byte[] content) {
        DmnReading reading = new DmnReading(content);
        if (!reading.problems().isEmpty()) {
            return new Reading(List.of(), new DecisionTables(Map.of()), reading.problems());
        }
        DmnModelInstance model = reading.model();
        String version = version(content);
        Map<String, DecisionTable> tables = new LinkedHashMap<>();
        for (DmnDecision decision : ENGINE.parseDecisions(model)) {
            tables.put(decision.getKey(), new DecisionTable(decision, version, EVALUATION, ENGINE));
        }
        return new Reading(List.copyOf(tables.keySet()), new DecisionTables(tables), List.of());
    }

    /** @throws IllegalArgumentException when the file cannot be used */
    public static DecisionTables of(byte[] content) {
        Reading reading = read(content);
        if (!reading.problems().isEmpty()) {
            throw new IllegalArgumentException(reading.problems().toString());
        }
        return reading.tables();
    }

    public Map<String, DecisionTable> byKey() {
        return Map.copyOf(tables);
    }

    private static DmnEngine engine() {
        DefaultDmnTransformer transformer = new DefaultDmnTransformer();
        transformer.setDataTypeTransformerRegistry(new DecimalTypes());
        DefaultDmnEngineConfiguration configuration = new DefaultDmnEngineConfiguration();
        configuration.setTransformer(transformer);
        configuration.setFeelEngineFactory(DecimalFeel::new);
        configuration.getCustomPostDecisionTableEvaluationListeners().add(EVALUATION);
        return configuration.buildEngine();
    }

    private static String version(byte[] content) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
