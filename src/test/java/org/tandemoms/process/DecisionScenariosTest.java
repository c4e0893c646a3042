package org.tandemoms.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every scenario of every decision holds, as the house evaluates it and by the standard, and every
 * row of every table is hit.
 */
@DisplayName("Decisions do what their scenarios say")
class DecisionScenariosTest {

    private static final DecisionTables.Standard STANDARD = DecisionTables.byTheStandard();
    private static final Map<String, String> COVERAGE = new LinkedHashMap<>();

    @AfterAll
    static void printCoverage() {
        System.out.println("Rows of decision tables hit by scenarios:");
        COVERAGE.forEach((table, rows) -> System.out.printf("  %-18s %s%n", table, rows));
    }

    @TestFactory
    Stream<DynamicContainer> scenarios() {
        return Stream.of(DecisionTables.ofTheHouse(), STANDARD)
                .map(tables -> dynamicContainer(
                        tables.evaluator(), Scenarios.ofDecisions().stream().map(file -> cases(file, tables))));
    }

    @Test
    @DisplayName("Every decision has scenarios")
    void everyDecisionHasScenarios() {
        assertThat(Scenarios.ofDecisions().stream().map(Scenarios.ForDecision::decision))
                .containsExactlyInAnyOrderElementsOf(STANDARD.names());
    }

    private static DynamicContainer cases(Scenarios.ForDecision file, DecisionTables tables) {
        Set<String> hit = new TreeSet<>();
        List<DynamicNode> tests = new ArrayList<>();
        file.cases()
                .forEach(one -> tests.add(dynamicTest(one.name(), () -> {
                    var answer = tables.decide(file.decision(), one.facts(file.given()));
                    hit.addAll(answer.rows());
                    assertAnswer(answer.outputs(), one.expect());
                })));
        tests.add(dynamicTest("every row is hit", () -> {
            Set<String> all = STANDARD.rows(file.decision());
            COVERAGE.put(file.decision(), hit.size() + " of " + all.size());
            assertThat(all).as("rows that no scenario hits").allMatch(hit::contains);
        }));
        return dynamicContainer(file.decision(), tests);
    }

    private static void assertAnswer(List<Map<String, Object>> results, JsonNode expect) {
        List<JsonNode> expected = expect.isArray() ? expect.valueStream().toList() : List.of(expect);
        assertThat(results).as("rows that fit").hasSameSizeAs(expected);
        for (int i = 0; i < expected.size(); i++) {
            Map<String, Object> outputs = results.get(i);
            expected.get(i).properties().forEach(output -> assertThat(json(outputs.get(output.getKey())))
                    .as(output.getKey())
                    .isEqualTo(output.getValue()));
            assertThat(outputs.values()).as("every output says something").doesNotContainNull();
        }
    }

    private static JsonNode json(Object value) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        if (value instanceof Integer number) {
            return nodes.numberNode(number);
        }
        if (value instanceof Number number) {
            return nodes.numberNode(new BigDecimal(number.toString()));
        }
        return nodes.textNode((String) value);
    }
}
