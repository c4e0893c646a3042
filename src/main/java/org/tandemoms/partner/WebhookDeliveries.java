package org.tandemoms.partner;

import java.time.Clock;
import java.util.List;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;
import org.tandemoms.shared.Ids;
import org.tandemoms.shared.ProblemCode;
import org.tandemoms.shared.Refused;

/** What the owner of a webhook sees and does about what was posted to it. */
@Component
public class WebhookDeliveries {

    private final Webhooks webhooks;
    private final DeliveryStore store;
    private final WebhookCourier courier;
    private final WebhookSender sender;
    private final Clock clock;

    WebhookDeliveries(
            Webhooks webhooks, DeliveryStore store, WebhookCourier courier, WebhookSender sender, Clock clock) {
        this.webhooks = webhooks;
        this.store = store;
        this.courier = courier;
        this.sender = sender;
        this.clock = clock;
    }

    /**
     * Newest first.
     *
     * @param before id of the last one seen, or null
     */
    public List<Delivery> list(String webhookId, @Nullable Delivery.State state, @Nullable String before, int limit) {
        return store.list(webhooks.get(webhookId).id(), state, before, limit);
    }

    public Delivery ping(String webhookId) {
        return courier.ping(webhooks.get(webhookId), Ids.next());
    }

    /**
     * Posts it once more, in the shape it had.
     *
     * @throws Refused {@code state} while it is still on its way
     */
    public Delivery replay(String webhookId, String deliveryId) {
        Webhook webhook = webhooks.get(webhookId);
        Delivery delivery = find(webhook, deliveryId);
        if (!store.replay(delivery.id(), clock.instant())) {
            throw Refused.because(ProblemCode.STATE, "This delivery is on its way already");
        }
        sender.nudge(webhook);
        return find(webhook, deliveryId);
    }

    private Delivery find(Webhook webhook, String id) {
        return store.find(id)
                .filter(delivery -> delivery.webhookId().equals(webhook.id()))
                .orElseThrow(() -> Refused.because(ProblemCode.NOT_FOUND, "There is no delivery " + id));
    }
}
