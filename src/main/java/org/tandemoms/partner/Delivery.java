package org.tandemoms.partner;

import java.time.Instant;
import org.springframework.lang.Nullable;

/**
 * One event on its way to one webhook. Taken at least once: a receiver knows a repetition by the event's id.
 *
 * @param orderId events of one order go one after the other; null for a ping
 * @param body what is sent, JSON
 * @param begunAt since when it is tried: since it was created, or replayed
 * @param dueAt when it is tried next; null when it is settled, one way or the other
 * @param status last HTTP status; null when there was no answer
 */
public record Delivery(
        String id,
        String webhookId,
        String eventId,
        String event,
        @Nullable String orderId,
        String body,
        State state,
        int attempts,
        Instant createdAt,
        Instant begunAt,
        @Nullable Instant dueAt,
        @Nullable Instant settledAt,
        @Nullable Integer status,
        @Nullable String error) {

    public enum State {
        PENDING,
        DELIVERED,
        /** Given up; can be replayed. */
        DEAD
    }

    static Delivery of(
            Webhook webhook, String eventId, String event, @Nullable String orderId, String body, Instant now) {
        return new Delivery(
                webhook.id() + "-" + eventId.replace(':', '-'),
                webhook.id(),
                eventId,
                event,
                orderId,
                body,
                State.PENDING,
                0,
                now,
                now,
                now,
                null,
                null,
                null);
    }
}
