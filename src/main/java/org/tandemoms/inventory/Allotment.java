package org.tandemoms.inventory;

import java.math.BigDecimal;

/** Part of a demand held at one location. */
public record Allotment(String key, String sku, String location, BigDecimal quantity) {

    /** The same hold, whatever is left of it. */
    public boolean isSameHold(Allotment other) {
        return key.equals(other.key) && sku.equals(other.sku) && location.equals(other.location);
    }
}
