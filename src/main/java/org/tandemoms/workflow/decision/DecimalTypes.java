package org.tandemoms.workflow.decision;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.dmn.engine.impl.spi.type.DmnDataTypeTransformer;
import org.camunda.bpm.dmn.engine.impl.spi.type.DmnDataTypeTransformerRegistry;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.TypedValue;

/**
 * The types of a table's columns. Every kind of number, {@code double} included (the Modeler's word for a decimal), is a
 * decimal here; whole numbers come out as integers.
 */
final class DecimalTypes implements DmnDataTypeTransformerRegistry {

    static final Set<String> NUMBERS = Set.of("integer", "long", "double", "number");

    private final Map<String, DmnDataTypeTransformer> transformers = Map.of(
            "double", DecimalTypes::decimal,
            "number", DecimalTypes::decimal,
            "integer", DecimalTypes::whole,
            "long", DecimalTypes::whole,
            "boolean", value -> Variables.booleanValue((Boolean) value),
            "string", value -> Variables.stringValue((String) value));

    @Override
    public void addTransformer(String type, DmnDataTypeTransformer transformer) {
        throw new UnsupportedOperationException("The types of tables are fixed");
    }

    @Override
    public DmnDataTypeTransformer getTransformer(String type) {
        return type == null
                ? Variables::untypedValue
                : transformers.getOrDefault(type.toLowerCase(Locale.ROOT), Variables::untypedValue);
    }

    private static TypedValue decimal(Object value) {
        return Variables.untypedValue(exact(value));
    }

    private static TypedValue whole(Object value) {
        BigDecimal exact = exact(value);
        return Variables.untypedValue(exact == null ? null : exact.intValueExact());
    }

    /** @throws IllegalArgumentException when it is no number or not finite */
    static BigDecimal exact(Object value) {
        if (value == null) {
            return null;
        }
        if (value instanceof BigDecimal decimal) {
            return decimal;
        }
        if (value instanceof BigInteger whole) {
            return new BigDecimal(whole);
        }
        if (value instanceof Integer || value instanceof Long || value instanceof Short) {
            return BigDecimal.valueOf(((Number) value).longValue());
        }
        if (value instanceof Number number) {
            // Double and Float refuse by themselves when they are not finite
            return new BigDecimal(number.toString());
        }
        throw new IllegalArgumentException("'" + value + "' is not a number");
    }
}
