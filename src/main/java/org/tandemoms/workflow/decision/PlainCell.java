package org.tandemoms.workflow.decision;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What most cells of a table hold, decided without the FEEL interpreter and to the same answer: anything, some words,
 * yes or no, one comparison with a number, a literal, a name. Everything else is the interpreter's.
 */
final class PlainCell {

    private static final String WORD = "\"[^\"\\\\]*\"";
    private static final Pattern WORDS = Pattern.compile(WORD + "(?:\\s*,\\s*" + WORD + ")*");
    private static final Pattern ONE_WORD = Pattern.compile(WORD);
    private static final Pattern COMPARISON = Pattern.compile("(<=|>=|<|>)?\\s*(-?\\d+(?:\\.\\d+)?)");
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(?:\\.\\d+)?");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Set<String> NO_NAMES = Set.of("true", "false", "null");

    private PlainCell() {}

    /** The test of an input cell; a value of another type does not pass. */
    static Optional<Predicate<Object>> test(String cell) {
        String text = cell.strip();
        if ("-".equals(text)) {
            return Optional.of(value -> true);
        }
        if ("true".equals(text) || "false".equals(text)) {
            Boolean expected = Boolean.valueOf(text);
            return Optional.of(expected::equals);
        }
        if (WORDS.matcher(text).matches()) {
            Set<String> words = ONE_WORD.matcher(text)
                    .results()
                    .map(MatchResult::group)
                    .map(PlainCell::unquoted)
                    .collect(Collectors.toSet());
            return Optional.of(value -> value != null && words.contains(value));
        }
        Matcher comparison = COMPARISON.matcher(text);
        return comparison.matches()
                ? Optional.of(comparing(comparison.group(1), new BigDecimal(comparison.group(2))))
                : Optional.empty();
    }

    /** The value of an output cell that is a literal. */
    static Optional<Object> literal(String cell) {
        String text = cell.strip();
        if (ONE_WORD.matcher(text).matches()) {
            return Optional.of(unquoted(text));
        }
        if (NUMBER.matcher(text).matches()) {
            return Optional.of(new BigDecimal(text));
        }
        return "true".equals(text) || "false".equals(text) ? Optional.of(Boolean.valueOf(text)) : Optional.empty();
    }

    static boolean isName(String text) {
        return NAME.matcher(text).matches() && !NO_NAMES.contains(text);
    }

    private static Predicate<Object> comparing(String operator, BigDecimal limit) {
        IntPredicate order =
                switch (operator == null ? "" : operator) {
                    case "<" -> sign -> sign < 0;
                    case "<=" -> sign -> sign <= 0;
                    case ">" -> sign -> sign > 0;
                    case ">=" -> sign -> sign >= 0;
                    default -> sign -> sign == 0;
                };
        return value -> value instanceof Number number
                && order.test(DecimalTypes.exact(number).compareTo(limit));
    }

    private static String unquoted(String word) {
        return word.substring(1, word.length() - 1);
    }
}
