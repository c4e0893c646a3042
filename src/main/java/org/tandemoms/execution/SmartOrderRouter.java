package org.tandemoms.execution;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.tandemoms.instruments.Instrument;
import org.tandemoms.instruments.Instruments;
import org.tandemoms.trading.OrdStatus;
import org.tandemoms.trading.OrderRouter;
import org.tandemoms.trading.OrderTerms;
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
    private final Algorithms algorithms;
    private final HeldOrders held;
    private final YieldLimits yieldLimits;
    private final Instruments instruments;
    private final Duration answerWithin;
    private final Duration darkFor;

    SmartOrderRouter(
            Market market,
            Algorithms algorithms,
            HeldOrders held,
            YieldLimits yieldLimits,
            Instruments instruments,
            @Value("${tandem.execution.answer-within:5s}") Duration answerWithin,
            @Value("${tandem.execution.dark-for:3s}") Duration darkFor) {
        this.market = market;
        this.algorithms = algorithms;
        this.held = held;
        this.yieldLimits = yieldLimits;
        this.instruments = instruments;
        this.answerWithin = answerWithin;
        this.darkFor = darkFor;
    }

    @Override
    public void settle(TradeOrder order) {
        if (order.ordStatus().isTerminal()) {
            order.alarm(null);
            return;
        }
        boolean kept = held.keeps(order);
        Optional<Release> release = order.run().map(run -> algorithms.release(order, run));
        if (kept) {
            order.alarm(nextLook(order).orElse(null));
            return;
        }
        if (release.filter(Release::ends).isPresent()) {
            end(order, release.get());
        } else if (order.needsRouting() && !waitsForImmediate(order)) {
            BigDecimal free = release.map(let -> free(order, let)).orElseGet(() -> held.free(order));
            if (free.signum() > 0) {
                placeRest(order, order.plan().orElseThrow(), free, release.map(Release::why));
            }
        }
        order.alarm(Stream.concat(nextLook(order).stream(), release.map(Release::nextLook).stream())
                .min(Instant::compareTo)
                .orElse(null));
    }

    /** What an algorithm lets go that is neither executed nor with a venue. */
    private static BigDecimal free(TradeOrder order, Release release) {
        return release.target()
                .subtract(order.cumQty())
                .subtract(order.workingQty())
                .min(order.unplacedQty());
    }

    private static void end(TradeOrder order, Release release) {
        if (order.liveVenues().isEmpty()) {
            order.giveUp(release.why());
        } else {
            order.routes().stream()
                    .filter(route -> route.isLive() && route.pulledAs() == null)
                    .forEach(route -> order.pull(route, release.why()));
        }
    }

    /** What is out immediate or cancel comes back at once; the rest is looked at when all of it has. */
    private static boolean waitsForImmediate(TradeOrder order) {
        return order.routes().stream()
                .anyMatch(route -> route.isLive() && route.terms().timeInForce() == TimeInForce.IOC);
    }

    private void placeRest(TradeOrder order, RoutingPlan plan, BigDecimal quantity, Optional<String> slice) {
        Optional<OrderTerms> offered = offered(order);
        if (offered.isEmpty()) {
            return;
        }
        List<VenueView> venues = usable(order, plan);
        int round = slice.isPresent() || held.isSlicedHere(order) ? inVain(order) : plan.rounds();
        boolean over = venues.isEmpty() || round >= MOST_ROUNDS || isOver(order, plan, venues);
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
        var situation = new Situation(order.side(), offered.get(), quantity, lot, venues, round);
        List<Part> parts = POLICIES.get(plan.strategy()).parts(situation);
        order.plan(plan.nextRound());
        for (Part part : parts) {
            String why = slice.map(words -> words + "; " + part.why()).orElse(part.why());
            String strategy = order.run().isPresent() ? order.algorithm().name() : plan.strategy();
            OrderTerms there = market.at(part.venue(), part.terms());
            order.place(new Slice(part.venue(), there, new RoutingReason(strategy, why, Market.seen(venues))));
        }
    }

    private Optional<OrderTerms> offered(TradeOrder order) {
        return order.run().isPresent() ? Optional.of(algorithms.terms(order)) : held.offered(order);
    }

    /** How many of the last parts came back with nothing. */
    private static int inVain(TradeOrder order) {
        List<Route> routes = order.routes();
        int last = routes.size() - 1;
        while (last >= 0
                && !routes.get(last).isLive()
                && routes.get(last).cumQty().signum() == 0) {
            last--;
        }
        return routes.size() - 1 - last;
    }

    /** An immediate order that found nobody is over; one with a life of its own is when its day is. */
    private static boolean isOver(TradeOrder order, RoutingPlan plan, List<VenueView> venues) {
        if (order.routes().stream()
                .anyMatch(route -> route.status() == OrdStatus.EXPIRED && !OrderTimes.isDaysPart(order, route))) {
            return true;
        }
        boolean immediate = order.worked().timeInForce() == TimeInForce.IOC;
        return immediate
                && plan.rounds() > 0
                && venues.stream().allMatch(venue -> venue.within(
                                order.side(), order.terms().limitPrice())
                        .isEmpty());
    }

    /** Venues of the plan that may still be asked: those that are up, or all of them when none is. */
    private List<VenueView> usable(TradeOrder order, RoutingPlan plan) {
        OrderTerms terms = offered(order).orElse(order.worked());
        List<VenueView> willing = market.views(order, terms, plan.venues()).stream()
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
        if (route.status() == OrdStatus.EXPIRED && OrderTimes.isDaysPart(order, route)) {
            return false;
        }
        TimeInForce time = route.terms().timeInForce();
        boolean atOnce = time == TimeInForce.IOC || time == TimeInForce.FOK;
        return !atOnce || order.worked().timeInForce() == time;
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
                if (isUnanswered(route)) {
                    market.unanswered(route.venue(), route.at());
                }
                order.pull(route, isUnanswered(route) ? NO_ANSWER : DARK_LONG_ENOUGH);
            }
        }
        held.checkMoves(order);
        yieldLimits.restate(order);
        settle(order);
    }

    private Optional<Instant> nextLook(TradeOrder order) {
        Stream<Optional<Instant>> parts = order.routes().stream().map(route -> deadline(order, route));
        return Stream.concat(parts, Stream.of(held.nextLook(order), yieldLimits.nextLook(order)))
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
