package org.tandemoms.sales;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.tandemoms.inventory.Allotment;
import org.tandemoms.shared.Money;
import org.tandemoms.shared.ProblemCode;
import org.tandemoms.shared.Refused;

/**
 * A change of an order's lines, from when the customer asks until its money is there. Until the process has begun anew no
 * step may act on the order, and until the money is there the order can go back to what it was.
 */
final class Amendment {

    private TermsBefore before;
    private boolean revising;

    /** @throws Refused {@code state} or {@code too-late} when the lines can no longer be changed */
    static void check(SalesOrder order, Parcels parcels) {
        if (parcels.anyLive() || parcels.anyLeft()) {
            throw Refused.because(
                    ProblemCode.TOO_LATE, "A shipment is booked already; cancel the order or send goods back instead");
        }
        if (!order.isOpen()) {
            throw Refused.because(ProblemCode.STATE, "The order is done");
        }
        Replacements.checkAmendable(order);
        if (order.isBeingCancelled()) {
            throw Refused.because(ProblemCode.STATE, "The order is being cancelled");
        }
    }

    /**
     * Takes over changed lines. What they need less goes back to the shelf by the outbox, what they need more is held
     * already.
     *
     * @param amended all lines of the order as they shall be, without holds
     * @param more what was held for them in addition
     */
    void begin(SalesOrder order, SalesLines lines, List<SalesLine> amended, Totals totals, List<Allotment> more) {
        Money gross = order.gross();
        boolean dearer = totals.gross().compareTo(gross.amount()) > 0;
        if (before == null && dearer && order.payment().mayBeDeclined(totals.gross())) {
            before = new TermsBefore(lines.all(), lines.totals());
        }
        List<Allotment> held = lines.amend(order, amended, totals, more);
        order.allocation().letGo(held);
        revising = true;
        order.note(
                "amended",
                "Amended by " + order.actor().id() + ": " + gross + " becomes " + order.gross(),
                Map.of("before", gross.toString(), "after", order.gross().toString()));
    }

    /** The order's money is there as it is now; there is no way back to what it was. */
    void paid(SalesOrder order) {
        if (before != null) {
            List<Allotment> held = order.allocation().inHand().toList();
            before = null;
            order.allocation().letGo(held);
        }
    }

    /**
     * The money for a change was refused: the order is again what it was.
     *
     * @return false when there was no change, or not even what the order was before is paid for
     */
    boolean takeBack(SalesOrder order, SalesLines lines, BigDecimal authorised, String why) {
        if (before == null || before.totals().gross().compareTo(authorised) > 0) {
            return false;
        }
        List<Allotment> held = order.allocation().inHand().toList();
        lines.restore(before);
        before = null;
        order.allocation().letGo(held);
        order.note(
                "amendment-taken-back",
                "The payment for the amendment was declined (" + why + "); the order is again as it was before",
                Map.of("gross", order.gross().toString()));
        return true;
    }

    /** The process has let go of the order as it was. @return false when there was no change to take up */
    boolean takenUp() {
        boolean changed = revising;
        revising = false;
        return changed;
    }

    /** True from an amendment until the process has begun anew: until then no step may act on the order. */
    boolean isRevising() {
        return revising;
    }

    /** What is held for the order as it may become again. */
    List<Allotment> fallBack() {
        return before == null ? List.of() : before.allotments();
    }
}
