package org.tandemoms.inventory;

import java.util.List;

/** From where goods for a country are sent, best first; implemented by the rooms that sell. */
public interface ShippingLocations {

    /** @param country ISO 3166-1 alpha-2 */
    List<String> to(String country);
}
