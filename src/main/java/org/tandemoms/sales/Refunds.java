package org.tandemoms.sales;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was given back of one order's money, each piece under a number of its own, and once for each reference. */
final class Refunds {

    /** @param reference what the money is given back for, e.g. a return's id */
    record Refund(int number, int capture, String reference, BigDecimal amount, Progress progress)
            implements PaymentPiece {}

    /** Stands for the capture where money of another order is given back. */
    private static final int CREDIT = -1;

    private List<Refund> pieces = new ArrayList<>();

    boolean knows(String reference) {
        return pieces.stream().anyMatch(refund -> refund.reference().equals(reference));
    }

    /** Given back on the books alone: the customer did not pay through the provider. */
    void credit(SalesOrder order, String reference, BigDecimal amount) {
        pieces.add(new Refund(pieces.size() + 1, 0, reference, amount, PaymentPiece.Progress.DONE));
        order.note("credited", order.inCurrency(amount) + " credited for " + reference);
    }

    /** Asks the provider to give the amount back out of what was taken. */
    void ask(SalesOrder order, List<Captures.Capture> taken, String reference, BigDecimal amount) {
        BigDecimal open = amount;
        for (Captures.Capture c : taken) {
            BigDecimal room =
                    c.amount().subtract(PaymentPiece.sum(pieces, r -> r.capture() == c.number() && !r.hasFailed()));
            BigDecimal part = open.min(room);
            if (part.signum() > 0) {
                int number = pieces.size() + 1;
                pieces.add(new Refund(number, c.number(), reference, part, PaymentPiece.Progress.ASKED));
                order.send(
                        "refund:" + number,
                        Payment.PROVIDER,
                        "payment.refund",
                        Payment.money(order, part, Map.of("captureId", c.id(), "number", number)));
                open = open.subtract(part);
            }
        }
    }

    /** What other goods paid for these goes back to the order that those were bought with, which pays it out. */
    void returnCredit(SalesOrder order, ExchangeCredits credits, String reference, BigDecimal amount) {
        if (amount.signum() > 0) {
            int number = pieces.size() + 1;
            pieces.add(new Refund(number, CREDIT, reference, amount, PaymentPiece.Progress.DONE));
            credits.sendBack(order, number, amount);
            order.note("credited", order.inCurrency(amount) + " goes back to the order before, for " + reference);
        }
    }

    void done(SalesOrder order, int number) {
        settle(number, PaymentPiece.Progress.DONE)
                .ifPresent(
                        r -> order.note("refunded", order.inCurrency(r.amount()) + " given back for " + r.reference()));
    }

    void failed(SalesOrder order, int number, String why) {
        settle(number, PaymentPiece.Progress.FAILED)
                .ifPresent(r -> order.note(
                        "refund-failed",
                        order.inCurrency(r.amount()) + " could not be given back for " + r.reference() + ": " + why));
    }

    private Optional<Refund> settle(int number, PaymentPiece.Progress progress) {
        Optional<Refund> asked =
                pieces.stream().filter(r -> r.number() == number && !r.isDone()).findFirst();
        asked.ifPresent(r -> pieces.replaceAll(
                other -> other == r ? new Refund(number, r.capture(), r.reference(), r.amount(), progress) : other));
        return asked;
    }

    /** Given back, or asked to be. */
    BigDecimal total() {
        return PaymentPiece.sum(pieces, r -> !r.hasFailed());
    }

    BigDecimal byProvider() {
        return PaymentPiece.sum(pieces, r -> r.capture() != CREDIT && !r.hasFailed());
    }

    BigDecimal totalFor(String reference) {
        return PaymentPiece.sum(pieces, r -> r.reference().equals(reference) && !r.hasFailed());
    }
}
