package org.tandemoms.sales;

import java.util.List;
import java.util.Map;
import org.tandemoms.inventory.Allotment;
import org.tandemoms.shared.Money;
import org.tandemoms.shared.ProblemCode;
import org.tandemoms.shared.Refused;

/**
 * Somebody does not want the goods any more: all of them before a parcel has left, or what was not sent yet. A parcel the
 * carrier may fetch any moment is called back first, and until the carrier has answered the cancellation is not sure.
 */
final class Cancellation {

    private static final String CANCELLED = "order-cancelled";

    private String reason;

    /** @throws Refused {@code too-late} when a parcel has left, {@code state} when there is nothing to cancel */
    static void check(SalesOrder order, Parcels parcels) {
        if (parcels.anyLeft()) {
            throw Refused.because(ProblemCode.TOO_LATE, "A parcel has left; send the goods back instead");
        }
        if (!order.isOpen()) {
            throw Refused.because(ProblemCode.STATE, "The order is done already");
        }
    }

    boolean isAskedFor() {
        return reason != null;
    }

    void request(SalesOrder order, Parcels parcels, String why) {
        reason = why;
        order.note("cancel-requested", "Cancellation asked for: " + why);
        parcels.callBackBooked(order);
        whenAllIsBack(order, parcels);
    }

    /** The cancellation holds as soon as no carrier can fetch a parcel any more. */
    void whenAllIsBack(SalesOrder order, Parcels parcels) {
        if (isAskedFor() && !parcels.anyWithCarrierSoon()) {
            order.reach(CANCELLED, "CANCELLED");
        }
    }

    /** The parcel had left already: the order goes on. */
    void tooLate(SalesOrder order, String shipmentId) {
        reason = null;
        order.note("cancel-too-late", "Shipment " + shipmentId + " had left already; the order is not cancelled");
    }

    /**
     * What is not on its way is not wanted any more: the order ends with what was sent.
     *
     * @throws Refused {@code state} when nothing was sent, or nothing is open
     */
    void cancelRest(SalesOrder order, SalesLines lines, Parcels parcels, String why) {
        checkRest(order, parcels);
        keepSent(order, lines, parcels, why);
        if (!parcels.anyUnderway()) {
            order.become(SalesStatus.DELIVERED);
            order.reach("stock-arrived", "CANCELLED");
        } else if (parcels.allLeft()) {
            order.become(SalesStatus.SHIPPED);
        }
    }

    /** The lines become what is in parcels that count; the other goods are free again. */
    void keepSent(SalesOrder order, SalesLines lines, Parcels parcels, String why) {
        List<Allotment> held = lines.allotments();
        Money gross = order.gross();
        lines.keepOnly(order, parcels.contents(Shipment::isLive));
        order.allocation().letGo(held);
        order.note(
                "rest-cancelled",
                "What was not sent is cancelled: " + why + ". " + gross + " becomes " + order.gross(),
                Map.of("before", gross.toString(), "after", order.gross().toString()));
    }

    private void checkRest(SalesOrder order, Parcels parcels) {
        if (!order.isOpen() || isAskedFor()) {
            throw Refused.because(ProblemCode.STATE, "The order is done, or is being cancelled");
        }
        if (!parcels.anyLeft()) {
            throw Refused.because(ProblemCode.STATE, "Nothing was sent yet; cancel the order as a whole");
        }
        if (parcels.any(Shipment.State.LOST) || parcels.any(Shipment.State.REFUSED)) {
            throw Refused.because(ProblemCode.STATE, "A parcel is lost or refused; that has to be decided first");
        }
        Allocation allocation = order.allocation();
        if (!allocation.isBackordered()
                && parcels.unsent(allocation.allotments()).isEmpty()) {
            throw Refused.because(ProblemCode.STATE, "Everything is on its way; nothing is open");
        }
    }
}
