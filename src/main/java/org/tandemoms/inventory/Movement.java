package org.tandemoms.inventory;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * One entry of the stock ledger. Append only: a mistake is mended by a further entry.
 *
 * @param id {@code sku|location|TYPE|reference}, unique: a movement happens once
 * @param onHandChange signed
 * @param freeChange signed
 * @param reference order line, receipt or count it came of
 * @param lots what of it was of which batch or serial, signed; empty where nothing is told apart
 * @param shipment that took it along, or null
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
        Instant at,
        List<Lot> lots,
        String shipment) {

    public Movement {
        lots = List.copyOf(lots);
    }

    public Movement(
            String id,
            Type type,
            String sku,
            String location,
            BigDecimal onHandChange,
            BigDecimal freeChange,
            String reference,
            String actor,
            Instant at) {
        this(id, type, sku, location, onHandChange, freeChange, reference, actor, at, List.of(), null);
    }

    /** The same, taken along by that shipment. */
    public Movement in(String carried) {
        return new Movement(id, type, sku, location, onHandChange, freeChange, reference, actor, at, lots, carried);
    }

    /** The same, but of goods that were not free. */
    public Movement leavingFreeAlone() {
        return new Movement(
                id, type, sku, location, onHandChange, BigDecimal.ZERO, reference, actor, at, lots, shipment);
    }

    /** The same, about these pieces. */
    public Movement of(List<Lot> pieces) {
        return new Movement(id, type, sku, location, onHandChange, freeChange, reference, actor, at, pieces, shipment);
    }

    public enum Type {
        RECEIPT,
        HOLD,
        RELEASE,
        ISSUE,
        ADJUSTMENT,
        /** Left for another location, or came from one. */
        TRANSFER,
        /** Went from one bucket of a location to another; no goods came or left. */
        SPREAD,
        /** Difference found by counting. */
        COUNT,
        /** Brings the ledger to what the counter says, where the two were found to differ; moves no goods. */
        CORRECTION,
        /** Past its date: held back from everybody, still on the shelf. */
        EXPIRY,
        /** Pieces that had no batch or serial were given one. */
        IDENTIFICATION,
        /** Came back from a customer and is for sale again. */
        RETURN,
        /** Came back from a customer and was thrown away: evidence only. */
        SCRAP
    }

    public static String id(String sku, String location, Type type, String reference) {
        return sku + "|" + location + "|" + type + "|" + reference;
    }
}
