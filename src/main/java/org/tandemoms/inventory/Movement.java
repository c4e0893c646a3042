package org.tandemoms.inventory;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * One entry of the stock ledger. Append only: a mistake is mended by a further entry.
 *
 * @param id {@code sku|location|TYPE|reference}, unique: a movement happens once
 * @param onHandChange signed
 * @param freeChange signed
 * @param reference order line, receipt or count it came of
 */
public record Movement(
        String id,
        Type type,
        String sku,
        String location,
        BigDecimal onHandChange,
        BigDecimal freeChange,
        String reference,
        String actor,
        Instant at) {

    public enum Type {
        RECEIPT,
        HOLD,
        RELEASE,
        ISSUE,
        ADJUSTMENT,
        /** Left for another location, or came from one. */
        TRANSFER,
        /** Difference found by counting. */
        COUNT,
        /** Brings the ledger to what the counter says, where the two were found to differ; moves no goods. */
        CORRECTION,
        /** Came back from a customer and is for sale again. */
        RETURN,
        /** Came back from a customer and was thrown away: evidence only. */
        SCRAP
    }

    public static String id(String sku, String location, Type type, String reference) {
        return sku + "|" + location + "|" + type + "|" + reference;
    }
}
