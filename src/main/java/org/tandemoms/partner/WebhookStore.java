package org.tandemoms.partner;

import java.util.List;
import java.util.Optional;

/** Keeps webhooks. */
public interface WebhookStore {

    /**
     * A request that was taken before.
     *
     * @param hash of its body
     */
    record Registered(Webhook webhook, String hash) {}

    /**
     * Keeps the webhook, once for each key of the caller.
     *
     * @param request the caller and the caller's key
     * @return what is kept under that key now, which may be an earlier one
     */
    Registered register(Webhook webhook, String request, String hash);

    Optional<Webhook> find(String id);

    List<Webhook> all();

    void remove(String id);
}
