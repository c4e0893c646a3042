package org.tandemoms.marketdata;

import java.math.BigDecimal;
import java.time.LocalDate;

/** What venues publish, as it comes in. */
public interface MarketData {

    void snapshot(BookSnapshot book);

    void change(TopOfBook change);

    /** The venue says nothing any more: what it said is not to be traded by. */
    default void gone(String venue) {}

    /** What the venue has said of the instrument is not whole: it is not to be traded by until the next snapshot. */
    default void unsure(String venue, String symbol) {}

    /** How much a venue has traded so far today, in units of the instrument. */
    default void volume(String venue, String symbol, BigDecimal total) {}

    /** The venue publishes at which price that trading day is settled. */
    default void settled(String venue, String symbol, LocalDate day, BigDecimal price) {}
}
