package org.tandemoms.partner;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.tandemoms.outbox.Courier;
import org.tandemoms.outbox.OutboxMessage;
import org.tandemoms.outbox.Receipt;

/**
 * Hands an order's event to every webhook that wants it. From there each goes its own way, so that an address that hangs
 * holds up neither the order nor another address.
 */
@Component
class WebhookCourier implements Courier {

    private final Webhooks webhooks;
    private final DeliveryStore deliveries;
    private final WebhookSender sender;
    private final ObjectMapper json;
    private final Clock clock;

    WebhookCourier(Webhooks webhooks, DeliveryStore deliveries, WebhookSender sender, ObjectMapper json, Clock clock) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.sender = sender;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public String destination() {
        return OrderNews.DESTINATION;
    }

    @Override
    public Receipt deliver(String orderId, OutboxMessage message) {
        String owner = message.text("owner");
        webhooks.known().stream()
                .filter(webhook -> webhook.wants(message.type(), owner))
                .forEach(webhook -> {
                    deliveries.add(Delivery.of(
                            webhook, message.key(), message.type(), orderId, body(message), clock.instant()));
                    sender.nudge(webhook);
                });
        return Receipt.delivered();
    }

    /** Sends something to an address at once, to see whether it listens. */
    Delivery ping(Webhook webhook, String id) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("id", id);
        body.put("event", EventNames.PING);
        body.put("at", clock.instant().toString());
        Delivery delivery = Delivery.of(webhook, id, EventNames.PING, null, write(body), clock.instant());
        deliveries.add(delivery);
        sender.nudge(webhook);
        return delivery;
    }

    private String body(OutboxMessage message) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("id", message.key());
        body.put("event", message.type());
        body.put("at", message.payload().get("at"));
        body.put("order", message.payload().get("order"));
        body.putAll(message.payload());
        body.remove("owner");
        return write(body);
    }

    private String write(Map<String, Object> body) {
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An event that is no JSON", e);
        }
    }
}
