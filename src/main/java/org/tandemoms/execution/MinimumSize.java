package org.tandemoms.execution;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.tandemoms.trading.OrderTerms;
import org.tandemoms.trading.RoutingReason;
import org.tandemoms.trading.Slice;
import org.tandemoms.trading.TimeInForce;
import org.tandemoms.trading.TradeOrder;

/**
 * A minimum quantity (FIX MinQty) where venues know none: the order waits until one venue shows enough within its limit,
 * and goes there all or nothing. Once the minimum is executed the rest is an order like any other.
 */
final class MinimumSize {

    /** So often a venue may show enough and then not have it. */
    private static final int MOST_TRIES = 20;

    private MinimumSize() {}

    static boolean isOpen(TradeOrder order) {
        return order.cumQty().compareTo(order.terms().minQuantity()) < 0;
    }

    static boolean isHopeless(TradeOrder order) {
        return order.routes().size() >= MOST_TRIES;
    }

    /** What goes where, all or nothing; empty while nobody shows enough. */
    static Optional<Slice> slice(TradeOrder order, List<VenueView> venues, BigDecimal lot) {
        OrderTerms terms = order.worked();
        return venues.stream()
                .filter(VenueView::up)
                .map(venue -> slice(order, terms, venue, venues, lot))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Slice> slice(
            TradeOrder order, OrderTerms terms, VenueView venue, List<VenueView> all, BigDecimal lot) {
        BigDecimal shown = venue.within(order.side(), terms.limitPrice()).stream()
                .map(level -> level.size())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal quantity =
                shown.min(order.unplacedQty()).divideToIntegralValue(lot).multiply(lot);
        BigDecimal least = order.terms().minQuantity().subtract(order.cumQty());
        if (quantity.compareTo(least) < 0) {
            return Optional.empty();
        }
        String why = "it shows " + shown.toPlainString() + ", at least " + least.toPlainString()
                + " is wanted, all or nothing";
        OrderTerms wanted = terms.plain(terms.ordType(), terms.limitPrice(), TimeInForce.FOK)
                .withQuantity(quantity);
        return Optional.of(new Slice(venue.code(), wanted, new RoutingReason("MIN_QUANTITY", why, Market.seen(all))));
    }
}
