package org.tandemoms.workflow.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The short way through a cell gives the answer that the FEEL interpreter gives. */
class PlainCellTest {

    private static final FeelEngineApi FEEL = FeelEngineBuilder.forJava().build();

    private static final List<Object> VALUES = Arrays.asList(
            null,
            "SALES",
            "A, B",
            "",
            "5",
            true,
            false,
            new BigDecimal("-3"),
            BigDecimal.ZERO,
            new BigDecimal("0.1"),
            new BigDecimal("5"),
            new BigDecimal("5.00"),
            new BigDecimal("10000.10"),
            new BigDecimal("10000.1000000000000000000000001"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-",
                "true",
                "false",
                "\"SALES\"",
                "\"SALES\",\"TRADE\"",
                "\"A, B\" , \"\"",
                "5",
                "-3",
                "< 5",
                "<=5",
                "> 0.1",
                ">= 0.1",
                "> 10000.10",
                ">= -3"
            })
    void a_plain_test_decides_as_feel_does(String cell) {
        var plain = PlainCell.test(cell).orElseThrow();
        var parsed = FEEL.parseUnaryTests(cell).parsedExpression();

        assertThat(VALUES).allSatisfy(value -> assertThat(plain.test(value))
                .as("%s on %s", cell, value)
                .isEqualTo(Boolean.TRUE.equals(
                        FEEL.evaluateWithInput(parsed, value, Map.of()).result())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"not(5)", "[1..5]", "null", "< limit", "\"a\\\"b\"", "5, 6", "contains(?, \"x\")"})
    void what_is_not_plain_is_left_to_feel(String cell) {
        assertThat(PlainCell.test(cell)).isEmpty();
    }
}
