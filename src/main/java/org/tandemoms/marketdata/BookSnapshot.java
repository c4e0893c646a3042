package org.tandemoms.marketdata;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * A venue's whole book in one instrument (FIX W).
 *
 * @param bids best first
 * @param asks best first
 * @param last price of the last trade; null when not told
 * @param at UTC
 */
public record BookSnapshot(
        String venue, String symbol, List<Level> bids, List<Level> asks, BigDecimal last, Instant at) {

    public BookSnapshot {
        bids = List.copyOf(bids);
        asks = List.copyOf(asks);
    }
}
