package org.tandemoms.execution;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.tandemoms.instruments.Instrument;
import org.tandemoms.instruments.Instruments;
import org.tandemoms.marketdata.Quotes;
import org.tandemoms.marketdata.VenueBook;
import org.tandemoms.trading.OrdType;
import org.tandemoms.trading.OrderTerms;
import org.tandemoms.trading.Route;
import org.tandemoms.trading.Slice;
import org.tandemoms.trading.TimeInForce;
import org.tandemoms.trading.TradeOrder;
import org.tandemoms.trading.Trigger;
import org.tandemoms.trading.Trigger.Kind;

/**
 * What the house does itself because no venue of the order's plan does: it holds the order until a price or an hour has
 * come, follows a price with it, shows an iceberg bit by bit, takes it over into another day and ends it in time.
 */
@Component
class HeldOrders {

    private static final String TIME_OVER = "its time is over";

    private final Market market;
    private final Quotes quotes;
    private final Instruments instruments;
    private final OrderTimes times;
    private final RoutingPlanner planner;

    HeldOrders(Market market, Quotes quotes, Instruments instruments, OrderTimes times, RoutingPlanner planner) {
        this.market = market;
        this.quotes = quotes;
        this.instruments = instruments;
        this.times = times;
        this.planner = planner;
    }

    /** @return true when there is nothing for the router to do with the order now */
    boolean keeps(TradeOrder order) {
        if (order.plan().isEmpty()
                || order.algorithm() != null
                || !order.pendingRequests().isEmpty()) {
            return false;
        }
        if (times.end(order).filter(end -> !end.isAfter(order.now())).isPresent()) {
            end(order);
            return true;
        }
        if (!order.isHeld() && order.liveVenues().isEmpty() && order.leavesQty().signum() > 0) {
            hold(order);
        }
        if (order.isHeld()) {
            look(order);
        }
        return order.isHeld() || order.isOpen() && waitsForMinimum(order);
    }

    /** What a venue has not answered in time is not waited for. */
    void checkMoves(TradeOrder order) {
        for (Route route : order.routes()) {
            if (times.moveAnsweredBy(route)
                    .filter(by -> !by.isAfter(order.now()))
                    .isPresent()) {
                order.holding().repricingFailed(route);
            }
        }
    }

    private void end(TradeOrder order) {
        if (order.liveVenues().isEmpty()) {
            order.holding().expire("The order's time is over");
        } else {
            order.routes().stream()
                    .filter(route -> route.isLive() && route.pulledAs() == null)
                    .forEach(route -> order.pull(route, TIME_OVER));
        }
    }

    // --- holding --------------------------------------------------------------------------------------------------

    private void hold(TradeOrder order) {
        Optional<Instant> nextDay = times.nextDay(order);
        if (nextDay.isPresent()) {
            order.holding().doneForDay(Trigger.armed(Kind.OPENING, order.now(), nextDay.get()));
        } else if (order.trigger().isEmpty() && order.routes().isEmpty()) {
            needed(order).ifPresent(kind -> arm(order, kind));
        } else if (isSized(order) && MinimumSize.isOpen(order) && !MinimumSize.isHopeless(order)) {
            arm(order, Kind.SIZE);
        }
    }

    private void arm(TradeOrder order, Kind kind) {
        Instant due = times.due(order, kind);
        String words =
                switch (kind) {
                    case PRICE -> "until its stop is reached";
                    case OPENING -> "until the market opens at " + due;
                    case CLOSE -> "until shortly before the close, " + due;
                    case PEG ->
                        "while its price follows " + PegRule.words(order.terms().peg(), List.of("all venues"));
                    case SIZE ->
                        "until a venue shows " + order.terms().minQuantity().toPlainString();
                };
        order.holding().arm(Trigger.armed(kind, order.now(), due), "Held here, as no venue of its plan does, " + words);
    }

    /** What the order would have to wait for here; empty when a venue of its plan takes it as it is. */
    private Optional<Kind> needed(TradeOrder order) {
        OrderTerms terms = order.terms();
        if (market.takesAsItIs(order)) {
            return Optional.empty();
        }
        return switch (terms.ordType()) {
            case STOP, STOP_LIMIT, TRAILING_STOP -> Optional.of(Kind.PRICE);
            case MARKET_ON_CLOSE, LIMIT_ON_CLOSE -> Optional.of(Kind.CLOSE);
            case PEGGED -> Optional.of(Kind.PEG);
            case ICEBERG -> Optional.empty();
            case MARKET, LIMIT ->
                switch (terms.timeInForce()) {
                    case OPG -> Optional.of(Kind.OPENING);
                    case CLS -> Optional.of(Kind.CLOSE);
                    default -> terms.minQuantity() == null ? Optional.empty() : Optional.of(Kind.SIZE);
                };
        };
    }

