package org.tandemoms.marketdata;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import org.springframework.lang.Nullable;

/**
 * The consolidated best bid and offer in one instrument.
 *
 * @param bid null when nobody bids
 * @param last price of the last trade or, before any, the last close; null when unknown
 * @param at when the newest part of it was published, UTC
 * @param stale too old to trade by
 * @param venues who it is made of
 */
public record Quote(
        String symbol,
        @Nullable BigDecimal bid,
        @Nullable BigDecimal ask,
        @Nullable BigDecimal bidSize,
        @Nullable BigDecimal askSize,
        @Nullable BigDecimal last,
        @Nullable Instant at,
        boolean stale,
        List<String> venues) {

    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    /** Midpoint where both sides are quoted, else the last price; null when neither is known. */
    public BigDecimal fairPrice() {
        if (bid == null || ask == null) {
            return last;
        }
        BigDecimal sum = bid.add(ask);
        return sum.divide(TWO, sum.scale() + 1, RoundingMode.HALF_EVEN);
    }
}
