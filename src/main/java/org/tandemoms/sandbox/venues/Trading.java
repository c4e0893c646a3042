package org.tandemoms.sandbox.venues;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** How a venue turns orders into trades. Used under the venue's lock only. */
interface Trading {

    /** Hears of each trade of a client's order while {@link Trading} works. */
    @FunctionalInterface
    interface Tape {
        /** @param liquidity LastLiquidityInd (851): 1 added, 2 removed */
        void traded(String orderId, BigDecimal quantity, BigDecimal price, int liquidity);
    }

    /** Takes an order, new or back from disk, and trades what it can at once; the rest waits here. */
    void enter(VenueOrder order);

    /** Whether the whole open quantity would trade at once. */
    boolean couldFill(VenueOrder order);

    void remove(VenueOrder order);

    /** Swaps an order's terms; it keeps its place only where the venue's rules allow it. */
    void replace(VenueOrder before, VenueOrder after);

    /** Whether the change costs the order its place in the queue. */
    default boolean losesPlace(Terms before, Terms after) {
        boolean samePrice = before.price() == null
                ? after.price() == null
                : after.price() != null && before.price().compareTo(after.price()) == 0;
        return !samePrice || after.quantity().compareTo(before.quantity()) > 0;
    }

    /** Whether an order without a limit may wait here for a counterparty. */
    boolean restsUnpriced();

    /** The reference prices have moved. */
    void tick();

    /** An order has had its chance to trade: the venue's own liquidity may come back. */
    default void renew(String symbol) {}

    /** Whether instruments are called to auction here. */
    default boolean holdsAuctions() {
        return false;
    }

    /** An auction has ended at this price. */
    default void auctioned(String symbol, BigDecimal price) {}

    Optional<Quote> quote(String symbol);

    /** Visible levels, best first; empty where the venue shows nothing. */
    default List<Level> depth(String symbol, boolean bids) {
        return List.of();
    }
}
