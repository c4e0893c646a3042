package org.tandemoms.workflow;

import java.util.List;
import java.util.Map;

/**
 * The analysts' decision tables. Numbers are decimals on both sides; what is evaluated is what is in force, without a
 * database.
 */
public interface Decisions {

    /**
     * Evaluates a table.
     *
     * @param decision id of the decision, e.g. {@code goods-rules}
     * @param facts by the names the table uses: BigDecimal or whole numbers, String, Boolean
     * @throws org.tandemoms.shared.Refused with {@code compliance} when a fact that the table asks for is missing, or a
     *     number or a yes-or-no is empty or not finite: such an order never passes as "below the limit". A column whose
     *     rules speak of {@code null} may be empty
     * @throws IllegalArgumentException when no such decision is in force
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
