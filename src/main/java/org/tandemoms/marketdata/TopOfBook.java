package org.tandemoms.marketdata;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * A change of one side's best price or of the last trade (FIX X).
 *
 * @param price null when the side has become empty
 * @param size null when not told
 * @param at UTC
 */
public record TopOfBook(String venue, String symbol, Entry entry, BigDecimal price, BigDecimal size, Instant at) {

    public enum Entry {
        BID,
        ASK,
        LAST
    }
}
