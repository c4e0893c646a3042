package org.tandemoms.trading;

/** How an order may trade; FIX OrdType (40) and, for {@code ICEBERG}, a limit order that shows a part (111, 1138). */
public enum OrdType {
    MARKET,
    LIMIT,
    STOP,
    STOP_LIMIT,
    TRAILING_STOP,
    MARKET_ON_CLOSE,
    LIMIT_ON_CLOSE,
    PEGGED,
    ICEBERG;

    public boolean hasLimit() {
        return this == LIMIT || this == STOP_LIMIT || this == LIMIT_ON_CLOSE || this == ICEBERG;
    }

    public boolean hasStop() {
        return this == STOP || this == STOP_LIMIT;
    }
}
