package org.tandemoms.inventory;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What could be held.
 *
 * @param allotments what is held where
 * @param missing by demand key, what could not be held; empty when all is
 * @param storeBy the holds are safe until then: whoever counts on them has to be stored before, and reserves again
 *     otherwise
 */
public record Reservation(List<Allotment> allotments, Map<String, BigDecimal> missing, Instant storeBy) {

    public boolean isComplete() {
        return missing.isEmpty();
    }
}
