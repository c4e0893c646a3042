package org.tandemoms.trading;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.tandemoms.outbox.OutboxMessage;
import org.tandemoms.shared.Ids;

/**
 * One ExecutionReport (8) or OrderCancelReject (9) to the client and to drop copies: payload of the outbox messages
 * {@code client.report} to destination {@code client}.
 *
 * @param session FIX session of the client as it was given at entry; null when the order did not come by FIX (then only
 *     drop copies get the report)
 * @param orderId ours, one for the life of the order; {@code NONE} when there is no order
 * @param execId unique and the same when the report is made again; null for a cancel reject
 * @param clOrdId ClOrdID (11): of the request when it is answered, else the one in force
 * @param origClOrdId OrigClOrdID (41) in answers to cancel and replace requests; else null
 * @param execType null for a cancel reject
 * @param orderRequest what the order asks for now
 * @param trade in reports of trades and corrections; else null
 * @param execRefId ExecRefID (19) of a correction; else null
 * @param refusal why something was refused; else null
 * @param restatement ExecRestatementReason (378); else null
 */
public record ClientReport(
        Kind kind,
        String session,
        String orderId,
        String execId,
        String clOrdId,
        String origClOrdId,
        ExecType execType,
        OrdStatus ordStatus,
        OrderRequest orderRequest,
        Quantities quantities,
        Trade trade,
        String execRefId,
        Refusal refusal,
        Integer restatement,
        String text,
        Instant at) {

    /** Destination of the messages. */
    public static final String DESTINATION = "client";

    public static final String TYPE = "client.report";

    /** Stands for the order's id where there is no order. */
    public static final String NO_ORDER = "NONE";

    public enum Kind {
        EXECUTION,
        CANCEL_REJECT
    }

    /** @param peggedPrice PeggedPrice (839): where a pegged order stands now; null where it stands nowhere or is none */
    public record OrderRequest(
            String account,
            String symbol,
            String isin,
            String currency,
            Side side,
            OrderTerms terms,
            BigDecimal peggedPrice) {

        public OrderRequest(String account, String symbol, String isin, String currency, Side side, OrderTerms terms) {
            this(account, symbol, isin, currency, side, terms, null);
        }
    }

    /**
     * CumQty (14), LeavesQty (151), AvgPx (6); OrderQty (38) stands in the terms.
     *
     * @param day null on an order's first trading day
     */
    public record Quantities(BigDecimal cumQty, BigDecimal leavesQty, BigDecimal avgPx, Day day) {

        public static final Quantities NONE = new Quantities(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, null);
    }

    /**
     * Of an order that lives for several days, what belongs to the running one.
     *
     * @param orderQty DayOrderQty (424): what was left when the day began
     * @param cumQty DayCumQty (425)
     * @param avgPx DayAvgPx (426)
     */
    public record Day(BigDecimal orderQty, BigDecimal cumQty, BigDecimal avgPx) {}

    /**
     * @param reason OrdRejReason (103) or, in a cancel reject, CxlRejReason (102)
     * @param responseTo CxlRejResponseTo (434): 1 cancel, 2 replace; null in an execution report
     */
    public record Refusal(int reason, Integer responseTo) {

        /** OrdRejReason */
        public static final int UNKNOWN_SYMBOL = 1;

        public static final int UNKNOWN_ORDER_TO_REPORT = 5;
        public static final int DUPLICATE_ORDER = 6;
        public static final int UNSUPPORTED_CHARACTERISTIC = 11;
        public static final int INCORRECT_QUANTITY = 13;
        public static final int UNKNOWN_ACCOUNT = 15;
        public static final int OTHER = 99;

        /** CxlRejReason */
        public static final int TOO_LATE_TO_CANCEL = 0;

        public static final int UNKNOWN_ORDER = 1;
        public static final int BROKER_OPTION = 2;
        public static final int ALREADY_PENDING = 3;
        public static final int DUPLICATE_CLORDID = 6;
        public static final int OTHER_TO_CANCEL = 99;

        public static final int TO_CANCEL = 1;
        public static final int TO_REPLACE = 2;
    }

    /** Answers a new order that no order came of. @param reason OrdRejReason (103) */
    public static ClientReport refusing(OrderEntry.NewOrder order, int reason, String words, Instant at) {
        var asked =
                new OrderRequest(order.account(), order.symbol(), null, order.currency(), order.side(), order.terms());
        return withoutOrder(order.sender(), order.clOrdId(), ExecType.REJECTED, asked, reason, words, at);
    }

    /** Answers a question for orders when there are none. @param clOrdId the question's, or null */
    public static ClientReport noneKnown(
            OrderEntry.Sender asking, String clOrdId, OrderRequest asked, String words, Instant at) {
        return withoutOrder(asking, clOrdId, ExecType.ORDER_STATUS, asked, Refusal.UNKNOWN_ORDER_TO_REPORT, words, at);
    }

    private static ClientReport withoutOrder(
            OrderEntry.Sender to,
            String clOrdId,
            ExecType type,
            OrderRequest asked,
            int reason,
            String words,
            Instant at) {
        return new ClientReport(
                Kind.EXECUTION,
                to.session(),
                NO_ORDER,
                Ids.next(),
                clOrdId,
                null,
                type,
                OrdStatus.REJECTED,
                asked,
                Quantities.NONE,
                null,
                null,
                new Refusal(reason, null),
                null,
                words,
                at);
    }

    public static ClientReport of(OutboxMessage message) {
        return Payloads.read(message.payload(), ClientReport.class);
    }

    Map<String, Object> payload() {
        return Payloads.write(this);
    }
}
