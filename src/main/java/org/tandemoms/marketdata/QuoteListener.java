package org.tandemoms.marketdata;

/** Hears that a venue has said something about an instrument. It must not keep the feed waiting. */
@FunctionalInterface
public interface QuoteListener {

    void quoted(String symbol);
}
