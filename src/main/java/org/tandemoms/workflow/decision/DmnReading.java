package org.tandemoms.workflow.decision;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.DmnElement;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.xml.ModelException;
import org.tandemoms.workflow.decision.DecisionTables.Problem;

/** Reads a DMN file and looks at every expression in it, so that no row fails only when an order meets it. */
final class DmnReading {

    private static final String FEEL = "feel";

    private final List<Problem> problems = new ArrayList<>();
    private DmnModelInstance model;
    private Map<String, Integer> lines = Map.of();

    DmnReading(byte[] content) {
        try {
            lines = ElementLines.of(content);
            model = Dmn.readModelFromStream(new ByteArrayInputStream(content));
            if (model.getModelElementsByType(Decision.class).isEmpty()) {
                problems.add(new Problem(null, null, "no-decision", "There is no decision in it"));
            }
            model.getModelElementsByType(DecisionTable.class).forEach(this::check);
        } catch (ElementLines.Unreadable unreadable) {
            problems.add(new Problem(
                    null, unreadable.line(), "unreadable", "It cannot be read: " + unreadable.getMessage()));
        } catch (ModelException unreadable) {
            problems.add(new Problem(null, null, "unreadable", "It cannot be read: " + rootCause(unreadable)));
        }
    }

    List<Problem> problems() {
        return problems;
    }

    DmnModelInstance model() {
        return model;
    }

    private void check(DecisionTable table) {
        for (Input input : table.getInputs()) {
            if (input.getInputExpression() != null && input.getInputExpression().getText() != null) {
                checkLanguage(input, input.getInputExpression().getExpressionLanguage());
                DecimalFeel.problemOfExpression(
                                input.getInputExpression().getText().getTextContent())
                        .ifPresent(problem -> add(input, "expression", problem));
            }
        }
        for (Rule rule : table.getRules()) {
            rule.getInputEntries().forEach(entry -> {
                checkLanguage(entry, entry.getExpressionLanguage());
                String text = entry.getTextContent().strip();
                if (!text.isEmpty() && !"-".equals(text)) {
                    DecimalFeel.problemOfTest(text).ifPresent(problem -> add(entry, "expression", problem));
                }
            });
            rule.getOutputEntries().forEach(entry -> {
                checkLanguage(entry, entry.getExpressionLanguage());
                String text = entry.getTextContent().strip();
                if (!text.isEmpty()) {
                    DecimalFeel.problemOfExpression(text).ifPresent(problem -> add(entry, "expression", problem));
                }
            });
        }
    }

    private void checkLanguage(DmnElement element, String language) {
        if (language != null && !language.toLowerCase(Locale.ROOT).contains(FEEL)) {
            add(element, "script", "Tables are written in FEEL, not in " + language);
        }
    }

    private void add(DmnElement element, String code, String message) {
        problems.add(new Problem(element.getId(), lines.get(element.getId()), code, message));
    }

    private static String rootCause(Throwable thrown) {
        Throwable cause = thrown;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage();
    }
}
