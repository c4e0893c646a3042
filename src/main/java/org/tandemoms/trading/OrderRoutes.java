package org.tandemoms.trading;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The parts of an order at venues. What is live never adds up to more than what is left to execute: a part is placed anew
 * only when the venue that had it has said that it is over.
 */
final class OrderRoutes {

    private final TradeOrder order;
    private final List<Route> routes;

    /** @param routes of the order; added to here */
    OrderRoutes(TradeOrder order, List<Route> routes) {
        this.order = order;
        this.routes = routes;
    }

    List<Route> live() {
        return routes.stream().filter(Route::isLive).toList();
    }

    Optional<Route> firstLive() {
        return routes.stream().filter(Route::isLive).findFirst();
    }

    Optional<Route> last() {
        return routes.stream().reduce((earlier, later) -> later);
    }

    /** The one that a ClOrdID of ours belongs to. */
    Optional<Route> of(String clOrdId) {
        return routes.stream().filter(route -> route.knows(clOrdId)).findFirst();
    }

    /** Where new terms are agreed: a venue that has filled its part may still take a larger one. */
    Optional<Route> amendable() {
        return firstLive().or(() -> routes.stream()
                .filter(route -> route.status() == OrdStatus.FILLED)
                .reduce((earlier, later) -> later));
    }

    /** What venues may still execute. */
    BigDecimal working() {
        return live().stream().map(Route::leavesQty).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** What is left to execute and with nobody. */
    BigDecimal unplaced() {
        return order.leavesQty().subtract(working()).max(BigDecimal.ZERO);
    }

    void place(Slice slice) {
        if (slice.terms().quantity().signum() <= 0 || slice.terms().quantity().compareTo(unplaced()) > 0) {
            throw new IllegalStateException("Order " + order.id() + " has " + unplaced() + " to place, not "
                    + slice.terms().quantity());
        }
        String quantity = slice.terms().quantity().toPlainString();
        add(
                new Route(order.id(), routes.size() + 1, slice, order.now()),
                "Sent " + quantity + " to " + slice.venue() + ": "
                        + slice.reason().text(),
                Map.of("strategy", slice.reason().strategy()));
    }

    /** Sends the unexecuted rest to a venue. */
    void placeAll(String venue, String why) {
        OrderTerms rest = order.terms().withQuantity(order.leavesQty());
        add(new Route(order.id(), routes.size() + 1, venue, rest), "Sent to " + venue + ": " + why, Map.of());
    }

    private void add(Route route, String words, Map<String, String> more) {
        order.happens(OrderEvent.GO_ON);
        routes.add(route);
        order.atVenue(route.venue());
        Map<String, String> evidence = new HashMap<>(more);
        evidence.put("venue", route.venue());
        evidence.put("clOrdId", route.clOrdId());
        order.note("routed", words, evidence);
        VenueInstruction.send(order, VenueInstruction.ORDER, route, route.clOrdId(), null, route.terms());
    }

    /** Asks the venue to give a part back; it stays live until the venue has answered. @return ClOrdID of the cancel */
    String pull(Route route, String why) {
        if (route.pulledAs() == null) {
            route.pulled(route.nextRequestId(), why);
            if (route.repricing() == null) {
                tellPulled(route);
            }
        }
        return route.pulledAs();
    }

    void tellPulled(Route route) {
        VenueInstruction.send(order, VenueInstruction.CANCEL, route, route.pulledAs(), route.clOrdId(), route.terms());
    }

    Optional<Route> repricedAs(String clOrdId) {
        return routes.stream()
                .filter(route -> route.repricing() != null)
                .filter(route -> route.repricing().clOrdId().equals(clOrdId))
                .findFirst();
    }

    /** Asks for everything back. @return ClOrdID of the first cancel */
    String pullAll(String why) {
        return live().stream()
                .map(route -> pull(route, why))
                .reduce((first, later) -> first)
                .orElseThrow();
    }

    boolean anyPulled() {
        return live().stream().anyMatch(route -> route.pulledAs() != null);
    }

    Optional<Route> pulledAs(String clOrdId) {
        return routes.stream()
                .filter(route -> clOrdId != null && clOrdId.equals(route.pulledAs()))
                .findFirst();
    }

    /** True when a venue could not simply be told the order's new terms: they are not what it works on. */
    boolean areSliced(RoutingPlan plan) {
        if (plan == null || live().isEmpty()) {
            return false;
        }
        if (order.algorithm() != null || live().size() != 1) {
            return true;
        }
        Route only = live().get(0);
        OrderTerms terms = order.terms();
        return only.pulledAs() != null
                || only.terms().ordType() != terms.ordType()
                || only.terms().timeInForce() != terms.timeInForce()
                || !Objects.equals(only.terms().limitPrice(), terms.limitPrice())
                || only.leavesQty().compareTo(order.leavesQty()) != 0;
    }

    /** What a venue that has the whole rest is told when the order gets new terms. */
    OrderTerms atVenue(Route route, OrderTerms wanted) {
        BigDecimal elsewhere = order.cumQty().subtract(route.cumQty());
        return elsewhere.signum() == 0
                ? wanted
                : wanted.withQuantity(wanted.quantity().subtract(elsewhere));
    }
}
