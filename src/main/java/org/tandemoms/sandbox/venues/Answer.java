package org.tandemoms.sandbox.venues;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.math.BigDecimal;
import java.time.Instant;

/** What a venue says about an order; stored with the order before it leaves, so that a restarted venue can say it again. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Answer.Report.class, name = "report"),
    @JsonSubTypes.Type(value = Answer.CancelReject.class, name = "cancelReject")
})
sealed interface Answer {

    /**
     * ExecutionReport (8).
     *
     * @param order the order as it stood at that moment
     * @param clOrdId what the report answers to; differs from the order's own on a refused duplicate
     * @param execRefId the trade that is busted or corrected; null in other reports
     * @param lastLiquidity 1 added, 2 removed; null when nothing traded
     * @param rejectReason OrdRejReason (103); null when nothing is refused
     */
    record Report(
            String execId,
            String execRefId,
            char execType,
            VenueOrder order,
            String clOrdId,
            String origClOrdId,
            BigDecimal lastQty,
            BigDecimal lastPx,
            Integer lastLiquidity,
            Integer rejectReason,
            String text,
            Instant at)
            implements Answer {}

    /** OrderCancelReject (9). {@code responseTo} is 1 for a cancel, 2 for a replace. */
    record CancelReject(
            String orderId,
            String clOrdId,
            String origClOrdId,
            char ordStatus,
            char responseTo,
            int reason,
            String text,
            Instant at)
            implements Answer {}
}
