package org.tandemoms.sales;

import java.math.BigDecimal;
import java.util.List;
import org.tandemoms.orders.Hold;
import org.tandemoms.shared.ProblemCode;
import org.tandemoms.shared.Refused;

/** What is different about a goods order that replaces goods on their way back. */
final class Replacements {

    private static final Hold.Type AWAITS_RETURN = Hold.Type.OPERATIONS;

    private Replacements() {}

    /** The terms of the order that replaces goods of another one. Its delivery is free. */
    static SalesTerms terms(SalesOrder before, ReturnOrder goods, BigDecimal credit) {
        List<SalesLine> lines = goods.exchange().lines();
        BigDecimal none = BigDecimal.ZERO.setScale(before.totals().gross().scale());
        return new SalesTerms(
                clientOrderId(before, goods.id()),
                before.customerId(),
                before.currency(),
                lines,
                Totals.of(lines, none, none),
                before.shipTo(),
                null,
                true,
                false,
                before.payment().forReplacement(new ExchangeCredits.Granted(before.id(), goods.id(), credit)));
    }

    static String clientOrderId(SalesOrder before, String returnId) {
        return before.clientOrderId() + "/" + returnId + "/exchange";
    }

    static void awaitReturn(SalesOrder replacement) {
        replacement.hold(
                AWAITS_RETURN,
                "Waits for the goods of return "
                        + replacement.payment().credit().returnId());
    }

    static void goodsAreBack(SalesOrder replacement) {
        Payment payment = replacement.payment();
        if (payment.isAwaitingReturn()) {
            payment.goodsAreBack();
            if (replacement.isOpen() && isHeld(replacement)) {
                replacement.release(
                        AWAITS_RETURN, "The goods of return " + payment.credit().returnId() + " are here");
            }
        }
    }

    /** @throws Refused {@code state} when nothing but the return may let it go */
    static void checkHold(SalesOrder order) {
        if (order.payment().isAwaitingReturn() && !isHeld(order)) {
            throw Refused.because(
                    ProblemCode.STATE,
                    "It goes out when the goods of return "
                            + order.payment().credit().returnId() + " are here");
        }
    }

    private static boolean isHeld(SalesOrder order) {
        return order.holds().stream().anyMatch(hold -> hold.type() == AWAITS_RETURN);
    }

    /** @throws Refused {@code state}, for what the order is paid with is worth these goods and no others */
    static void checkAmendable(SalesOrder order) {
        if (order.payment().credit() != null) {
            throw Refused.because(
                    ProblemCode.STATE,
                    "It replaces goods that come back; cancel it, and their money is given back instead");
        }
    }
}
