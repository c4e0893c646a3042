package org.tandemoms.integration;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tandemoms.shared.MessageCrossing;
import org.tandemoms.shared.ProblemCode;
import org.tandemoms.shared.Refused;

/** Sends canonical messages through {@code direct:<route>}. A route that is not there, or was left out, lets messages pass as they are. */
final class CamelCrossing implements MessageCrossing {

    private static final Logger LOG = LoggerFactory.getLogger(CamelCrossing.class);

    private final RunningCamel camel;
    private final Set<String> missing = ConcurrentHashMap.newKeySet();

    CamelCrossing(RunningCamel camel) {
        this.camel = camel;
    }

    @Override
    public Map<String, Object> cross(String route, Map<String, Object> message) {
        Optional<Exchange> crossed = camel.send("direct:" + route, message);
        if (crossed.isEmpty()) {
            if (camel.isStarted() && missing.add(route)) {
                LOG.warn("There is no route {}: its messages pass unchanged", route);
            }
            return message;
        }
        return result(route, crossed.get());
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> result(String route, Exchange exchange) {
        if (exchange.getException() != null) {
            String why = exchange.getException().getMessage();
            throw Refused.because(ProblemCode.STATE, "Route " + route + " turned the message away: " + why);
        }
        if (exchange.getMessage().getBody() instanceof Map<?, ?> result) {
            return (Map<String, Object>) result;
        }
        throw Refused.because(ProblemCode.STATE, "Route " + route + " gave no message back.");
    }
}
