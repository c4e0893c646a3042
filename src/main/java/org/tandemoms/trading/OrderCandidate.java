package org.tandemoms.trading;

/** A trade order as somebody sent it, not yet checked; any member may be null. */
record OrderCandidate(
        String clientOrderId,
        String account,
        String symbol,
        String isin,
        String figi,
        String currency,
        Side side,
        OrderTerms terms,
        RoutingWish routing,
        Algorithm algorithm,
        String locateId) {

    OrderCandidate with(OrderTerms other) {
        return new OrderCandidate(
                clientOrderId, account, symbol, isin, figi, currency, side, other, routing, algorithm, locateId);
    }
}
