package org.tandemoms.sales;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.tandemoms.identity.Actor;
import org.tandemoms.orders.Order;
import org.tandemoms.orders.OrderKind;
import org.tandemoms.shared.Money;
import org.tandemoms.shared.ProblemCode;
import org.tandemoms.shared.Refused;

/**
 * Money that the payment provider could not give back. The order keeps the money's book; this is the work of settling it,
 * with a process of its own, for the order's and the return's have ended as a rule.
 */
public final class RefundCase extends Order {

    /** Where order and case talk to each other. */
    static final String DESTINATION = "refunds";

    static final String RETRY = "refund.retry";
    static final String SETTLE = "refund.settle";

    static final String REFUNDED = "REFUNDED";
    static final String FAILED = "FAILED";

    /** Key of the user task. */
    static final String TASK = "settleRefund";

    private static final String ANSWERED = "refund-answered";
    private static final Set<String> NEED_A_REASON = Set.of("PAID_OTHERWISE", "CLOSE");

    private String orderId;
    private String customerId;
    private String currency;
    private BigDecimal amount;
    private String reference;
    private int number;
    private int tries;
    private String reason;
    private boolean lost;

    /** For the mapping only. */
    @SuppressWarnings("unused")
    private RefundCase() {}

    RefundCase(SalesOrder order, Refunds.Refund piece, Report report, Instant now, Actor actor) {
        super(
                idOf(order.id(), report.first()),
                OrderKind.REFUND,
                order.owner(),
                order.clientOrderId() + "/refund-" + report.first(),
                now,
                actor);
        orderId = order.id();
        customerId = order.customerId();
        currency = order.currency();
        amount = piece.amount();
        reference = piece.reference();
        takes(report.key());
        tell(report);
        status(RefundStatus.FAILED.name(), true);
        tag("customer", customerId);
        tag("order", orderId);
        note("refund-failed", amount() + " of order " + orderId + " could not be given back: " + reason);
    }

    static String idOf(String orderId, int first) {
        return orderId + "-R" + first;
    }

    /**
     * What the order says about one try.
     *
     * @param key of the message, which may come twice
     * @param first number of the refund that failed first
     * @param number of the try that this is about
     * @param lost the provider did not answer
     */
    record Report(String key, int first, int number, String outcome, String reason, boolean lost) {}

    private void tell(Report report) {
        number = report.number();
        reason = report.reason();
        lost = report.lost();
        tries++;
    }

    public RefundStatus refundStatus() {
        return RefundStatus.valueOf(status());
    }

    private void become(RefundStatus next) {
        status(next.name(), !next.isDone());
    }

    /** The provider has answered to a further try. */
    void answered(Report report) {
        if (!takes(report.key()) || refundStatus() != RefundStatus.ASKED_AGAIN) {
            return;
        }
        if (report.outcome().equals(REFUNDED)) {
            become(RefundStatus.REFUNDED);
            note("refunded", amount() + " is given back");
        } else {
            tell(report);
            become(RefundStatus.FAILED);
            note("refund-failed", "It failed again: " + reason);
            // what people said about the try before counts no more, also when the engine is put right later
            termsRevised(Set.of());
        }
        reach(ANSWERED, report.outcome());
    }

    /** Has the order ask the provider once more. */
    void askAgain() {
        if (refundStatus() == RefundStatus.FAILED) {
            become(RefundStatus.ASKED_AGAIN);
            await(ANSWERED);
            tellOrder(RETRY, Map.of("order", orderId, "number", number));
        }
    }

    /** The customer has the money, or gets none. */
    void settle(RefundStatus how) {
        if (refundStatus() == RefundStatus.FAILED) {
            become(how);
            note(
                    "refund-settled",
                    amount() + (how == RefundStatus.CLOSED ? " is not given back" : " is paid out another way"));
            tellOrder(SETTLE, Map.of("order", orderId, "number", number, "how", how.name()));
        }
    }

    private void tellOrder(String type, Map<String, Object> payload) {
        send(type + ":" + number + ":" + tries, DESTINATION, type, payload);
    }

    /** Money that leaves the books, or a customer who gets none, is accounted for by a reason. */
    @Override
    protected void onAnswer(String taskKey, String outcome, String comment) {
        if (NEED_A_REASON.contains(outcome) && (comment == null || comment.isBlank())) {
            throw Refused.because(ProblemCode.VALIDATION, "Say in the comment how it was paid out, or why it is not");
        }
    }

    @Override
    public void pendingApproval() {
        // nobody approves it: the process asks for it to be settled
    }

    public String orderId() {
        return orderId;
    }

    public String customerId() {
        return customerId;
    }

    public Money amount() {
        return Money.of(amount, currency);
    }

    /** What the money is given back for, e.g. a return's id. */
    public String reference() {
        return reference;
    }

    /** What the provider has said last. */
    public String reason() {
        return reason;
    }

    /** Tries so far. */
    public int tries() {
        return tries;
    }

    /** The provider did not answer: it may have given the money back all the same. */
    public boolean isLost() {
        return lost;
    }
}
