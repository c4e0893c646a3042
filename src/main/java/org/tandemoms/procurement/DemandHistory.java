package org.tandemoms.procurement;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How much of an item left a location, by day (UTC). What we shipped is a projection of the stock ledger; what other
 * systems shipped before us is imported beside it.
 */
public interface DemandHistory {

    /**
     * @param shipped from the ledger
     * @param imported from a file
     */
    record Day(LocalDate date, BigDecimal shipped, BigDecimal imported) {

        public BigDecimal quantity() {
            return shipped.add(imported);
        }
    }

    /** Days with demand, oldest first. */
    List<Day> days(String sku, String location, LocalDate from, LocalDate to);

    /** The day up to which the ledger was counted last. */
    Optional<LocalDate> countedUntil(String sku, String location);

    /**
     * Notes what the ledger says of these days. Each day's sum only grows, as the ledger does, so that a stale reader on
     * another node cannot undo it and a repetition changes nothing.
     */
    void counted(String sku, String location, Map<LocalDate, BigDecimal> shipped, LocalDate until);

    /** Forgets what was counted, so that all of the ledger is counted anew; what was imported stays. */
    void forgetCounted(String sku, String location);

    /** Sets what a file says of a day; the same file again changes nothing. */
    void imported(String sku, String location, LocalDate date, BigDecimal quantity);
}
