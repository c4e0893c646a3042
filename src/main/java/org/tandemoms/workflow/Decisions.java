package org.tandemoms.workflow;

import java.util.List;
import java.util.Map;

/** The analysts' decision tables. */
public interface Decisions {

    /**
     * Evaluates a table.
     *
     * @param decision id of the decision, e.g. {@code goods-rules}
     * @param facts by input name: BigDecimal, String, Boolean; a fact that a rule needs and that is null never passes
     *     silently
     */
    Verdict evaluate(String decision, Map<String, Object> facts);

    /**
     * @param version of the table, a hash of its content; part of the evidence
     * @param rows the rules that fired, in the table's order
     */
    record Verdict(String decision, String version, List<Row> rows) {}

    /**
     * @param rule id of the rule in the table
     * @param outputs by output name
     */
    record Row(String rule, Map<String, Object> outputs) {

        public String text(String output) {
            Object value = outputs.get(output);
            return value == null ? null : value.toString();
        }
    }
}
