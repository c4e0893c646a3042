package org.tandemoms.execution;

import java.math.BigDecimal;
import java.util.List;
import org.tandemoms.marketdata.Level;
import org.tandemoms.marketdata.VenueBook;
import org.tandemoms.trading.QuoteSeen;
import org.tandemoms.trading.Side;

/**
 * A venue as the router sees it at the moment of a decision.
 *
 * @param book null when it shows none, or what it showed is too old
 * @param up false when its session is known to be away
 */
record VenueView(Venue venue, VenueBook book, boolean up) {

    String code() {
        return venue.code();
    }

    /** What one could trade with up to the limit, best first. */
    List<Level> within(Side side, BigDecimal limit) {
        if (book == null) {
            return List.of();
        }
        return (side == Side.BUY ? book.asks() : book.bids())
                .stream()
                        .filter(level -> level.size() != null && level.size().signum() > 0)
                        .filter(level -> limit == null || isWithin(side, level.price(), limit))
                        .toList();
    }

    private static boolean isWithin(Side side, BigDecimal price, BigDecimal limit) {
        int distance = price.compareTo(limit);
        return side == Side.BUY ? distance <= 0 : distance >= 0;
    }

    QuoteSeen seen() {
        Level bid = book == null || book.bids().isEmpty() ? null : book.bids().get(0);
        Level ask = book == null || book.asks().isEmpty() ? null : book.asks().get(0);
        return new QuoteSeen(
                code(),
                bid == null ? null : bid.price(),
                bid == null ? null : bid.size(),
                ask == null ? null : ask.price(),
                ask == null ? null : ask.size(),
                venue.takingFee(),
                book == null ? null : book.at());
    }
}
