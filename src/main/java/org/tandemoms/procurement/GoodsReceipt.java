package org.tandemoms.procurement;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.springframework.lang.Nullable;
import org.tandemoms.inventory.Lot;

/**
 * One delivery of a purchase.
 *
 * @param number from 1
 * @param request key and content of the request, so that a repetition books nothing
 * @param reference the delivery note
 * @param booked on the shelf; until then it counts as on order
 * @param lots which pieces, where they are told apart
 */
public record GoodsReceipt(
        int number,
        String request,
        BigDecimal quantity,
        String reference,
        String by,
        Instant at,
        boolean booked,
        @Nullable List<Lot> lots) {

    public GoodsReceipt {
        lots = lots == null ? List.of() : List.copyOf(lots);
    }

    GoodsReceipt onTheShelf() {
        return new GoodsReceipt(number, request, quantity, reference, by, at, true, lots);
    }
}
