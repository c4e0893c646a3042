package org.tandemoms.shared.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.util.ClassUtil;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * One JSON scalar read without guessing: only the tokens named are taken, and what does not parse is told to the
 * {@link CollectedErrors} rather than ending the reading.
 */
final class StrictScalar<T> extends StdScalarDeserializer<T> {

    /** What {@code Decimal128} keeps exactly. */
    private static final int MOST_DIGITS = 34;

    private static final int MOST_DECIMALS = 18;
    private static final int LONGEST_NUMBER = 64;
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]+(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]{1,4})?");

    private static final Set<JsonToken> TEXT = EnumSet.of(JsonToken.VALUE_STRING);
    private static final Set<JsonToken> NUMBER =
            EnumSet.of(JsonToken.VALUE_STRING, JsonToken.VALUE_NUMBER_INT, JsonToken.VALUE_NUMBER_FLOAT);
    private static final Set<JsonToken> TRUTH = EnumSet.of(JsonToken.VALUE_TRUE, JsonToken.VALUE_FALSE);

    private final transient Set<JsonToken> taken;
    private final transient Function<String, T> parse;
    private final String expected;

    private StrictScalar(Class<T> type, Set<JsonToken> taken, String expected, Function<String, T> parse) {
        super(type);
        this.taken = taken;
        this.parse = parse;
        this.expected = expected;
    }

    static SimpleModule module() {
        var module = new SimpleModule("strict-scalars");
        add(module, String.class, TEXT, "text without control characters", StrictScalar::text);
        add(module, BigDecimal.class, NUMBER, "a decimal number such as \"189.50\"", StrictScalar::decimal);
        add(module, Double.class, NUMBER, "a number", text -> Double.valueOf(finite(text)));
        var whole = "a whole number";
        add(module, Integer.class, NUMBER, whole, text -> decimal(text).intValueExact());
        add(module, int.class, NUMBER, whole, text -> decimal(text).intValueExact());
        add(module, Long.class, NUMBER, whole, text -> decimal(text).longValueExact());
        add(module, long.class, NUMBER, whole, text -> decimal(text).longValueExact());
        add(module, Boolean.class, TRUTH, "true or false", Boolean::valueOf);
        add(module, boolean.class, TRUTH, "true or false", Boolean::valueOf);
        add(module, Instant.class, TEXT, "a time by RFC 3339 such as \"2026-03-02T09:30:00Z\"", Moments::time);
        add(module, LocalDate.class, TEXT, "a date such as \"2026-03-02\"", Moments::date);
        return module;
    }

    private static <T> void add(
            SimpleModule module, Class<T> type, Set<JsonToken> taken, String expected, Function<String, T> parse) {
        module.addDeserializer(type, new StrictScalar<>(type, taken, expected, parse));
    }

    /** Accepts plain and scientific notation, and refuses what a decimal of 34 digits cannot hold exactly. */
    static BigDecimal decimal(String text) {
        if (text.length() > LONGEST_NUMBER || !DECIMAL.matcher(text).matches()) {
            throw new NumberFormatException("not a decimal");
        }
        var value = new BigDecimal(text);
        if (value.precision() > MOST_DIGITS
                || value.scale() > MOST_DECIMALS
                || value.precision() - (long) value.scale() > MOST_DIGITS) {
            throw new NumberFormatException("out of range");
        }
        return value.scale() < 0 ? value.setScale(0) : value;
    }

    /** For numeric models: any finite number, rounded to what a double holds. */
    private static String finite(String text) {
        boolean number =
                text.length() <= LONGEST_NUMBER && DECIMAL.matcher(text).matches();
        if (!number || !Double.isFinite(Double.parseDouble(text))) {
            throw new NumberFormatException("not a finite number");
        }
        return text;
    }

    private static String text(String text) {
        boolean plain = text.chars().allMatch(c -> c >= 0x20 && c != 0x7F || c == '\t' || c == '\n' || c == '\r');
        // an unpaired surrogate cannot be stored as UTF-8
        if (!plain || text.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
            throw new IllegalArgumentException("control characters");
        }
        return text;
    }

    @Override
    @SuppressWarnings("unchecked")
    public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (!taken.contains(parser.currentToken())) {
            return (T) context.handleUnexpectedToken(_valueClass, parser.currentToken(), parser, "%s", expected);
        }
        try {
            return parse.apply(parser.getText());
        } catch (RuntimeException notOne) {
            return (T) context.handleWeirdStringValue(_valueClass, parser.getText(), "%s", expected);
        }
    }

    @Override
    @SuppressWarnings("unchecked")
    public T getNullValue(DeserializationContext context) {
        return _valueClass.isPrimitive() ? (T) ClassUtil.defaultValue(_valueClass) : null;
    }
}
