package org.tandemoms.workflow.decision;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.FeelException;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.camunda.feel.api.EvaluationResult;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.camunda.feel.api.ParseResult;
import org.camunda.feel.syntaxtree.ParsedExpression;
import org.camunda.feel.syntaxtree.Val;
import org.camunda.feel.syntaxtree.ValNumber;
import org.camunda.feel.valuemapper.JavaCustomValueMapper;

/**
 * FEEL for tables: every expression is parsed once, and numbers stay decimals in and out. The DMN engine's own two
 * bindings do neither: one parses at every evaluation and hands out doubles, the other (legacy) reads the literals of a
 * table as doubles, so that 0.1 is not 0.1.
 */
final class DecimalFeel implements FeelEngine {

    private static final FeelEngineApi FEEL =
            FeelEngineBuilder.forJava().withCustomValueMapper(new Decimals()).build();

    private final Map<String, ParsedExpression> expressions = new ConcurrentHashMap<>();
    private final Map<String, ParsedExpression> tests = new ConcurrentHashMap<>();

    @Override
    @SuppressWarnings("unchecked")
    public <T> T evaluateSimpleExpression(String expression, VariableContext context) {
        ParsedExpression parsed = expressions.computeIfAbsent(expression, text -> parsed(FEEL.parseExpression(text)));
        return (T) value(FEEL.evaluate(parsed, facts(context)), expression);
    }

    @Override
    public boolean evaluateSimpleUnaryTests(String test, String inputName, VariableContext context) {
        ParsedExpression parsed = tests.computeIfAbsent(test, text -> parsed(FEEL.parseUnaryTests(text)));
        Object input = context.resolve(inputName).getValue();
        // anything but a clear yes is a no: null comes out of comparing what cannot be compared
        return Boolean.TRUE.equals(value(FEEL.evaluateWithInput(parsed, input, facts(context)), test));
    }

    /** What is wrong with the expression, if anything. */
    static Optional<String> problemOfExpression(String text) {
        return problem(FEEL.parseExpression(text));
    }

    static Optional<String> problemOfTest(String text) {
        return problem(FEEL.parseUnaryTests(text));
    }

    private static Optional<String> problem(ParseResult result) {
        return result.isSuccess()
                ? Optional.empty()
                : Optional.of(result.failure().message());
    }

    private static ParsedExpression parsed(ParseResult result) {
        if (!result.isSuccess()) {
            throw new FeelException(result.failure().message());
        }
        return result.parsedExpression();
    }

    private static Object value(EvaluationResult result, String text) {
        if (!result.isSuccess()) {
            throw new FeelException("'" + text + "': " + result.failure().message());
        }
        return result.result();
    }

    private static Map<String, Object> facts(VariableContext context) {
        Map<String, Object> facts = new HashMap<>();
        for (String name : context.keySet()) {
            facts.put(name, context.resolve(name).getValue());
        }
        return facts;
    }

    private static final class Decimals extends JavaCustomValueMapper {

        @Override
        public Optional<Val> toValue(Object value, Function<Object, Val> inner) {
            return Optional.empty();
        }

        @Override
        public Optional<Object> unpackValue(Val value, Function<Val, Object> inner) {
            return value instanceof ValNumber number ? Optional.<Object>of(decimal(number)) : Optional.empty();
        }

        private static BigDecimal decimal(ValNumber number) {
            return number.value().bigDecimal();
        }
    }
}