    /** Sets off what waits for the clock, or for a price or a size to be there at all. */
    private void look(TradeOrder order) {
        Trigger trigger = order.trigger().orElseThrow();
        switch (trigger.kind()) {
            case OPENING, CLOSE -> {
                if (!trigger.dueAt().isAfter(order.now())) {
                    String why = trigger.kind() == Kind.OPENING ? "The market opens" : "The market is about to close";
                    if (order.holding().fire(why, Map.of("due", trigger.dueAt().toString()))) {
                        order.plan(order.plan().orElseThrow().afresh());
                    }
                }
            }
            case PEG ->
                pegged(order).ifPresent(price -> order.holding()
                        .fire("Pegged at " + price.toPlainString() + ", " + pegWords(order), Map.of()));
            case SIZE -> lookForSize(order);
            case PRICE -> {
                // prices are looked at as they come
            }
        }
    }

    private void lookForSize(TradeOrder order) {
        List<VenueView> venues =
                market.views(order, order.worked(), order.plan().orElseThrow().venues());
        Optional<Slice> slice = MinimumSize.slice(order, venues, lot(order));
        boolean now =
                order.terms().timeInForce() == TimeInForce.IOC || order.terms().timeInForce() == TimeInForce.FOK;
        if (slice.isPresent()) {
            Slice part = slice.get();
            order.holding().fire(part.venue() + ": " + part.reason().text(), Map.of("venue", part.venue()));
            order.place(part);
        } else if (now) {
            order.cancelHere("No venue shows the minimum quantity");
        }
    }

    private static boolean isSized(TradeOrder order) {
        return order.trigger().filter(trigger -> trigger.kind() == Kind.SIZE).isPresent();
    }

    /** The part that is to bring the minimum is out. */
    private static boolean waitsForMinimum(TradeOrder order) {
        return isSized(order)
                && MinimumSize.isOpen(order)
                && !order.liveVenues().isEmpty();
    }

    /** A price has set the order off: what it has become is routed like any such order. */
    boolean fire(TradeOrder order, String because, Map<String, String> evidence) {
        boolean fired = order.holding().fire(because, evidence);
        if (fired) {
            order.plan(planner.plan(order));
        }
        return fired;
    }

    // --- what venues get ------------------------------------------------------------------------------------------

    /** What is offered to venues now; empty while a pegged order has no price to follow. */
    Optional<OrderTerms> offered(TradeOrder order) {
        OrderTerms terms = order.worked();
        if (order.isPegged()) {
            return pegged(order).map(price -> terms.plain(OrdType.LIMIT, price, terms.timeInForce()));
        }
        return Optional.of(
                isSlicedHere(order) ? terms.plain(OrdType.LIMIT, terms.limitPrice(), terms.timeInForce()) : terms);
    }

    /** How much of what is with nobody may go out now: of an iceberg no more than it shows. */
    BigDecimal free(TradeOrder order) {
        if (!isSlicedHere(order)) {
            return order.unplacedQty();
        }
        BigDecimal hidden = order.terms().displayQuantity().subtract(order.workingQty());
        return hidden.max(BigDecimal.ZERO).min(order.unplacedQty());
    }

    boolean isSlicedHere(TradeOrder order) {
        return order.terms().ordType() == OrdType.ICEBERG && !market.takesAsItIs(order);
    }

    /** The price at which a pegged order belongs now. */
    Optional<BigDecimal> pegged(TradeOrder order) {
        PegRule.Own own = order.routes().stream()
                .filter(Route::isLive)
                .findFirst()
                .map(route -> new PegRule.Own(route.venue(), route.terms().limitPrice(), route.leavesQty()))
                .orElse(null);
        return new PegRule(order.side(), order.terms().peg(), order.terms().limitPrice(), tick(order))
                .limit(books(order), own);
    }

    String pegWords(TradeOrder order) {
        return "following "
                + PegRule.words(
                        order.terms().peg(),
                        books(order).keySet().stream().sorted().toList());
    }

    private Map<String, VenueBook> books(TradeOrder order) {
        return quotes.freshBooks(order.instrument().symbol());
    }

    BigDecimal tick(TradeOrder order) {
        return instrument(order).map(Instrument::tick).orElse(new BigDecimal("0.01"));
    }

    private BigDecimal lot(TradeOrder order) {
        return instrument(order).map(Instrument::lot).orElse(BigDecimal.ONE);
    }

    private Optional<Instrument> instrument(TradeOrder order) {
        return instruments.bySymbol(order.instrument().symbol());
    }

    /** When the order has to be looked at although nothing has happened. */
    Optional<Instant> nextLook(TradeOrder order) {
        if (order.plan().isEmpty() || order.algorithm() != null) {
            return Optional.empty();
        }
        Optional<Instant> due = order.isHeld() ? order.trigger().map(Trigger::dueAt) : Optional.empty();
        Stream<Optional<Instant>> moves = order.routes().stream().map(times::moveAnsweredBy);
        return Stream.concat(Stream.of(due, times.end(order)), moves)
                .flatMap(Optional::stream)
                .filter(order.now()::isBefore)
                .min(Instant::compareTo);
    }
}
