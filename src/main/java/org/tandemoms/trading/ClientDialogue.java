package org.tandemoms.trading;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tandemoms.shared.ProblemCode;
import org.tandemoms.shared.Refused;

/** Takes the client's cancel and replace requests into the order, brings them before the venue and answers them. */
final class ClientDialogue {

    private final TradeOrder order;
    private final List<PendingRequest> pending;

    /** @param pending of the order, in the order of asking; changed here */
    ClientDialogue(TradeOrder order, List<PendingRequest> pending) {
        this.order = order;
        this.pending = pending;
    }

    /** @param clOrdId the request's own ClOrdID, or null */
    void requestCancel(String clOrdId, String origClOrdId, String reason) {
        refuseForeignName(origClOrdId);
        refuseWhenLate("canceled");
        if (isBeingCanceled()) {
            throw Refused.because(ProblemCode.STATE, "The order is already being canceled");
        }
        var request =
                new PendingRequest(PendingRequest.Kind.CANCEL, clOrdId, origClOrdId, null, reason, null, order.now());
        order.remember(clOrdId);
        if (order.placements().firstLive().isEmpty()) {
            pending.add(0, request);
            order.cancelHere(reason);
            order.reach("order-cancelled", null);
            return;
        }
        order.note("cancel-requested", "Cancel asked for: " + reason);
        ask(request);
    }

    void requestReplace(String clOrdId, String origClOrdId, OrderTerms wanted) {
        refuseForeignName(origClOrdId);
        boolean larger = wanted.quantity().compareTo(order.cumQty()) > 0;
        if (order.ownStatus() != OrdStatus.FILLED || !larger) {
            refuseWhenLate("replaced");
        }
        if (isBeingCanceled()) {
            throw Refused.because(ProblemCode.STATE, "The order is being canceled");
        }
        if (order.placements().amendable().isEmpty() && order.plan().isEmpty()) {
            throw Refused.because(
                    ProblemCode.STATE, "Somebody is deciding on the order; it can be replaced after that");
        }
        order.remember(clOrdId);
        order.note("replace-requested", "Replace asked for: " + Wording.of(order.side(), wanted, order.instrument()));
        ask(new PendingRequest(PendingRequest.Kind.REPLACE, clOrdId, origClOrdId, wanted, null, null, order.now()));
    }

    private boolean isBeingCanceled() {
        return pending.stream().anyMatch(request -> !request.isReplace());
    }

    /** A request names the order by the id in force or by a request's that is not refused; by REST it needs no name. */
    private void refuseForeignName(String origClOrdId) {
        boolean known = origClOrdId == null
                || origClOrdId.equals(order.clientOrderId())
                || pending.stream().anyMatch(request -> origClOrdId.equals(request.clOrdId()));
        if (!known) {
            throw Refused.because(
                    ProblemCode.NOT_FOUND,
                    "The order is called " + order.clientOrderId() + " now; " + origClOrdId
                            + " was replaced or refused");
        }
    }

    private void refuseWhenLate(String what) {
        if (order.isOver()) {
            throw Refused.because(
                    ProblemCode.TOO_LATE, "The order is " + Wording.of(order.ordStatus()) + " and cannot be " + what);
        }
    }

    private void ask(PendingRequest request) {
        pending.add(request);
        order.show();
        order.report(request.execType()).asking(request).send();
        askVenueNext();
    }

    /** One request at a time is before the venue; the others wait for its answer. */
    void askVenueNext() {
        if (pending.isEmpty() || pending.get(0).venueClOrdId() != null) {
            return;
        }
        PendingRequest request = pending.get(0);
        OrderRoutes routes = order.placements();
        if (request.isReplace() && routes.firstLive().isEmpty() && order.waitsForRouter()) {
            replaced(request, request.terms(), null);
            return;
        }
        Optional<Route> live =
                request.isReplace() && outgrowsItsFills(request) ? routes.amendable() : routes.firstLive();
        if (live.isEmpty()) {
            refused(request, ClientReport.Refusal.TOO_LATE_TO_CANCEL, "Too late: the order is done");
            return;
        }
        if (!request.isReplace() || routes.areSliced(order.plan().orElse(null))) {
            pending.set(0, request.sentAs(routes.pullAll("as asked for")));
            return;
        }
        Route route = live.get();
        String id = route.nextRequestId();
        pending.set(0, request.sentAs(id));
        VenueInstruction.send(
                order, VenueInstruction.REPLACE, route, id, route.clOrdId(), routes.atVenue(route, request.terms()));
    }

    /**
     * A venue has given its part back, or not. When all have answered and nothing is live, what was asked for is done.
     *
     * @param reason why it refused; of no interest when nothing is live
     */
    void pullAnswered(int reason, String text) {
        boolean waits = pending.isEmpty()
                || pending.get(0).venueClOrdId() == null
                || order.placements().anyPulled();
        if (waits) {
            return;
        }
        PendingRequest request = pending.get(0);
        if (order.placements().firstLive().isPresent() || order.ownStatus().isTerminal()) {
            refused(request, reason, text);
        } else if (request.isReplace()) {
            replaced(request, request.terms(), text);
        } else {
            canceled(request, text);
        }
    }

    private boolean outgrowsItsFills(PendingRequest replace) {
        return replace.terms().quantity().compareTo(order.cumQty()) > 0;
    }

    Optional<PendingRequest> before(String venueClOrdId) {
        return pending.stream()
                .filter(request -> venueClOrdId != null && venueClOrdId.equals(request.venueClOrdId()))
                .findFirst();
    }

    /** The venue has canceled because it was asked to. */
    void canceled(PendingRequest request, String text) {
        pending.remove(request);
        order.happens(OrderEvent.CANCEL);
        order.note("canceled", "Canceled as asked for");
        order.report(ExecType.CANCELED).answering(request).text(text).send();
        askVenueNext();
    }

    /** The venue works on new terms. */
    void replaced(PendingRequest request, OrderTerms agreed, String text) {
        String former = order.clientOrderId();
        pending.remove(request);
        order.replacedBy(request.clOrdId(), agreed);
        order.report(ExecType.REPLACED)
                .answering(request)
                .originally(request.clOrdId() == null ? null : former)
                .text(text)
                .send();
        askVenueNext();
    }

    /** A request comes to nothing; the order stays what it was. */
    void refused(PendingRequest request, int reason, String text) {
        pending.remove(request);
        order.show();
        order.note("request-refused", "Request refused: " + text, Map.of("reason", Integer.toString(reason)));
        if (request.clOrdId() == null) {
            // nobody has asked by FIX: the client heard that a request is pending and hears now that it is not
            order.report(ExecType.ORDER_STATUS).text(text).send();
        } else {
            order.report(null).cancelReject(request, reason).text(text).send();
        }
        askVenueNext();
    }
}
