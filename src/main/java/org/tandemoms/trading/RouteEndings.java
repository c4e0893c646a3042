package org.tandemoms.trading;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/**
 * What becomes of an order when a venue will not have a part of it, ends one, or does not do what it was asked. The order
 * goes on as long as another part is live or there is a plan for the rest, and otherwise ends as its last part did.
 */
final class RouteEndings {

    private final TradeOrder order;
    private final OrderRoutes routes;

    RouteEndings(TradeOrder order, OrderRoutes routes) {
        this.order = order;
        this.routes = routes;
    }

    /** A venue will not have the order. */
    void rejected(Route route, int reason, String text) {
        route.refused(reason, text);
        if (order.goesOn()) {
            order.note("route-rejected", text, Map.of("venue", route.venue()));
        } else if (routes.firstLive().isEmpty()) {
            rejected(reason, text);
        }
    }

    private void rejected(int reason, String text) {
        OrdStatus before = order.ownStatus();
        order.happens(OrderEvent.REJECT);
        if (order.ownStatus() == before) {
            return;
        }
        order.note("rejected", text);
        if (order.ownStatus() == OrdStatus.REJECTED) {
            order.report(ExecType.REJECTED).refused(reason).text(text).send();
        } else {
            order.report(ExecType.CANCELED).text(text).send();
        }
        order.client().askVenueNext();
    }

    /** The venue has ended a route; the order ends with it when no other is left and there is no plan for the rest. */
    void ended(OrderEvent event) {
        if (routes.firstLive().isEmpty() && !order.goesOn()) {
            order.happens(event);
        }
    }

    /** A message could not be brought to its venue: the order is refused, a request comes to nothing. */
    void undeliverable(String venueClOrdId, String type, String text) {
        if (type.equals(VenueInstruction.ORDER)) {
            routes.of(venueClOrdId)
                    .filter(route -> route.status() == OrdStatus.PENDING_NEW)
                    .ifPresent(route -> rejected(route, ClientReport.Refusal.OTHER, text));
        } else {
            requestRefused(venueClOrdId, ClientReport.Refusal.OTHER_TO_CANCEL, text);
        }
    }

    /** A venue does not do what it was asked to. */
    void requestRefused(String venueClOrdId, int reason, String text) {
        Optional<Route> pulled = routes.pulledAs(venueClOrdId);
        Optional<Route> repriced = routes.repricedAs(venueClOrdId);
        if (repriced.isPresent()) {
            order.holding().repricingFailed(repriced.get());
        } else if (pulled.isPresent()) {
            pulled.get().pullRefused();
            order.client().pullAnswered(reason, text);
        } else {
            order.client().before(venueClOrdId).ifPresent(request -> order.client()
                    .refused(request, reason, text));
        }
    }

    /** The venue works on other terms than it was told to. @return whether that changes the order as a whole */
    boolean restated(Route route, BigDecimal quantity, BigDecimal limitPrice) {
        boolean carriesAll = routes.live().stream().allMatch(other -> other == route);
        BigDecimal change = quantity == null
                ? BigDecimal.ZERO
                : quantity.subtract(route.terms().quantity());
        route.restated(change, limitPrice);
        if (carriesAll) {
            OrderTerms terms = order.terms();
            order.restatedTo(terms.amended(terms.quantity().add(change), limitPrice, null, null));
        }
        return carriesAll;
    }

    /** Ends what cannot be placed anywhere, as its last part has ended. */
    void giveUp(String why) {
        Route last = routes.last().orElse(null);
        if (last == null && order.run().isEmpty()) {
            order.refuse(why);
        } else if (last == null) {
            over(OrderEvent.CANCEL, ExecType.CANCELED, null, why);
        } else {
            String text = last.endedBecause() == null ? why : last.endedBecause();
            switch (last.status()) {
                case REJECTED -> rejected(last.refusal(), text);
                case EXPIRED -> over(OrderEvent.EXPIRE, ExecType.EXPIRED, last.restatement(), text);
                default -> over(OrderEvent.CANCEL, ExecType.CANCELED, last.restatement(), text);
            }
        }
    }

    /**
     * Ends the order and tells the client; nothing when it is done.
     *
     * @param restatement ExecRestatementReason (378) of the venue that ended its last part, or null
     */
    void over(OrderEvent event, ExecType type, Integer restatement, String text) {
        OrdStatus before = order.ownStatus();
        order.happens(event);
        OrdStatus now = order.ownStatus();
        if (now != before) {
            order.note(
                    Wording.of(now).replace(' ', '-'), "Order " + Wording.of(now) + (text == null ? "" : ": " + text));
            order.report(type).restated(restatement).text(text).send();
        }
    }
}
