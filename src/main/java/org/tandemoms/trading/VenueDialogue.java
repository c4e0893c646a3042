package org.tandemoms.trading;

import java.util.Map;
import java.util.Optional;

/** Takes what a venue says into the order: which request it answers, what it executes, what ends. */
final class VenueDialogue {

    /** ExecRestatementReason (378): a good-till order taken over into another day. */
    static final int GT_RENEWAL = 1;

    private final TradeOrder order;

    VenueDialogue(TradeOrder order) {
        this.order = order;
    }

    void take(VenueReport report) {
        if (!order.takes(keyOf(report))) {
            return;
        }
        Optional<Route> route = order.placements().of(report.clOrdId()).or(() -> order.placements()
                .of(report.origClOrdId()));
        if (route.isEmpty()) {
            order.note("stray-report", report.venue() + " speaks of an order we never sent: " + report.clOrdId());
            return;
        }
        if (report.kind() == VenueReport.Kind.CANCEL_REJECT) {
            requestRefused(report);
        } else {
            execution(route.get(), report);
        }
    }

    private static String keyOf(VenueReport report) {
        return report.kind() == VenueReport.Kind.CANCEL_REJECT
                ? report.venue() + "|9|" + report.clOrdId()
                : report.venue() + "|" + report.execId();
    }

    private void execution(Route route, VenueReport report) {
        switch (report.execType()) {
            case NEW -> acknowledged(route, report);
            case TRADE -> traded(route, report);
            case TRADE_CORRECT, TRADE_CANCEL -> corrected(route, report);
            case REPLACED -> replaced(route, report);
            case CANCELED -> canceled(route, report);
            case REJECTED -> rejected(route, report);
            case EXPIRED -> ended(route, report, OrdStatus.EXPIRED, OrderEvent.EXPIRE);
            case DONE_FOR_DAY -> moved(report, OrderEvent.DONE_FOR_DAY);
            case SUSPENDED -> moved(report, OrderEvent.SUSPEND);
            case CALCULATED -> moved(report, OrderEvent.CALCULATE);
            case STOPPED -> moved(report, OrderEvent.STOP);
            case RESTATED -> restated(route, report);
            case TRIGGERED -> triggered(report);
            case PENDING_NEW, PENDING_CANCEL, PENDING_REPLACE, ORDER_STATUS -> {
                // the client was told when it asked; the venue's final word follows
            }
        }
    }

    private void acknowledged(Route route, VenueReport report) {
        route.acknowledged(report.venueOrderId());
        OrdStatus before = order.ownStatus();
        order.happens(OrderEvent.ACKNOWLEDGE);
        if (order.ownStatus() != before) {
            order.note("acknowledged", report.venue() + " has the order");
            order.report(ExecType.NEW).send();
        }
    }

    private void traded(Route route, VenueReport report) {
        Trade trade = report.trade();
        beginDayIfRenewed(false);
        route.acknowledged(report.venueOrderId());
        route.traded(trade.quantity());
        String execId = order.nextExecId();
        order.book(new Execution(
                execId,
                route.number(),
                report.venue(),
                report.execId(),
                execId,
                trade.quantity(),
                trade.price(),
                trade.market(),
                trade.addedLiquidity(),
                trade.venueFee(),
                false,
                report.at() == null ? order.now() : report.at()));
        order.note(
                "filled",
                trade.quantity().toPlainString() + " at " + trade.price().toPlainString() + " by " + report.venue(),
                Map.of("execId", execId, "venueExecId", report.execId()));
        order.report(ExecType.TRADE).execId(execId).traded(trade).send();
    }

    private void corrected(Route route, VenueReport report) {
        Optional<Execution> known = order.fills().ofVenueReport(report.execRefId());
        if (known.isEmpty()) {
            order.note("stray-report", report.venue() + " corrects a trade we do not know: " + report.execRefId());
            return;
        }
        Execution former = known.get();
        String execId = order.nextExecId();
        boolean bust = report.execType() == ExecType.TRADE_CANCEL;
        Execution now = bust
                ? former.busted(report.execId(), execId)
                : former.corrected(report.execId(), execId, report.trade());
        route.traded(bust ? former.quantity().negate() : now.quantity().subtract(former.quantity()));
        order.rebook(former, now);
        order.note(
                bust ? "trade-busted" : "trade-corrected",
                report.venue() + (bust ? " cancels the trade of " : " corrects the trade to ")
                        + now.quantity().toPlainString() + " at " + now.price().toPlainString(),
                Map.of("execId", execId, "refersTo", former.lastExecId()));
        order.report(report.execType())
                .execId(execId)
                .traded(bust ? null : now.trade())
                .correcting(former.lastExecId())
                .send();
    }

