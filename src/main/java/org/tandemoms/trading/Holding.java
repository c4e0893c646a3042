package org.tandemoms.trading;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the house does with an order that it holds: arms it, lets a trailing stop follow, sets it off, moves a pegged
 * price or one that a yield means, ends it when its time is over. All of it in the order's document, so that each happens once.
 */
public final class Holding {

    /** ExecRestatementReason (378): the order was priced anew. */
    private static final int REPRICED = 3;

    /** From here on only every hundredth move of a pegged price is noted, so that a long day fits the document. */
    private static final int MOST_NOTES = 100;

    private final TradeOrder order;

    Holding(TradeOrder order) {
        this.order = order;
    }

    /** Holds the order. For the client it is at work from now on: it hears New once. */
    public void arm(Trigger trigger, String words) {
        boolean first = order.trigger().isEmpty();
        order.trigger(trigger);
        order.note("armed", words);
        if (first && order.routes().isEmpty()) {
            order.happens(OrderEvent.GO_ON);
            OrdStatus before = order.ownStatus();
            order.happens(OrderEvent.ACKNOWLEDGE);
            if (order.ownStatus() != before) {
                order.report(ExecType.NEW).send();
            }
        }
    }

    /**
     * Takes a price that a trailing stop has seen. The stop follows the market one way only.
     *
     * @return whether the stop has moved
     */
    public boolean trail(BigDecimal seen) {
        if (!order.isHeldFor(Trigger.Kind.PRICE) || order.terms().ordType() != OrdType.TRAILING_STOP) {
            return false;
        }
        if (order.terms().trail() == null && order.highWater() == null) {
            BigDecimal distance = order.terms().stopPrice().subtract(seen).abs();
            order.trigger(order.trigger().orElseThrow().trailing(distance));
        }
        BigDecimal best = order.highWater();
        boolean better = best == null || (order.side().isBuy() ? seen.compareTo(best) < 0 : seen.compareTo(best) > 0);
        if (better) {
            order.highWater(seen);
        }
        return better;
    }

    /**
     * Sets the order off, once: from now on it is for venues to work. Does nothing to an order that does not wait.
     *
     * @param because in plain words
     * @param evidence e.g. the quote that did it
     */
    public boolean fire(String because, Map<String, String> evidence) {
        boolean mayGo = order.isHeld()
                && !order.isOver()
                && order.pendingRequests().isEmpty()
                && order.holds().isEmpty();
        if (!mayGo) {
            return false;
        }
        Trigger trigger = order.trigger().orElseThrow();
        Map<String, String> kept = new HashMap<>(evidence);
        if (order.highWater() != null) {
            kept.put("highWater", order.highWater().toPlainString());
        }
        order.trigger(trigger.fired(order.now(), because));
        if (order.ownStatus() == OrdStatus.DONE_FOR_DAY) {
            nextDay();
            return true;
        }
        order.note("triggered", because, kept);
        if (trigger.kind() != Trigger.Kind.PEG && trigger.kind() != Trigger.Kind.SIZE) {
            order.report(ExecType.TRIGGERED).text(because).send();
        }
        return true;
    }

    /** Ends the order because its time is over; what a venue has must have come back. */
    public void expire(String why) {
        order.endings().over(OrderEvent.EXPIRE, ExecType.EXPIRED, null, why);
    }

    /** The day is over and the order is not: it rests until the next one. */
    public void doneForDay(Trigger opening) {
        order.trigger(opening);
        order.happens(OrderEvent.DONE_FOR_DAY);
        order.note("done-for-day", "The trading day is over; the order goes on at " + opening.dueAt());
        order.report(ExecType.DONE_FOR_DAY).send();
    }

    /** Another day begins for an order that was done for the day. */
    private void nextDay() {
        order.newDay();
        order.happens(OrderEvent.RESTATE);
        order.note("next-day", "The order goes on with another trading day");
        order.report(ExecType.RESTATED).restated(VenueDialogue.GT_RENEWAL).send();
    }

    // --- limits in yield --------------------------------------------------------------------------------------------

    /** From now on the yield that limits the order means this price; venues that have it are told. */
    public void restateLimit(BigDecimal price) {
        order.restatedTo(order.terms().withLimit(price));
        String words = inYield();
        order.note("restated", words);
        List<Route> resting = order.routes().stream()
                .filter(route -> route.isLive() && route.terms().timeInForce() != TimeInForce.IOC)
                .toList();
        resting.forEach(route -> reprice(route, price, words));
        if (resting.isEmpty() && order.ownStatus() != OrdStatus.DONE_FOR_DAY) {
            order.report(ExecType.RESTATED).restated(REPRICED).text(words).send();
        }
    }

    private String inYield() {
        return "A yield of " + order.terms().limitYield().toPlainString() + " percent means "
                + order.terms().limitPrice().toPlainString();
    }

    // --- pegged prices --------------------------------------------------------------------------------------------

    /** Tells the venue another price for its part. Does nothing while it has not answered the last one. */
    public boolean reprice(Route route, BigDecimal limit, String why) {
        boolean free = route.isLive()
                && route.status() != OrdStatus.PENDING_NEW
                && route.repricing() == null
                && route.pulledAs() == null
                && order.pendingRequests().isEmpty();
        if (!free) {
            return false;
        }
        String id = route.nextRequestId();
        OrderTerms terms = route.terms().amended(null, limit, null, null);
        route.repricing(new Repricing(id, terms, order.now()));
        int moves = route.moves();
        if (moves <= MOST_NOTES || moves % MOST_NOTES == 0) {
            String what = order.isPegged() ? "Pegged price" : "Price at " + route.venue();
            order.note("repriced", what + " moved to " + limit.toPlainString() + ": " + why, Map.of("clOrdId", id));
        }
        VenueInstruction.send(order, VenueInstruction.REPLACE, route, id, route.clOrdId(), terms);
        return true;
    }

    /** The venue works at the new price. */
    void repriced(Route route) {
        Repricing moved = route.repricing();
        route.repricing(null);
        route.replaced(moved.clOrdId(), moved.terms());
        order.report(ExecType.RESTATED)
                .restated(REPRICED)
                .text(
                        order.isPegged()
                                ? "Pegged at " + moved.terms().limitPrice().toPlainString()
                                : inYield())
                .send();
        goOnPulling(route);
    }

    /** The venue stays at the old price, or does not say. */
    public void repricingFailed(Route route) {
        route.repricing(null);
        goOnPulling(route);
    }

    /** A cancel waits for the answer to a new price, so that it names an id the venue knows. */
    private void goOnPulling(Route route) {
        if (route.isLive() && route.pulledAs() != null) {
            order.placements().tellPulled(route);
        }
    }

    /** When a new price was asked for that the venue has not answered; null when none is open. */
    public static Instant repricingSince(Route route) {
        return route.repricing() == null ? null : route.repricing().at();
    }
}
