package org.tandemoms.partner;

import java.time.Instant;
import java.util.List;
import org.springframework.lang.Nullable;

/**
 * An address that wants to hear of events.
 *
 * @param owner whose orders it hears of; null for those of everybody
 * @param events what it asked for, as {@link EventNames} allows
 * @param secret key of the signature, known to the receiver and to us
 */
public record Webhook(
        String id,
        @Nullable String owner,
        String url,
        List<String> events,
        String secret,
        String setBy,
        Instant createdAt) {

    public Webhook {
        events = List.copyOf(events);
    }

    /** @param orderOwner whose order the event is about */
    boolean wants(String event, String orderOwner) {
        boolean mayKnow = owner == null || !EventNames.isForStaff(event);
        return mayKnow && hears(orderOwner) && EventNames.matches(events, event);
    }

    boolean hears(String orderOwner) {
        return owner == null || owner.equals(orderOwner);
    }
}
