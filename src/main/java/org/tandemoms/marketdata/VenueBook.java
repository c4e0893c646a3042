package org.tandemoms.marketdata;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What one venue shows in one instrument.
 *
 * @param bids best first
 * @param asks best first
 * @param last null when not told
 * @param lastAt since when that is the last price
 */
public record VenueBook(List<Level> bids, List<Level> asks, BigDecimal last, Instant lastAt, Instant at) {

    static final VenueBook EMPTY = new VenueBook(List.of(), List.of(), null, Instant.EPOCH, Instant.EPOCH);

    /** A snapshot tells the last trade again and again: it is as old as its first telling. */
    static VenueBook of(BookSnapshot snapshot, VenueBook before) {
        boolean told = before != null && before.last != null && before.last.equals(snapshot.last());
        return new VenueBook(
                snapshot.bids(), snapshot.asks(), snapshot.last(), told ? before.lastAt : snapshot.at(), snapshot.at());
    }

    /** Price of the trade that this tells and the one before did not; null when it tells none. */
    BigDecimal tradeSince(VenueBook before) {
        boolean told = before != null && before.last != null && last != null && !lastAt.equals(before.lastAt);
        return told ? last : null;
    }

    VenueBook agedTo(Instant old) {
        return new VenueBook(bids, asks, last, lastAt, old);
    }

    VenueBook with(TopOfBook change) {
        return switch (change.entry()) {
            case BID -> new VenueBook(topped(bids, change, 1), asks, last, lastAt, change.at());
            case ASK -> new VenueBook(bids, topped(asks, change, -1), last, lastAt, change.at());
            case LAST ->
                change.price() == null
                        ? new VenueBook(bids, asks, last, lastAt, change.at())
                        : new VenueBook(bids, asks, change.price(), change.at(), change.at());
        };
    }

    /** The new best price on top; deeper levels that would now be better or equal are gone. */
    private static List<Level> topped(List<Level> levels, TopOfBook change, int sign) {
        if (change.price() == null) {
            return List.of();
        }
        List<Level> result = new ArrayList<>();
        result.add(new Level(change.price(), change.size()));
        levels.stream()
                .filter(level -> level.price().compareTo(change.price()) * sign < 0)
                .forEach(result::add);
        return List.copyOf(result);
    }
}
