package org.tandemoms.marketdata;

import java.math.BigDecimal;

/** Hears that a venue has said something about an instrument. It must not keep the feed waiting. */
@FunctionalInterface
public interface QuoteListener {

    void quoted(String symbol);

    /** So much more has been traded at some venue. */
    default void traded(String symbol, BigDecimal volume) {}
}
