package org.tandemoms.inventory;

import java.util.Optional;

/** Knows who got a shipment; implemented by the rooms that ship. */
public interface Consignees {

    /** @param country ISO 3166-1 alpha-2 */
    record Consignee(String orderId, String customerId, String name, String city, String country) {}

    Optional<Consignee> of(String shipment);
}
