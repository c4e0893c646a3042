package org.tandemoms.inventory;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** Batches and serials at rest: in the stock documents while they are here, in the ledger for ever. */
public interface LotStore {

    /**
     * @param lot what there is of it
     * @param blocked of it is expired and held back
     * @param taken of it is in the hands of pickers
     */
    record Here(String location, Lot lot, BigDecimal blocked, BigDecimal taken) {}

    /** @param location null for all; the first to expire first */
    List<Here> here(String sku, String location);

    /** Pieces at the location that have no batch or serial. */
    BigDecimal nameless(String sku, String location);

    /** What may be picked for a hold, the first to expire first. */
    List<Lot> pickable(Allotment hold, Instant now);

    /**
     * A picker has these in hand for the hold; nobody else may take them, until the hold ends.
     *
     * @param request a repetition of it does nothing
     * @throws org.tandemoms.shared.Refused {@code state}, {@code insufficient-stock} or {@code duplicate-serial}
     */
    void take(Allotment hold, List<Lot> pieces, String request, Instant now);

    /** What of a hold left with the shipment, quantities above zero. */
    List<Lot> issued(Allotment hold, String shipment);

    /** What a movement was about, as it was booked. */
    List<Lot> booked(String sku, String location, String movementId);

    /** Every movement of the batch or serial, the oldest first. */
    List<Movement> history(String sku, String batch, String serial);

    /** Holds back everywhere what has expired. @return in how many places */
    int blockExpired(Instant now);
}
