package org.tandemoms.trading;

import java.time.Instant;

/**
 * A client's cancel or replace request that has not been answered for good.
 *
 * @param clOrdId the request's own ClOrdID; null when it came by REST, where requests have none
 * @param origClOrdId what the order was called when it was asked
 * @param terms what a replace wants; null for a cancel
 * @param venueClOrdId ClOrdID under which the venue was asked; null while it waits for an earlier request
 */
public record PendingRequest(
        Kind kind,
        String clOrdId,
        String origClOrdId,
        OrderTerms terms,
        String reason,
        String venueClOrdId,
        Instant at) {

    public enum Kind {
        CANCEL,
        REPLACE
    }

    boolean isReplace() {
        return kind == Kind.REPLACE;
    }

    OrdStatus status() {
        return isReplace() ? OrdStatus.PENDING_REPLACE : OrdStatus.PENDING_CANCEL;
    }

    ExecType execType() {
        return isReplace() ? ExecType.PENDING_REPLACE : ExecType.PENDING_CANCEL;
    }

    int rejectResponseTo() {
        return isReplace() ? ClientReport.Refusal.TO_REPLACE : ClientReport.Refusal.TO_CANCEL;
    }

    PendingRequest sentAs(String id) {
        return new PendingRequest(kind, clOrdId, origClOrdId, terms, reason, id, at);
    }
}
