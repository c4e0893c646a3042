package org.tandemoms.fix;

import java.time.Clock;
import java.time.Instant;
import org.tandemoms.shared.Refused;
import org.tandemoms.trading.ClientReport;
import org.tandemoms.trading.OrdStatus;
import org.tandemoms.trading.OrderEntry;

/** Answers to requests that an integrator's route turned away before the trading room saw them. */
final class Rejections {
    private Rejections() {}

    static ClientReport of(OrderEntry.NewOrder order, Refused refused, Clock clock) {
        return ClientReport.refusing(
                order, ClientReport.Refusal.OTHER, refused.problem().detail(), clock.instant());
    }

    /** Answers a question for orders when there are none. */
    static ClientReport noOrders(OrderEntry.Sender asking, Instant at) {
        var nothing = new ClientReport.OrderRequest(null, null, null, null, null, null);
        return ClientReport.noneKnown(asking, null, nothing, "There are no such open orders", at);
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
                ClientReport.NO_ORDER,
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
