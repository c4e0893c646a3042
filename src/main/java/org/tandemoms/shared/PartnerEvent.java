package org.tandemoms.shared;

import java.util.Map;

/**
 * Something a partner told us of its own accord, in our words.
 *
 * @param id the partner's id of the event with the partner's name in front; the same however often the event is sent
 * @param type what happened: {@code shipment.tracking}, {@code settlement.status}
 * @param orderId the order it belongs to
 * @param facts the rest, by event type; see {@code integrations/README.md}
 */
public record PartnerEvent(String id, String type, String orderId, Map<String, Object> facts) {

    public String text(String name) {
        Object value = facts.get(name);
        return value == null ? null : value.toString();
    }
}
