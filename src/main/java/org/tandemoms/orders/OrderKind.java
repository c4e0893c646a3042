package org.tandemoms.orders;

public enum OrderKind {
    SALES,
    TRADE,
    /** Goods that come back; listed only when asked for. */
    RETURN,
    /** Goods that we buy; listed only when asked for. */
    PURCHASE,
    /** Money that the provider could not give back; listed only when asked for. */
    REFUND
}
