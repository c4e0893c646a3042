package org.tandemoms.integration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import net.thisptr.jackson.jq.Expression;
import net.thisptr.jackson.jq.Function;
import net.thisptr.jackson.jq.Scope;
import net.thisptr.jackson.jq.exception.JsonQueryException;
import net.thisptr.jackson.jq.exception.JsonQueryUserException;

/** What our jq knows beyond the standard: exact money, since jq's own numbers are floating point. */
final class JqFunctions {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private JqFunctions() {}

    /** {@code env} shows an empty environment: passwords live in the real one. */
    static final Function NO_ENVIRONMENT =
            (scope, arguments, input, path, output, version) -> output.emit(NODES.objectNode(), null);

    /** {@code minor_units("12.50"; "EUR")} is 1250 (ISO 4217); a fraction of a minor unit is an error. */
    static final Function MINOR_UNITS = (scope, arguments, input, path, output, version) -> {
        JsonNode amount = argument(0, scope, arguments, input);
        JsonNode currency = argument(1, scope, arguments, input);
        try {
            BigDecimal minor = new BigDecimal(amount.asText()).movePointRight(digits(currency));
            output.emit(NODES.numberNode(minor.longValueExact()), null);
        } catch (ArithmeticException | IllegalArgumentException e) {
            throw failed("minor_units", amount, currency);
        }
    };

    /** {@code major_units(1250; "EUR")} is "12.50". */
    static final Function MAJOR_UNITS = (scope, arguments, input, path, output, version) -> {
        JsonNode amount = argument(0, scope, arguments, input);
        JsonNode currency = argument(1, scope, arguments, input);
        try {
            BigDecimal minor = new BigDecimal(amount.asText());
            output.emit(
                    NODES.textNode(minor.movePointLeft(digits(currency))
                            .setScale(digits(currency))
                            .toPlainString()),
                    null);
        } catch (ArithmeticException | IllegalArgumentException e) {
            throw failed("major_units", amount, currency);
        }
    };

    private static JsonNode argument(int index, Scope scope, List<Expression> arguments, JsonNode input)
            throws JsonQueryException {
        JsonNode[] value = {NODES.nullNode()};
        arguments.get(index).apply(scope, input, null, (out, path) -> value[0] = out, false);
        return value[0];
    }

    private static int digits(JsonNode currency) {
        return Math.max(0, Currency.getInstance(currency.asText()).getDefaultFractionDigits());
    }

    private static JsonQueryException failed(String function, JsonNode amount, JsonNode currency) {
        return new JsonQueryUserException(
                NODES.textNode(function + " does not take amount " + amount + " in currency " + currency));
    }
}
