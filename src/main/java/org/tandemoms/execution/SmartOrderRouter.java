package org.tandemoms.execution;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.tandemoms.instruments.Instrument;
import org.tandemoms.instruments.Instruments;
import org.tandemoms.trading.OrdStatus;
import org.tandemoms.trading.OrderRouter;
import org.tandemoms.trading.Route;
import org.tandemoms.trading.RoutingPlan;
import org.tandemoms.trading.RoutingReason;
import org.tandemoms.trading.Slice;
import org.tandemoms.trading.TimeInForce;
import org.tandemoms.trading.TradeOrder;

/**
 * Places what is with nobody by the order's plan, until it is executed or nobody will have it. A venue that refuses, or
 * ends an order by itself, is not asked again for this order; one that does not answer is asked to give the order back,
 * and only when it has done so the order goes elsewhere.
 */
@Component
class SmartOrderRouter implements OrderRouter {

    static final String NO_ANSWER = "no answer in time";
    private static final String DARK_LONG_ENOUGH = "long enough in the dark";

    /** Policies that offer everything to one venue at a time: there an immediate order tries each venue once. */
    private static final Map<String, RoutingPolicy> POLICIES = Map.of(
            "DIRECT", new WholeToFirst("to this venue and nowhere else"),
            "PREFERRED", new WholeToFirst("the preferred venue that is there"),
            "CARE", new WholeToFirst("a person works it there"),
            "BEST", new PriceSweep(),
            "PRO_RATA", new ProRata(),
            "LOWEST_COST", new LowestCost(),
            "DARK_FIRST", new DarkFirst());

    private static final int MOST_ROUNDS = 12;

    private final Market market;
    private final Instruments instruments;
    private final Duration answerWithin;
    private final Duration darkFor;

    SmartOrderRouter(
            Market market,
            Instruments instruments,
            @Value("${tandem.execution.answer-within:5s}") Duration answerWithin,
            @Value("${tandem.execution.dark-for:3s}") Duration darkFor) {
        this.market = market;
        this.instruments = instruments;
        this.answerWithin = answerWithin;
        this.darkFor = darkFor;
    }

    @Override
    public void settle(TradeOrder order) {
        if (order.needsRouting() && !waitsForImmediate(order)) {
            placeRest(order, order.plan().orElseThrow());
        }
        order.alarm(nextLook(order).orElse(null));
    }

    /** What is out immediate or cancel comes back at once; the rest is looked at when all of it has. */
    private static boolean waitsForImmediate(TradeOrder order) {
        return order.routes().stream()
                .anyMatch(route -> route.isLive() && route.terms().timeInForce() == TimeInForce.IOC);
    }

    private void placeRest(TradeOrder order, RoutingPlan plan) {
        List<VenueView> venues = usable(order, plan);
        boolean over = venues.isEmpty() || plan.rounds() >= MOST_ROUNDS || isOver(order, plan, venues);
        if (over) {
            if (order.liveVenues().isEmpty()) {
                order.giveUp("No venue may have it or is willing to");
            }
            return;
        }
        BigDecimal lot = instruments
                .bySymbol(order.instrument().symbol())
                .map(Instrument::lot)
                .orElse(BigDecimal.ONE);
        var situation = new Situation(order.side(), order.terms(), order.unplacedQty(), lot, venues, plan.rounds());
        List<Part> parts = POLICIES.get(plan.strategy()).parts(situation);
        order.plan(plan.nextRound());
        for (Part part : parts) {
            order.place(new Slice(
                    part.venue(), part.terms(), new RoutingReason(plan.strategy(), part.why(), Market.seen(venues))));
        }
    }

    /** An immediate order that found nobody is over; one with a life of its own is when its day is. */
    private static boolean isOver(TradeOrder order, RoutingPlan plan, List<VenueView> venues) {
        if (order.routes().stream().anyMatch(route -> route.status() == OrdStatus.EXPIRED)) {
            return true;
        }
        boolean immediate = order.terms().timeInForce() == TimeInForce.IOC;
        return immediate
                && plan.rounds() > 0
                && venues.stream().allMatch(venue -> venue.within(
                                order.side(), order.terms().limitPrice())
                        .isEmpty());
    }

    /** Venues of the plan that may still be asked: those that are up, or all of them when none is. */
    private List<VenueView> usable(TradeOrder order, RoutingPlan plan) {
        List<VenueView> willing = market.views(order, plan.venues()).stream()
                .filter(venue -> order.routes().stream()
                        .filter(route -> route.venue().equals(venue.code()))
                        .noneMatch(route -> hasFailed(order, route)))
                .toList();
        List<VenueView> up = willing.stream().filter(VenueView::up).toList();
        return up.isEmpty() ? willing : up;
    }

    private static boolean hasFailed(TradeOrder order, Route route) {
        if (route.isLive() || route.status() == OrdStatus.FILLED) {
            return false;
        }
        if (route.status() == OrdStatus.REJECTED) {
            return true;
        }
        if (route.pulledAs() != null) {
            return NO_ANSWER.equals(route.endedBecause());
        }
        boolean sweep =
                route.terms().timeInForce() == TimeInForce.IOC && order.terms().timeInForce() != TimeInForce.IOC;
        return !sweep;
    }

    @Override
    public boolean canGoElsewhere(TradeOrder order, String venue) {
        return order.plan()
                .map(plan -> usable(order, plan))
                .filter(venues -> venues.stream()
                        .anyMatch(other -> other.up() && !other.code().equals(venue)))
                .isPresent();
    }

    // --- time -----------------------------------------------------------------------------------------------------

    @Override
    public void alarm(TradeOrder order) {
        for (Route route : order.routes()) {
            if (deadline(order, route).filter(at -> !at.isAfter(order.now())).isPresent()) {
                order.pull(route, isUnanswered(route) ? NO_ANSWER : DARK_LONG_ENOUGH);
            }
        }
        settle(order);
    }

    private Optional<Instant> nextLook(TradeOrder order) {
        return order.routes().stream()
                .map(route -> deadline(order, route))
                .flatMap(Optional::stream)
                .min(Instant::compareTo);
    }

    /** When the part is asked back; empty when it may stay where it is. */
    private Optional<Instant> deadline(TradeOrder order, Route route) {
        if (!route.isLive()
                || route.pulledAs() != null
                || route.at() == null
                || order.plan().isEmpty()) {
            return Optional.empty();
        }
        if (isUnanswered(route)) {
            return canGoElsewhere(order, route.venue()) ? Optional.of(route.at().plus(answerWithin)) : Optional.empty();
        }
        boolean dark = order.plan().get().strategy().equals("DARK_FIRST")
                && market.venue(route.venue())
                        .filter(venue -> venue.kind() == Venue.Kind.DARK_POOL)
                        .isPresent();
        return dark && canGoElsewhere(order, route.venue())
                ? Optional.of(route.at().plus(darkFor))
                : Optional.empty();
    }

    private static boolean isUnanswered(Route route) {
        return route.status() == OrdStatus.PENDING_NEW;
    }
}
