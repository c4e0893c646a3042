package org.tandemoms.trading;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * One ExecutionReport (8) or OrderCancelReject (9) of a venue, in plain words.
 *
 * @param venue code of the venue or broker
 * @param clOrdId ClOrdID (11) it speaks of: one that we gave
 * @param origClOrdId OrigClOrdID (41), or null
 * @param orderRef SecondaryClOrdID (526): our order id as we sent it; null when the venue does not echo it
 * @param venueOrderId OrderID (37); never a key, since some venues change it with every report
 * @param execId ExecID (17), unique within the venue; null for a cancel reject
 * @param execType null for a cancel reject
 * @param trade what was traded or corrected; null in other reports
 * @param execRefId ExecRefID (19) of a correction or bust
 * @param orderQty quantity the venue now works; null when not told
 * @param limitPrice price the venue now works; null when not told
 * @param reason OrdRejReason (103) or CxlRejReason (102); null when nothing is refused
 * @param restatement ExecRestatementReason (378); null when not restated
 * @param at TransactTime (60), UTC
 */
public record VenueReport(
        Kind kind,
        String venue,
        String clOrdId,
        String origClOrdId,
        String orderRef,
        String venueOrderId,
        String execId,
        ExecType execType,
        OrdStatus ordStatus,
        Trade trade,
        String execRefId,
        BigDecimal orderQty,
        BigDecimal limitPrice,
        Integer reason,
        Integer restatement,
        String text,
        Instant at) {

    public enum Kind {
        EXECUTION,
        CANCEL_REJECT
    }
}
