package org.tandemoms.marketdata;

import java.math.BigDecimal;

/** Hears that a venue has said something about an instrument. It must not keep the feed waiting. */
@FunctionalInterface
public interface QuoteListener {

    void quoted(String symbol);

    /** A venue has told a trade at this price; what it told first of all was before its time here. */
    default void tradedAt(String symbol, BigDecimal price) {}

    /** So much more has been traded at some venue. */
    default void traded(String symbol, BigDecimal volume) {}

    /** A venue has published at which price a day is settled. */
    default void settled(SettlementPrice price) {}
}
