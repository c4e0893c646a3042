package org.tandemoms.sandbox.venues;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Calls to auction, and the orders that wait for one: those for the open or the close from their entry on, all others of
 * the instrument while it is called. Used under the venue's lock only.
 */
final class Auctions {

    enum Kind {
        OPENING,
        CLOSING
    }

    private final Map<String, Kind> called = new HashMap<>();
    private final Set<String> waiting = new LinkedHashSet<>();

    /** @return false when the instrument is called already */
    boolean call(String symbol, Kind kind) {
        return called.putIfAbsent(symbol, kind) == null;
    }

    boolean isCalled(String symbol) {
        return called.containsKey(symbol);
    }

    Optional<Kind> end(String symbol) {
        return Optional.ofNullable(called.remove(symbol));
    }

    boolean holds(VenueOrder order) {
        return order.terms().auction() != null || isCalled(order.symbol());
    }

    void add(VenueOrder order) {
        waiting.add(order.orderId());
    }

    void remove(VenueOrder order) {
        waiting.remove(order.orderId());
    }

    boolean has(VenueOrder order) {
        return waiting.contains(order.orderId());
    }

    /** Those of the venue's open orders that take part now. */
    List<VenueOrder> taking(List<VenueOrder> open, String symbol, Kind kind) {
        return open.stream()
                .filter(order -> order.symbol().equals(symbol) && has(order))
                .filter(order ->
                        order.terms().auction() == null || order.terms().auction() == kind)
                .toList();
    }

    /** @param bids of the market maker @param asks of the market maker */
    static Optional<Uncross> uncross(
            List<VenueOrder> orders, List<Level> bids, List<Level> asks, BigDecimal reference) {
        List<Uncross.Interest> interests = new ArrayList<>();
        for (VenueOrder order : orders) {
            BigDecimal limit = order.terms().hasLimit() ? order.terms().price() : null;
            interests.add(
                    new Uncross.Interest(order.orderId(), order.buying(), limit, order.leavesQty(), order.rank()));
        }
        bids.forEach(
                level -> interests.add(new Uncross.Interest(null, true, level.price(), level.size(), Long.MAX_VALUE)));
        asks.forEach(
                level -> interests.add(new Uncross.Interest(null, false, level.price(), level.size(), Long.MAX_VALUE)));
        return Uncross.of(interests, reference);
    }
}
