package org.tandemoms.inventory;

import java.math.BigDecimal;
import java.time.Instant;
import org.springframework.lang.Nullable;

/**
 * What somebody has counted on a shelf against what the books said at that moment.
 *
 * @param booked on hand by the counter when it was counted
 * @param worth of the difference at list price, without sign, in the item's currency
 * @param decidedBy who let the difference stand or not; null while that is open or was not needed
 */
public record StockCount(
        String id,
        String sku,
        String location,
        BigDecimal counted,
        BigDecimal booked,
        BigDecimal worth,
        Stage stage,
        String countedBy,
        Instant at,
        @Nullable String decidedBy,
        @Nullable String reason)
        implements Filing.Paper {

    public enum Stage {
        /** Over the tolerance: a second person decides. */
        WAITING,
        /** Decided; the difference is about to be booked. */
        ACCEPTED,
        BOOKED,
        REJECTED
    }

    @Override
    public String state() {
        return stage.name();
    }

    /** Signed: negative when pieces are missing. */
    public BigDecimal variance() {
        return counted.subtract(booked);
    }

    StockCount in(Stage next) {
        return new StockCount(id, sku, location, counted, booked, worth, next, countedBy, at, decidedBy, reason);
    }

    StockCount decided(Stage next, String person, String why) {
        return new StockCount(id, sku, location, counted, booked, worth, next, countedBy, at, person, why);
    }
}
