package org.tandemoms.orders;

public enum OrderKind {
    SALES,
    TRADE,
    /** Goods that come back; listed only when asked for. */
    RETURN
}
