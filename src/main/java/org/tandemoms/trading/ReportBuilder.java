package org.tandemoms.trading;

import java.math.BigDecimal;

/** Writes one report to the client into the order's outbox, from the order as it stands now. */
final class ReportBuilder {

    private final TradeOrder order;
    private final ExecType type;
    private String clOrdId;
    private String origClOrdId;
    private Trade trade;
    private String execRefId;
    private ClientReport.Refusal refusal;
    private Integer restatement;
    private String text;
    private String execId;
    private String session;

    /** @param type null for a cancel reject */
    ReportBuilder(TradeOrder order, ExecType type) {
        this.order = order;
        this.type = type;
        this.clOrdId = order.clientOrderId();
        this.session = order.session();
    }

    /** To another session than the order came by: the one that asks. */
    ReportBuilder to(String asking) {
        session = asking;
        return this;
    }

    /** Says that the request was taken; the order keeps its id. What was not asked by FIX has no ids of its own. */
    ReportBuilder asking(PendingRequest request) {
        if (request.clOrdId() != null) {
            clOrdId = request.clOrdId();
            origClOrdId = request.origClOrdId() == null ? order.clientOrderId() : request.origClOrdId();
        }
        return this;
    }

    /** Answers the request for good; null when nobody has asked. */
    ReportBuilder answering(PendingRequest request) {
        if (request != null && request.clOrdId() != null) {
            clOrdId = request.clOrdId();
            origClOrdId = order.clientOrderId();
        }
        return this;
    }

    ReportBuilder originally(String formerClOrdId) {
        origClOrdId = formerClOrdId;
        return this;
    }

    ReportBuilder cancelReject(PendingRequest request, int reason) {
        answering(request);
        origClOrdId = origClOrdId == null ? order.clientOrderId() : origClOrdId;
        refusal = new ClientReport.Refusal(reason, request.rejectResponseTo());
        return this;
    }

    /** Refuses a request that was never taken up. */
    ReportBuilder refusing(String requestClOrdId, String requestOrigClOrdId, int reason, int responseTo) {
        clOrdId = requestClOrdId;
        origClOrdId = requestOrigClOrdId;
        refusal = new ClientReport.Refusal(reason, responseTo);
        return this;
    }

    ReportBuilder execId(String given) {
        execId = given;
        return this;
    }

    ReportBuilder traded(Trade what) {
        trade = what;
        return this;
    }

    ReportBuilder correcting(String formerExecId) {
        execRefId = formerExecId;
        return this;
    }

    /** Under the name that was asked by, where the order is called otherwise by now. */
    ReportBuilder under(String askedClOrdId) {
        clOrdId = askedClOrdId;
        return this;
    }

    ReportBuilder refused(int reason) {
        refusal = new ClientReport.Refusal(reason, null);
        return this;
    }

    ReportBuilder restated(Integer reason) {
        restatement = reason;
        return this;
    }

    ReportBuilder text(String words) {
        text = words;
        return this;
    }

    /** For an answer that is not kept with the order. */
    ClientReport unsent(String unkeptExecId) {
        execId = unkeptExecId;
        return build();
    }

    void send() {
        if (execId == null) {
            execId = order.nextExecId();
        }
        order.send("report:" + execId, ClientReport.DESTINATION, ClientReport.TYPE, build().payload());
    }

    private ClientReport build() {
        return new ClientReport(
                type == null ? ClientReport.Kind.CANCEL_REJECT : ClientReport.Kind.EXECUTION,
                session,
                order.id(),
                type == null ? null : execId,
                clOrdId,
                origClOrdId,
                type,
                order.ordStatus(),
                new ClientReport.OrderRequest(
                        order.account(),
                        order.instrument().symbol(),
                        order.instrument().isin(),
                        order.instrument().currency(),
                        order.side(),
                        order.terms(),
                        peggedPrice()),
                new ClientReport.Quantities(order.cumQty(), order.leavesQty(), order.avgPx(), order.day()),
                trade,
                execRefId,
                refusal,
                restatement,
                text,
                order.now() == null ? order.updatedAt() : order.now());
    }

    /** What the house has made of a peg: the limit at which it stands at a venue. */
    private BigDecimal peggedPrice() {
        return order.isPegged()
                ? order.routes().stream()
                        .filter(Route::isLive)
                        .map(route -> route.terms().limitPrice())
                        .findFirst()
                        .orElse(null)
                : null;
    }
}
