package org.tandemoms.integration;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import java.util.Map;
import org.apache.camel.Exchange;
import org.tandemoms.outbox.Courier;
import org.tandemoms.outbox.OutboxMessage;
import org.tandemoms.outbox.Receipt;

/**
 * Carries the outbox's messages of one destination through its route. What came of it is told apart as the outbox needs it: an answer
 * for good (also a "no"), an unknown outcome to be asked again under the same key, or a message that will never succeed.
 */
final class CamelCourier implements Courier {

    /** Set by a route on a message that nobody should send again as it is. */
    private static final String DEAD = "TandemDead";

    private static final int REASON_LIMIT = 500;

    private final String destination;
    private final RunningCamel camel;

    CamelCourier(String destination, RunningCamel camel) {
        this.destination = destination;
        this.camel = camel;
    }

    @Override
    public String destination() {
        return destination;
    }

    @Override
    public Receipt deliver(String documentId, OutboxMessage message) {
        return camel.send(RouteFile.OUTBOUND + destination, canonical(documentId, message))
                .map(this::receipt)
                .orElseGet(() -> Receipt.later("No route to " + destination + " is running."));
    }

    private Map<String, Object> canonical(String documentId, OutboxMessage message) {
        return Map.of(
                "key", message.key(),
                "orderId", documentId,
                "destination", destination,
                "type", message.type(),
                "attempts", message.attempts(),
                "payload", message.payload());
    }

    private Receipt receipt(Exchange exchange) {
        MappingFailed unmapped = exchange.getException(MappingFailed.class);
        if (unmapped != null) {
            return Receipt.dead(shortened(unmapped.getMessage()));
        }
        if (exchange.getException(CallNotPermittedException.class) != null) {
            return Receipt.later("The circuit breaker of " + destination + " is open.");
        }
        if (exchange.getException() != null) {
            return Receipt.later(shortened(destination + ": " + RouteLoader.rootMessage(exchange.getException())));
        }
        String dead = exchange.getProperty(DEAD, String.class);
        if (dead != null) {
            return Receipt.dead(shortened(destination + " " + dead));
        }
        return exchange.getMessage().getBody() instanceof Map<?, ?> reply
                ? Receipt.confirmed(plain(reply))
                : Receipt.delivered();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> plain(Map<?, ?> reply) {
        return (Map<String, Object>) reply;
    }

    private static String shortened(String reason) {
        return reason.length() <= REASON_LIMIT ? reason : reason.substring(0, REASON_LIMIT) + "…";
    }
}
