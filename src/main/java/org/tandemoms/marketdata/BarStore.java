package org.tandemoms.marketdata;

import java.time.Instant;
import java.util.List;

/** Where bars are kept that are over: of minutes and of days; all others are made of them. */
public interface BarStore {

    /** @param symbol of the instrument */
    record Kept(String symbol, Bar bar) {}

    /** One that was kept before is replaced. */
    void keep(BarInterval interval, List<Kept> bars);

    /** The oldest first. */
    List<Bar> find(String symbol, BarInterval interval, Instant from, Instant before);

    /** Forgets what is older. */
    void forget(BarInterval interval, String symbol, Instant before);
}
