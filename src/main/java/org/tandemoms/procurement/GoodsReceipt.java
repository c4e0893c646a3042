package org.tandemoms.procurement;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * One delivery of a purchase.
 *
 * @param number from 1
 * @param request key and content of the request, so that a repetition books nothing
 * @param reference the delivery note
 * @param booked on the shelf; until then it counts as on order
 */
public record GoodsReceipt(
        int number, String request, BigDecimal quantity, String reference, String by, Instant at, boolean booked) {

    GoodsReceipt onTheShelf() {
        return new GoodsReceipt(number, request, quantity, reference, by, at, true);
    }
}
