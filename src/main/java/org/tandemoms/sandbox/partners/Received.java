package org.tandemoms.sandbox.partners;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * One effect that a partner carried out, with the answer it gave.
 *
 * @param partner name of the partner
 * @param kind what was asked, such as {@code AUTHORISE} or {@code SHIPMENT}
 * @param key idempotency key of the caller; one effect per key
 * @param orderId the caller's reference
 * @param amount decimal amount in major units, null where the effect has none
 * @param id the partner's own id of the effect
 * @param parent the partner's id of the effect this one builds on (a capture on its authorisation), or null
 * @param at when it was received
 * @param paceMs how long the partner takes between the events that follow
 * @param status HTTP status of the answer
 * @param answer body of the answer
 */
record Received(
        String partner,
        String kind,
        String key,
        String orderId,
        String amount,
        String id,
        String parent,
        Instant at,
        long paceMs,
        int status,
        JsonNode answer) {

    boolean accepted() {
        return status < 300;
    }
}
