package org.tandemoms.trading;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * One fill of an order, as it stands after corrections.
 *
 * @param execId ours, unique over all orders
 * @param route number of the route it came by
 * @param venueExecId the venue's ExecID, unique within the venue
 * @param lastExecId our ExecID of the report that spoke of it last; what the next correction refers to
 * @param busted cancelled by the venue: counts for nothing
 * @param at when it was traded, UTC
 */
public record Execution(
        String execId,
        int route,
        String venue,
        String venueExecId,
        String lastExecId,
        BigDecimal quantity,
        BigDecimal price,
        String market,
        Boolean addedLiquidity,
        BigDecimal venueFee,
        boolean busted,
        Instant at) {

    Execution corrected(String venueReport, String report, Trade trade) {
        return new Execution(
                execId,
                route,
                venue,
                venueReport,
                report,
                trade.quantity(),
                trade.price(),
                market,
                addedLiquidity,
                trade.venueFee() == null ? venueFee : trade.venueFee(),
                busted,
                at);
    }

    Execution busted(String venueReport, String report) {
        return new Execution(
                execId, route, venue, venueReport, report, quantity, price, market, addedLiquidity, venueFee, true, at);
    }

    Trade trade() {
        return new Trade(quantity, price, market, addedLiquidity, venueFee);
    }
}
