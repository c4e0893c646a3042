package org.tandemoms.workflow.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tandemoms.shared.Refused;
import org.tandemoms.workflow.Decisions.Row;
import org.tandemoms.workflow.Decisions.Verdict;

/** Tables decide in decimals, and never on a number that is not there. */
class DecisionTableTest {

    private static final String LIMITS = table(
            "FIRST",
            """
            <input id="amount" label="Amount"><inputExpression id="amount-x" typeRef="double"><text>amount</text></inputExpression></input>
            <input id="country" label="Country"><inputExpression id="country-x" typeRef="string"><text>country</text></inputExpression></input>
            <output id="people" name="people" typeRef="integer" />
            <output id="fee" name="fee" typeRef="double" />
            <rule id="huge"><inputEntry id="h1"><text>&gt; 50000</text></inputEntry><inputEntry id="h2"><text>-</text></inputEntry><outputEntry id="h3"><text>2</text></outputEntry><outputEntry id="h4"><text>0.1 + 0.2</text></outputEntry></rule>
            <rule id="tenth"><inputEntry id="t1"><text>0.1</text></inputEntry><inputEntry id="t2"><text>-</text></inputEntry><outputEntry id="t3"><text>7</text></outputEntry><outputEntry id="t4"><text>0</text></outputEntry></rule>
            <rule id="large"><inputEntry id="l1"><text>&gt; 10000.10</text></inputEntry><inputEntry id="l2"><text>"DE","FR"</text></inputEntry><outputEntry id="l3"><text>1</text></outputEntry><outputEntry id="l4"><text>1.50</text></outputEntry></rule>
            <rule id="rest"><inputEntry id="r1"><text>-</text></inputEntry><inputEntry id="r2"><text>-</text></inputEntry><outputEntry id="r3"><text>0</text></outputEntry><outputEntry id="r4"><text>0</text></outputEntry></rule>
            """);

    private final DecisionTable limits = read(LIMITS);

    @ParameterizedTest
    @CsvSource({
        "10000.09, rest",
        "10000.10, rest",
        "10000.1000001, large",
        "50000, large",
        "50000.00000000000000001, huge",
        // 0.1 has no binary representation: a table read in doubles misses this one
        "0.1, tenth",
        "0.10, tenth",
        "0.1000000000000000055511151231257827, rest"
    })
    void a_limit_is_exact_to_the_last_digit(BigDecimal amount, String rule) {
        Verdict verdict = limits.evaluate(facts(amount, "DE"));

        assertThat(verdict.rows()).extracting(Row::rule).containsExactly(rule);
    }

