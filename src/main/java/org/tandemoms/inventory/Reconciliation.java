package org.tandemoms.inventory;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Compares counters with the ledger, and the sum of holds with what is neither free nor gone. A difference is mended by a
 * ledger entry that says so; no counter is ever set.
 */
public interface Reconciliation {

    /**
     * One item at one location, read in one piece.
     *
     * @param lotsDiffering batches and serials of which the ledger says another quantity than the shelf
     * @param settled false when it changed all the while it was read; then look again before believing a difference
     */
    record Finding(
            String sku,
            String location,
            BigDecimal onHand,
            BigDecimal ledgerOnHand,
            BigDecimal free,
            BigDecimal ledgerFree,
            BigDecimal held,
            boolean settled,
            List<String> lotsDiffering) {

        public boolean agrees() {
            return ledgerAgrees() && lotsDiffering.isEmpty() && held.compareTo(onHand.subtract(free)) == 0;
        }

        public boolean ledgerAgrees() {
            return onHand.compareTo(ledgerOnHand) == 0 && free.compareTo(ledgerFree) == 0;
        }
    }

    /** Every location of the item, or of all items when it is null. */
    List<Finding> compare(String sku);

    Optional<Finding> compare(String sku, String location);

    /**
     * Writes the entry that brings the ledger to the counter.
     *
     * @param key a repetition with the same key does nothing
     * @return what is found after
     */
    Finding correct(String sku, String location, String key, String reason, String actor);
}
