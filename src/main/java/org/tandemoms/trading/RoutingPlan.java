package org.tandemoms.trading;

import java.util.List;

/**
 * How an order is routed, and where its rest may go when a venue does not execute it.
 *
 * @param strategy of the table {@code routing}, or the name of an algorithm
 * @param venues that may be used, in the order of preference
 * @param rule row and version of the table that decided
 * @param rounds how often the router has placed something
 */
public record RoutingPlan(String strategy, List<String> venues, String rule, int rounds) {

    public RoutingPlan {
        venues = List.copyOf(venues);
    }

    public RoutingPlan nextRound() {
        return new RoutingPlan(strategy, venues, rule, rounds + 1);
    }

    /** The same plan on another day: what was tried before does not count. */
    public RoutingPlan afresh() {
        return new RoutingPlan(strategy, venues, rule, 0);
    }

    public RoutingPlan as(String otherStrategy, List<String> otherVenues) {
        return new RoutingPlan(otherStrategy, otherVenues, rule, rounds);
    }
}