    private void replaced(Route route, VenueReport report) {
        if (order.placements().repricedAs(report.clOrdId()).isPresent()) {
            order.holding().repriced(route);
            return;
        }
        Optional<PendingRequest> request = order.client().before(report.clOrdId());
        if (request.isEmpty() || !request.get().isReplace()) {
            restated(route, report);
            return;
        }
        route.replaced(
                report.clOrdId(),
                order.placements().atVenue(route, request.get().terms()));
        order.client().replaced(request.get(), request.get().terms(), report.text());
    }

    private void canceled(Route route, VenueReport report) {
        if (order.placements().pulledAs(report.clOrdId()).isEmpty()) {
            ended(route, report, OrdStatus.CANCELED, OrderEvent.CANCEL);
            return;
        }
        route.ended(OrdStatus.CANCELED, route.pulledBecause());
        order.client().pullAnswered(ClientReport.Refusal.TOO_LATE_TO_CANCEL, report.text());
    }

    private void rejected(Route route, VenueReport report) {
        order.endings()
                .rejected(
                        route,
                        report.reason() == null ? ClientReport.Refusal.OTHER : report.reason(),
                        report.venue() + " refused the order" + (report.text() == null ? "" : ": " + report.text()));
    }

    /** The venue has ended the order without being asked: immediate-or-cancel, end of day, its own doing. */
    private void ended(Route route, VenueReport report, OrdStatus end, OrderEvent event) {
        route.endedByVenue(end, report.restatement(), report.text());
        OrdStatus before = order.ownStatus();
        order.endings().ended(event);
        if (order.ownStatus() != before) {
            order.note(
                    Wording.of(end).replace(' ', '-'),
                    report.venue() + ": " + Wording.of(end) + (report.text() == null ? "" : ", " + report.text()));
            order.report(report.execType())
                    .restated(report.restatement())
                    .text(report.text())
                    .send();
        } else if (order.leavesQty().signum() > 0) {
            order.note(
                    "route-ended",
                    report.venue() + ": " + Wording.of(end) + (report.text() == null ? "" : ", " + report.text()));
        }
    }

    /** The venue held the stop and has set it off. */
    private void triggered(VenueReport report) {
        order.note("triggered", report.venue() + " has set the stop off");
        order.report(ExecType.TRIGGERED).text(report.text()).send();
    }

    /** The venue has changed the order by itself, or took it over into another trading day. */
    private void restated(Route route, VenueReport report) {
        beginDayIfRenewed(Integer.valueOf(GT_RENEWAL).equals(report.restatement()));
        if (order.endings().restated(route, report.orderQty(), report.limitPrice())) {
            order.note(
                    "restated",
                    report.venue() + " restates the order: "
                            + Wording.of(order.side(), order.terms(), order.instrument()));
            order.report(ExecType.RESTATED)
                    .restated(report.restatement())
                    .text(report.text())
                    .send();
        }
    }

    /** Some venues go on without a word on the next morning: what follows Done For Day belongs to another day. */
    private void beginDayIfRenewed(boolean renewed) {
        boolean goesOn = order.ownStatus() == OrdStatus.DONE_FOR_DAY;
        if ((goesOn || renewed) && order.terms().timeInForce().outlivesDay()) {
            order.newDay();
            order.happens(OrderEvent.RESTATE);
        }
    }

    private void moved(VenueReport report, OrderEvent event) {
        order.happens(event);
        order.note("venue-status", report.venue() + ": " + Wording.of(report.execType()));
        order.report(report.execType())
                .restated(report.restatement())
                .text(report.text())
                .send();
    }

    private void requestRefused(VenueReport report) {
        order.endings()
                .requestRefused(
                        report.clOrdId(),
                        report.reason() == null ? ClientReport.Refusal.OTHER : report.reason(),
                        report.text() == null ? report.venue() + " refused the request" : report.text());
    }
}
