package org.tandemoms.workflow.decision;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
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

    /** Far more than a person reads in a cell. */
    private static final int LONGEST = 5_000;

    private final Map<String, Cell> expressions = new ConcurrentHashMap<>();
    private final Map<String, Test> tests = new ConcurrentHashMap<>();

    /** An expression read: a literal, or what the interpreter runs. */
    private record Cell(Object literal, ParsedExpression parsed) {}

    /** A unary test read: a plain one, or what the interpreter runs. */
    private record Test(Predicate<Object> plain, ParsedExpression parsed) {}

    @Override
    @SuppressWarnings("unchecked")
    public <T> T evaluateSimpleExpression(String expression, VariableContext context) {
        if (PlainCell.isName(expression) && context.containsVariable(expression)) {
            return (T) context.resolve(expression).getValue();
        }
        Cell cell = expressions.computeIfAbsent(expression, DecimalFeel::cell);
        return (T)
                (cell.literal() != null
                        ? cell.literal()
                        : value(FEEL.evaluate(cell.parsed(), facts(context)), expression));
    }

    @Override
    public boolean evaluateSimpleUnaryTests(String text, String inputName, VariableContext context) {
        Test test = tests.computeIfAbsent(text, DecimalFeel::test);
        Object input = context.resolve(inputName).getValue();
        if (test.plain() != null) {
            return test.plain().test(input);
        }
        // anything but a clear yes is a no: null comes out of comparing what cannot be compared
        return Boolean.TRUE.equals(value(FEEL.evaluateWithInput(test.parsed(), input, facts(context)), text));
    }

    private static Cell cell(String text) {
        Object literal = PlainCell.literal(text).orElse(null);
        return new Cell(literal, literal != null ? null : parsed(FEEL.parseExpression(text)));
    }

    private static Test test(String text) {
        Predicate<Object> plain = PlainCell.test(text).orElse(null);
        return new Test(plain, plain != null ? null : parsed(FEEL.parseUnaryTests(text)));
    }

    /** What is wrong with the expression, if anything. */
    static Optional<String> problemOfExpression(String text) {
        return problem(text, FEEL::parseExpression);
    }

    static Optional<String> problemOfTest(String text) {
        return problem(text, FEEL::parseUnaryTests);
    }

    private static Optional<String> problem(String text, Function<String, ParseResult> parser) {
        if (text.length() > LONGEST) {
            return Optional.of("It is longer than " + LONGEST + " characters");
        }
        ParseResult result;
        try {
            result = parser.apply(text);
        } catch (StackOverflowError tooDeep) {
            return Optional.of("It is nested too deeply");
        }
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
