package org.tandemoms.trading;

import org.springframework.lang.Nullable;

/**
 * How the client wants the order routed.
 *
 * @param venue code in the venue directory, for {@code DIRECT} and {@code PREFERRED}; else null
 */
public record RoutingWish(Strategy strategy, @Nullable String venue) {

    public static final RoutingWish BEST = new RoutingWish(Strategy.BEST, null);

    public enum Strategy {
        BEST,
        DIRECT,
        PREFERRED,
        DARK_FIRST,
        PRO_RATA,
        LOWEST_COST,
        CARE
    }

    public static RoutingWish direct(String venue) {
        return new RoutingWish(Strategy.DIRECT, venue);
    }
}
