package org.tandemoms.marketdata;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.lang.Nullable;

/**
 * The price at which a trading day of an instrument is settled.
 *
 * @param day of trading, in the market's own time
 * @param by the venue that published it, or the id of who entered it
 * @param at when it was taken in, UTC
 */
public record SettlementPrice(
        String symbol,
        LocalDate day,
        BigDecimal price,
        SettlementPrice.Source source,
        @Nullable String by,
        Instant at) {

    /** Whose word it is; a later one outweighs an earlier one. */
    public enum Source {
        /** Our own mark, as nobody had published one in time. */
        HOUSE,
        VENUE,
        OPERATIONS
    }
}
