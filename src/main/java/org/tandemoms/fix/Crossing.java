package org.tandemoms.fix;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializerBase;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.tandemoms.shared.MessageCrossing;

/**
 * Takes messages through the integrators' routes {@code integrations/routes/fix-*.yaml} as maps of plain values, with the
 * kind of message under {@code message}; straight on where no routes run.
 */
final class Crossing {
    static final String ORDERS_IN = "fix-orders-in";
    static final String REPORTS_OUT = "fix-reports-out";
    static final String ORDERS_OUT = "fix-orders-out";
    static final String REPORTS_IN = "fix-reports-in";

    private static final String KIND = "message";
    private static final TypeReference<Map<String, Object>> PLAIN = new TypeReference<>() {};

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new SimpleModule().addSerializer(new PlainDecimal()))
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build();

    private final Optional<MessageCrossing> routes;

    Crossing(Optional<MessageCrossing> routes) {
        this.routes = routes;
    }

    /** @throws org.tandemoms.shared.Refused when the route turns the message away */
    <M> M cross(String route, M message, Class<M> type) {
        if (routes.isEmpty()) {
            return message;
        }
        Map<String, Object> plain = MAPPER.convertValue(message, PLAIN);
        plain.put(KIND, type.getSimpleName());
        return MAPPER.convertValue(routes.get().cross(route, plain), type);
    }

    /** Decimals as plain text: never an exponent, never a binary fraction. */
    private static final class PlainDecimal extends ToStringSerializerBase {
        private PlainDecimal() {
            super(BigDecimal.class);
        }

        @Override
        public String valueToString(Object value) {
            return ((BigDecimal) value).toPlainString();
        }
    }
}
