package org.tandemoms.trading;

/** Which price sets a waiting order off; FIX TriggerPriceType (1107). */
public enum TriggerPrice {
    /** The last trade. */
    LAST,
    /** What the order would have to pay or take: the best offer for a buy, the best bid for a sale. */
    QUOTE
}
