package org.tandemoms.sales;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.springframework.lang.Nullable;

/**
 * What was given back of one order's money, each piece under a number of its own, and once for each reference. A piece that
 * failed still counts as promised until a person has settled it, so that nothing else gives the same money back.
 */
final class Refunds {

    /** How a person has settled a refund that failed. */
    enum Settlement {
        /** By a piece of its own. */
        ASKED_AGAIN,
        PAID_OTHERWISE,
        /** The customer gets no money. */
        CLOSED
    }

    /**
     * @param reference what the money is given back for, e.g. a return's id
     * @param first number of the piece that failed first, of which this is a further try or which this is; null for a
     *     piece that never failed
     * @param settlement of a piece that failed; null while a person is asked
     * @param lost the provider did not answer
     */
    record Refund(
            int number,
            int capture,
            String reference,
            BigDecimal amount,
            Progress progress,
            @Nullable Integer first,
            @Nullable Settlement settlement,
            @Nullable Boolean lost)
            implements PaymentPiece {

        private Refund(int number, int capture, String reference, BigDecimal amount, Progress progress) {
            this(number, capture, reference, amount, progress, null, null, null);
        }

        /** Given back, asked for, or owed: whatever nobody may give back besides. */
        boolean counts() {
            return settlement != Settlement.ASKED_AGAIN;
        }

        /** Under which people settle it; empty for a piece that never failed. */
        Optional<String> caseId(String orderId) {
            return Optional.ofNullable(first).map(number -> RefundCase.idOf(orderId, number));
        }

        private boolean isGiven() {
            return !hasFailed() || settlement == Settlement.PAID_OTHERWISE;
        }

        boolean isUnsettled() {
            return hasFailed() && settlement == null;
        }

        boolean isLost() {
            return Boolean.TRUE.equals(lost);
        }

        private Refund now(Progress next) {
            return new Refund(number, capture, reference, amount, next, first, null, null);
        }

        private Refund failed(boolean unanswered) {
            return new Refund(
                    number,
                    capture,
                    reference,
                    amount,
                    Progress.FAILED,
                    first == null ? Integer.valueOf(number) : first,
                    null,
                    unanswered);
        }

        private Refund settled(Settlement how) {
            return new Refund(number, capture, reference, amount, progress, first, how, lost);
        }

        private Refund again(int next) {
            return new Refund(next, capture, reference, amount, Progress.ASKED, first, null, null);
        }
    }

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
                    c.amount().subtract(PaymentPiece.sum(pieces, r -> r.capture() == c.number() && r.counts()));
            BigDecimal part = open.min(room);
            if (part.signum() > 0) {
                var piece = new Refund(pieces.size() + 1, c.number(), reference, part, PaymentPiece.Progress.ASKED);
                pieces.add(piece);
                send(order, piece, c);
                open = open.subtract(part);
            }
        }
    }

    private static void send(SalesOrder order, Refund piece, Captures.Capture of) {
        order.send(
                "refund:" + piece.number(),
                Payment.PROVIDER,
                "payment.refund",
                Payment.money(order, piece.amount(), Map.of("captureId", of.id(), "number", piece.number())));
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
        change(number, r -> !r.isDone(), r -> r.now(PaymentPiece.Progress.DONE)).ifPresent(r -> {
            order.note("refunded", order.inCurrency(r.amount()) + " given back for " + r.reference());
            if (r.first() != null) {
                report(order, r, RefundCase.REFUNDED, null);
            }
        });
    }

    /** @param lost nobody knows whether the money is given back */
    void failed(SalesOrder order, int number, String why, boolean lost) {
        change(number, PaymentPiece::isAsked, r -> r.failed(lost)).ifPresent(r -> {
            order.note(
                    "refund-failed",
                    order.inCurrency(r.amount()) + " could not be given back for " + r.reference() + ": " + why);
            report(order, r, RefundCase.FAILED, why);
        });
    }

    /** Tells the people's side of it, where the refund is a case of its own. */
    private static void report(SalesOrder order, Refund piece, String outcome, @Nullable String why) {
        Map<String, Object> payload = new HashMap<>();
        payload.put("first", piece.first());
        payload.put("number", piece.number());
        payload.put("outcome", outcome);
        payload.put("reason", why == null ? "" : why);
        payload.put("lost", piece.isLost());
        order.send(
                "refund-" + outcome + ":" + piece.number() + ":" + order.revision(),
                RefundCase.DESTINATION,
                "refund.report",
                payload);
    }

    /**
     * Asks once more for a piece that failed: under a new number when the provider has said no, under the old one when it
     * has not answered, for it may have given the money back.
     */
    void askAgain(SalesOrder order, List<Captures.Capture> taken, int number) {
        Optional<Refund> open = find(number).filter(Refund::isUnsettled);
        if (open.isEmpty()) {
            return;
        }
        Refund failed = open.get();
        Refund asked;
        if (failed.isLost()) {
            asked = failed.now(PaymentPiece.Progress.ASKED);
            replace(failed, asked);
        } else {
            replace(failed, failed.settled(Settlement.ASKED_AGAIN));
            asked = failed.again(pieces.size() + 1);
            pieces.add(asked);
        }
        Captures.Capture of = taken.stream()
                .filter(c -> c.number() == failed.capture())
                .findFirst()
                .orElseThrow();
        send(order, asked, of);
        order.note("refund-again", order.inCurrency(asked.amount()) + " is asked to be given back once more");
    }

    void settled(SalesOrder order, int number, Settlement how) {
        change(number, Refund::isUnsettled, r -> r.settled(how))
                .ifPresent(r -> order.note(
                        "refund-settled",
                        how == Settlement.PAID_OTHERWISE
                                ? order.inCurrency(r.amount()) + " paid out another way for " + r.reference()
                                : order.inCurrency(r.amount()) + " for " + r.reference() + " is not given back"));
    }

    private Optional<Refund> change(int number, Predicate<Refund> news, UnaryOperator<Refund> next) {
        return find(number).filter(news).map(before -> replace(before, next.apply(before)));
    }

    private Optional<Refund> find(int number) {
        return pieces.stream().filter(r -> r.number() == number).findFirst();
    }

    private Refund replace(Refund before, Refund after) {
        pieces.set(pieces.indexOf(before), after);
        return after;
    }

    List<Refund> all() {
        return List.copyOf(pieces);
    }

    /** Given back, or asked to be. */
    BigDecimal total() {
        return PaymentPiece.sum(pieces, Refund::isGiven);
    }

    /** Given back, asked to be, or failed and in people's hands: what nothing else may be given back for. */
    BigDecimal committed() {
        return PaymentPiece.sum(pieces, Refund::counts);
    }

    BigDecimal byProvider() {
        return PaymentPiece.sum(pieces, r -> r.capture() != CREDIT && r.counts());
    }

    BigDecimal totalFor(String reference) {
        return PaymentPiece.sum(pieces, r -> r.reference().equals(reference) && r.counts());
    }
}
