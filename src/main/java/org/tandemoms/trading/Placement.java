package org.tandemoms.trading;

/**
 * A validated trade order about to be placed.
 *
 * @param owner partner, person or FIX sender whose order this is
 * @param session FIX session that reports go to; null for REST
 * @param block whom it is for, when it is for several accounts; else null
 */
record Placement(
        String owner,
        String session,
        String clientOrderId,
        String account,
        TradedInstrument instrument,
        Side side,
        OrderTerms terms,
        RoutingWish routing,
        Algorithm algorithm,
        String locateId,
        Block block) {

    Placement(
            String owner,
            String session,
            String clientOrderId,
            String account,
            TradedInstrument instrument,
            Side side,
            OrderTerms terms,
            RoutingWish routing,
            Algorithm algorithm,
            String locateId) {
        this(owner, session, clientOrderId, account, instrument, side, terms, routing, algorithm, locateId, null);
    }
}
