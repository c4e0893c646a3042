package org.tandemoms.shared;

/** Takes partner events of one type. Implemented by the room that owns what the event changes. */
public interface PartnerEventHandler {

    String type();

    /**
     * Takes the event once, however often it is handed over, and returns only when that is durable: the partner is told
     * so next and forgets it.
     *
     * @throws Refused with {@code not-found} when the order is unknown
     */
    void take(PartnerEvent event);
}
