package org.tandemoms.inventory;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * What could be held.
 *
 * @param allotments what is held where
 * @param missing by demand key, what could not be held; empty when all is
 */
public record Reservation(List<Allotment> allotments, Map<String, BigDecimal> missing) {

    public boolean isComplete() {
        return missing.isEmpty();
    }
}