    @Test
    void outputs_are_decimals_and_whole_numbers() {
        Map<String, Object> outputs = limits.evaluate(facts(new BigDecimal("60000"), "IT"))
                .rows()
                .get(0)
                .outputs();

        assertThat(outputs).containsExactly(Map.entry("people", 2), Map.entry("fee", new BigDecimal("0.3")));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void a_number_that_is_not_there_never_passes_as_below_the_limit(Double amount) {
        assertThatThrownBy(() -> limits.evaluate(facts(amount, "DE")))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("mount");
    }

    @Test
    void a_word_in_place_of_a_number_is_refused() {
        assertThatThrownBy(() -> limits.evaluate(facts("a lot", "DE")))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("a lot");
    }

    @Test
    void a_fact_that_nobody_gives_is_refused_by_name() {
        assertThatThrownBy(() -> limits.evaluate(Map.of("amount", BigDecimal.ONE)))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("country");
    }

    @Test
    void a_column_that_speaks_of_null_may_be_empty() {
        DecisionTable lenient = read(
                table(
                        "FIRST",
                        """
                        <input id="price" label="Price"><inputExpression id="price-x" typeRef="double"><text>price</text></inputExpression></input>
                        <output id="answer" name="answer" typeRef="string" />
                        <rule id="none"><inputEntry id="n1"><text>null</text></inputEntry><outputEntry id="n2"><text>"ask"</text></outputEntry></rule>
                        <rule id="some"><inputEntry id="s1"><text>&gt;= 0</text></inputEntry><outputEntry id="s2"><text>"go"</text></outputEntry></rule>
                        """));
        Map<String, Object> noPrice = new HashMap<>();
        noPrice.put("price", null);

        assertThat(lenient.evaluate(noPrice).rows()).extracting(Row::rule).containsExactly("none");
        assertThat(lenient.evaluate(Map.of("price", 3)).rows())
                .extracting(row -> row.text("answer"))
                .containsExactly("go");
    }

    @Test
    void a_collecting_table_names_every_rule_with_its_row() {
        DecisionTable rules = read(
                table(
                        "COLLECT",
                        """
                        <input id="amount" label="Amount"><inputExpression id="amount-x" typeRef="double"><text>amount</text></inputExpression></input>
                        <output id="finding" name="finding" typeRef="string" />
                        <rule id="one"><inputEntry id="a1"><text>&gt; 1</text></inputEntry><outputEntry id="a2"><text>"first"</text></outputEntry></rule>
                        <rule id="two"><inputEntry id="b1"><text>&gt; 2</text></inputEntry><outputEntry id="b2"><text>"second"</text></outputEntry></rule>
                        <rule id="three"><inputEntry id="c1"><text>[3..4]</text></inputEntry><outputEntry id="c2"><text>"third"</text></outputEntry></rule>
                        """));

        assertThat(rules.evaluate(Map.of("amount", 3)).rows())
                .extracting(Row::rule, row -> row.text("finding"))
                .containsExactly(tuple("one", "first"), tuple("two", "second"), tuple("three", "third"));
        assertThat(rules.evaluate(Map.of("amount", 1)).rows()).isEmpty();
    }

    @Test
    void the_version_changes_with_the_content_alone() {
        assertThat(limits.version()).isEqualTo(read(LIMITS).version()).hasSize(16);
        assertThat(read(LIMITS.replace("50000", "60000")).version()).isNotEqualTo(limits.version());
    }

    @Test
    void many_threads_may_ask_at_once() {
        List<String> rules = IntStream.range(0, 4_000)
                .parallel()
                .mapToObj(i -> limits.evaluate(facts(BigDecimal.valueOf(i % 2 == 0 ? 60_000 : 1), "DE"))
                        .rows()
                        .get(0)
                        .rule())
                .toList();

        assertThat(rules).hasSize(4_000);
        assertThat(IntStream.range(0, 4_000)).allMatch(i -> rules.get(i).equals(i % 2 == 0 ? "huge" : "rest"));
    }

    @Test
    void a_cell_that_cannot_be_read_is_found_with_its_line() {
        var reading = DecisionTables.read(
                LIMITS.replace("&gt; 50000", "&gt;&gt; 50000").getBytes(StandardCharsets.UTF_8));

        assertThat(reading.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.element()).isEqualTo("h1");
            assertThat(problem.line()).isPositive();
            assertThat(problem.code()).isEqualTo("expression");
        });
    }

    @Test
    void a_table_in_another_language_is_refused() {
        var reading = DecisionTables.read(
                LIMITS.replace("<inputEntry id=\"h1\">", "<inputEntry id=\"h1\" expressionLanguage=\"groovy\">")
                        .getBytes(StandardCharsets.UTF_8));

        assertThat(reading.problems()).extracting(DecisionTables.Problem::code).contains("script");
    }

    @Test
    void a_document_type_is_refused_unread() {
        String hostile = LIMITS.replaceFirst(
                "\\?>", "?>\n<!DOCTYPE definitions [<!ENTITY secret SYSTEM \"file:///etc/hostname\">]>");

        assertThat(DecisionTables.read(hostile.getBytes(StandardCharsets.UTF_8)).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.code()).isEqualTo("unreadable"));
    }

    private static Map<String, Object> facts(Object amount, String country) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("amount", amount);
        facts.put("country", country);
        return facts;
    }

    private static DecisionTable read(String dmn) {
        return DecisionTables.of(dmn.getBytes(StandardCharsets.UTF_8)).byKey().get("limits");
    }

    private static String table(String hitPolicy, String content) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="Limits" namespace="https://tandemoms.org/test">
                <decision id="limits" name="Limits">
                <decisionTable id="t" hitPolicy="%s">
                %s
                </decisionTable></decision></definitions>
                """
                .formatted(hitPolicy, content);
    }
}
