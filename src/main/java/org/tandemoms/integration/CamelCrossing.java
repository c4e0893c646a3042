package org.tandemoms.integration;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tandemoms.shared.MessageCrossing;
import org.tandemoms.shared.ProblemCode;
import org.tandemoms.shared.Refused;

/** Sends canonical messages through {@code direct:<route>}. A route that is not there, or was left out, lets messages pass as they are. */
final class CamelCrossing implements MessageCrossing {

    private static final Logger LOG = LoggerFactory.getLogger(CamelCrossing.class);

    private final CamelContext camel;
    private final ProducerTemplate producer;
    private final Map<String, Endpoint> endpoints = new ConcurrentHashMap<>();
    private final Set<String> missing = ConcurrentHashMap.newKeySet();

    CamelCrossing(CamelContext camel, ProducerTemplate producer) {
        this.camel = camel;
        this.producer = producer;
    }

    @Override
    @SuppressWarnings("unchecked")
    public Map<String, Object> cross(String route, Map<String, Object> message) {
        if (camel.getRoute(route) == null) {
            if (camel.isStarted() && missing.add(route)) {
                LOG.warn("There is no route {}: its messages pass unchanged", route);
            }
            return message;
        }
        Endpoint endpoint = endpoints.computeIfAbsent(route, name -> camel.getEndpoint("direct:" + name));
        Exchange exchange =
                producer.send(endpoint, prepared -> prepared.getMessage().setBody(message));
        if (exchange.getException() != null) {
            throw Refused.because(
                    ProblemCode.STATE,
                    "Route " + route + " turned the message away: "
                            + exchange.getException().getMessage());
        }
        Object result = exchange.getMessage().getBody();
        if (result instanceof Map<?, ?> map) {
            return (Map<String, Object>) map;
        }
        throw Refused.because(ProblemCode.STATE, "Route " + route + " gave no message back.");
    }
}
