package org.tandemoms.execution;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tandemoms.marketdata.Quotes;
import org.tandemoms.marketdata.VenueBook;
import org.tandemoms.trading.OrderTerms;
import org.tandemoms.trading.QuoteSeen;
import org.tandemoms.trading.TimeInForce;
import org.tandemoms.trading.TradeOrder;
import org.tandemoms.trading.TradingStops;

/** What the router can see: venues that may be used, what they show, whether they are there. */
@Component
class Market {

    private final Venues venues;
    private final VenueHealth health;
    private final Quotes quotes;
    private final TradingStops stops;

    Market(Venues venues, VenueHealth health, Quotes quotes, TradingStops stops) {
        this.venues = venues;
        this.health = health;
        this.quotes = quotes;
        this.stops = stops;
    }

    /** Those of the venues that take such an order and are not stopped, in the order given. */
    List<VenueView> views(TradeOrder order, OrderTerms offered, List<String> codes) {
        Map<String, VenueBook> books = quotes.freshBooks(order.instrument().symbol());
        return codes.stream()
                .map(venues::find)
                .flatMap(Optional::stream)
                .filter(venue -> venue.takesByDays(offered))
                .filter(venue -> stops.on(order.target(venue.code())).isEmpty())
                .map(venue -> new VenueView(venue, books.get(venue.code()), health.mayBeUp(venue.code())))
                .toList();
    }

    /** A venue of its plan works the order as the client has given it. */
    boolean takesAsItIs(TradeOrder order) {
        return order.plan().stream()
                .flatMap(plan -> plan.venues().stream())
                .map(venues::find)
                .flatMap(Optional::stream)
                .anyMatch(venue -> venue.takes(order.terms()));
    }

    /** What the venue gets of such terms: of what outlives the day a day, where it knows nothing longer. */
    OrderTerms at(String code, OrderTerms terms) {
        boolean byDays = terms.timeInForce().outlivesDay()
                && venues.find(code)
                        .filter(venue -> !venue.takesTime(terms.timeInForce()))
                        .isPresent();
        return byDays
                ? new OrderTerms(
                        terms.quantity(),
                        terms.ordType(),
                        terms.limitPrice(),
                        terms.stopPrice(),
                        TimeInForce.DAY,
                        null,
                        terms.displayQuantity(),
                        terms.instructions())
                : terms;
    }

    boolean mayBeUp(String code) {
        return health.mayBeUp(code);
    }

    /** The venue has not answered to what was sent then; while it says nothing at all it gets nothing new. */
    void unanswered(String code, Instant sentAt) {
        health.unanswered(code, sentAt);
    }

    Optional<Venue> venue(String code) {
        return venues.find(code);
    }

    /** What all venues show, as evidence. */
    static List<QuoteSeen> seen(List<VenueView> views) {
        return views.stream().map(VenueView::seen).toList();
    }
}
