package org.tandemoms.fix;

import java.time.Clock;
import java.time.Instant;
import org.tandemoms.shared.Ids;
import org.tandemoms.shared.Refused;
import org.tandemoms.trading.ClientReport;
import org.tandemoms.trading.ExecType;
import org.tandemoms.trading.OrdStatus;
import org.tandemoms.trading.OrderEntry;

/** Answers to requests that an integrator's route turned away before the trading room saw them. */
final class Rejections {
    private static final String NO_ORDER = "NONE";

    private Rejections() {}

    static ClientReport of(OrderEntry.NewOrder order, Refused refused, Clock clock) {
        return new ClientReport(
                ClientReport.Kind.EXECUTION,
                order.sender().session(),
                NO_ORDER,
                Ids.next(),
                order.clOrdId(),
                null,
                ExecType.REJECTED,
                OrdStatus.REJECTED,
                new ClientReport.OrderRequest(
                        order.account(), order.symbol(), null, order.currency(), order.side(), order.terms()),
                ClientReport.Quantities.NONE,
                null,
                null,
                new ClientReport.Refusal(ClientReport.Refusal.OTHER, null),
                null,
                refused.problem().detail(),
                clock.instant());
    }

    /** Answers a question for orders when there are none. */
    static ClientReport noOrders(OrderEntry.Sender asking, Instant at) {
        return new ClientReport(
                ClientReport.Kind.EXECUTION,
                asking.session(),
                NO_ORDER,
                Ids.next(),
                null,
                null,
                ExecType.ORDER_STATUS,
                OrdStatus.REJECTED,
                new ClientReport.OrderRequest(null, null, null, null, null, null),
                ClientReport.Quantities.NONE,
                null,
                null,
                new ClientReport.Refusal(ClientReport.Refusal.UNKNOWN_ORDER_TO_REPORT, null),
                null,
                "There are no such open orders",
                at);
    }

    static ClientReport of(OrderEntry.CancelRequest request, Refused refused, Clock clock) {
        return cancelReject(
                request.sender(),
                request.clOrdId(),
                request.origClOrdId(),
                ClientReport.Refusal.TO_CANCEL,
                refused,
                clock);
    }

    static ClientReport of(OrderEntry.ReplaceRequest request, Refused refused, Clock clock) {
        return cancelReject(
                request.sender(),
                request.clOrdId(),
                request.origClOrdId(),
                ClientReport.Refusal.TO_REPLACE,
                refused,
                clock);
    }

    private static ClientReport cancelReject(
            OrderEntry.Sender sender,
            String clOrdId,
            String origClOrdId,
            int responseTo,
            Refused refused,
            Clock clock) {
        return new ClientReport(
                ClientReport.Kind.CANCEL_REJECT,
                sender.session(),
                NO_ORDER,
                null,
                clOrdId,
                origClOrdId,
                null,
                OrdStatus.NEW,
                null,
                null,
                null,
                null,
                new ClientReport.Refusal(ClientReport.Refusal.OTHER, responseTo),
                null,
                refused.problem().detail(),
                clock.instant());
    }
}
