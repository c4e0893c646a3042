package org.tandemoms.inventory;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.SortedMap;

/** What left the shelves for customers, from the ledger: every shipment stands there once. */
public interface Issues {

    /**
     * Issued quantity by day (UTC); days without issue are left out.
     *
     * @param from inclusive; null for all there is
     */
    SortedMap<LocalDate, BigDecimal> byDay(String sku, String location, Instant from);
}
