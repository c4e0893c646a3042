package org.tandemoms.sales;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tandemoms.shared.ProblemCode;
import org.tandemoms.shared.Refused;

/**
 * The money of one order: what was set aside, taken and given back, each piece under a number of its own, so that an
 * answer that comes twice counts once. Never more is taken than the order is worth or than was set aside, never more
 * given back than was taken: one class, though a long one, because each of the three is the bound of the next. Amounts are
 * in the order's currency.
 */
public final class Payment {

    static final String PROVIDER = "payment";

    private static final String AUTHORISATION_ANSWERED = "payment-answered";
    private static final String CAPTURE_ANSWERED = "capture-answered";

    private PaymentMethod method;
    private String token;
    private PaymentState state;
    private List<Authorizations.Authorization> authorizations = new ArrayList<>();
    private Captures captures = new Captures();
    private Refunds refunds = new Refunds();
    private ExchangeCredits credits = new ExchangeCredits();
    private boolean settling;
    private String reason;

    /** For the mapping only. */
    @SuppressWarnings("unused")
    private Payment() {}

    private Payment(PaymentMethod method, String token) {
        this.method = method;
        this.token = token;
        this.state = PaymentState.OPEN;
    }

    /** @param token of the payment provider; never a card number. Null unless method is CARD */
    static Payment open(PaymentMethod method, String token) {
        return new Payment(method, token);
    }

    /** As it was before anything was asked for: an order that is made anew from its terms shares no money with the first. */
    Payment untouched() {
        Payment anew = new Payment(method, token);
        anew.credits = credits.untouched();
        return anew;
    }

    /** For goods that replace others: by the same means as those, as far as their price does not pay for them. */
    Payment forReplacement(ExchangeCredits.Granted credit) {
        Payment other = new Payment(method, token);
        other.credits = ExchangeCredits.granted(credit);
        return other;
    }

    // --- setting money aside --------------------------------------------------------------------------------------

    /** Asks the provider for what is not set aside yet, or states that nothing is needed. */
    void authorise(SalesOrder order) {
        if (method != PaymentMethod.CARD) {
            state = state == PaymentState.OPEN ? PaymentState.AUTHORISED : state;
            answer(order, AUTHORISATION_ANSWERED, "AUTHORISED");
        } else if (!setAside().anyAsked()) {
            judgeAuthorisation(order);
        }
    }

    private void judgeAuthorisation(SalesOrder order) {
        BigDecimal missing = payable(order.totals().gross()).subtract(authorised());
        if (state == PaymentState.DECLINED) {
            answer(order, AUTHORISATION_ANSWERED, "DECLINED");
        } else if (missing.signum() > 0) {
            askFor(order, missing);
        } else {
            state = captures.isEmpty() ? PaymentState.AUTHORISED : state;
            order.amendmentPaid();
            answer(order, AUTHORISATION_ANSWERED, "AUTHORISED");
        }
    }

    /** The provider has to be asked before an order of that value goes on, and may say no. */
    boolean mayBeDeclined(BigDecimal gross) {
        return method == PaymentMethod.CARD && payable(gross).compareTo(authorised()) > 0;
    }

    private void askFor(SalesOrder order, BigDecimal amount) {
        setAside().ask(order, token, amount);
        state = captures.isEmpty() ? PaymentState.ASKED : state;
        order.await(AUTHORISATION_ANSWERED);
    }

    void authorised(SalesOrder order, int number, String id) {
        setAside().setAside(number, id).ifPresent(a -> {
            order.note(
                    "payment-authorised",
                    "Payment of " + order.inCurrency(a.amount()) + " authorised",
                    Map.of("authorization", id));
            if (!order.isOpen()) {
                giveUp(order);
            } else if (order.isRevising()) {
                state = PaymentState.AUTHORISED;
            } else {
                judgeAuthorisation(order);
            }
        });
    }

    void declined(SalesOrder order, int number, String why) {
        setAside().refused(number).ifPresent(a -> {
            reason = why;
            order.note("payment-declined", "The payment provider declined: " + why);
            boolean goesOn = goesOnWithWhatIsSetAside(order, why);
            state = goesOn ? PaymentState.AUTHORISED : PaymentState.DECLINED;
            if (!order.isRevising()) {
                judgeAuthorisation(order);
            }
        });
    }

    /** The money that was refused was for a change only, which is taken back, or is not needed any more. */
    private boolean goesOnWithWhatIsSetAside(SalesOrder order, String why) {
        boolean enough = authorised().compareTo(payable(order.gross().amount())) >= 0;
        return authorised().signum() > 0
                && (enough || order.isRevising() || order.takeBackAmendment(authorised(), why));
    }

    /** Lets go what was set aside and nothing was taken of. */
    void giveUp(SalesOrder order) {
        setAside().letGo(order, captures::spares);
        if (state == PaymentState.AUTHORISED) {
            state = PaymentState.VOIDED;
        }
    }

    // --- taking it ------------------------------------------------------------------------------------------------

    /**
     * Takes what is due so far, as a parcel leaves before the others; what cannot be taken now is taken with the rest.
     *
     * @param due gross value of all that has left
     */
    void captureUpTo(SalesOrder order, BigDecimal due) {
        if (method == PaymentMethod.CARD) {
            BigDecimal later = order.totals().gross().subtract(due);
            take(order, outstanding(order).subtract(later).max(BigDecimal.ZERO));
        }
    }

    /** Takes all that is still owed; answers {@code capture-answered} when the provider has answered for every part. */
    void captureRest(SalesOrder order) {
        if (state == PaymentState.CAPTURED) {
            return;
        }
        settling = true;
        if (method != PaymentMethod.CARD) {
            state = PaymentState.CAPTURED;
            answer(order, CAPTURE_ANSWERED, "CAPTURED");
            return;
        }
        order.await(CAPTURE_ANSWERED);
        take(order, outstanding(order));
        judgeCapture(order);
    }

    /** Owed, neither taken nor asked for. */
    private BigDecimal outstanding(SalesOrder order) {
        return payable(order.totals().gross())
                .subtract(captures.total())
                .subtract(captures.asked())
                .max(BigDecimal.ZERO);
    }

    private void take(SalesOrder order, BigDecimal amount) {
        if (captures.take(order, setAside().all(), amount)) {
            state = PaymentState.CAPTURING;
        }
    }

    void captured(SalesOrder order, int number, String id) {
        captures.settle(number, PaymentPiece.Progress.DONE, id).ifPresent(c -> {
            order.note(
                    "payment-captured",
                    "Payment of " + order.inCurrency(c.amount()) + " captured",
                    Map.of("capture", id));
            judgeCapture(order);
            if (!order.isOpen()) {
                order.giveBackUndelivered();
            }
        });
    }

    void captureFailed(SalesOrder order, int number, String why) {
        captures.settle(number, PaymentPiece.Progress.FAILED, null).ifPresent(c -> {
            reason = why;
            order.note("capture-failed", "The payment could not be captured: " + why);
            judgeCapture(order);
        });
    }

    private void judgeCapture(SalesOrder order) {
        if (captures.anyAsked()) {
            return;
        }
        if (captured().compareTo(payable(order.totals().gross())) >= 0) {
            state = PaymentState.CAPTURED;
            if (settling) {
                giveUp(order);
                giveBack(order, "not needed", order.totals().gross());
                answer(order, CAPTURE_ANSWERED, "CAPTURED");
            }
        } else if (settling) {
            state = PaymentState.CAPTURE_FAILED;
            answer(order, CAPTURE_ANSWERED, "FAILED");
        } else {
            state = captured().signum() > 0 ? PaymentState.PARTLY_CAPTURED : PaymentState.AUTHORISED;
        }
    }

    // --- giving it back ---------------------------------------------------------------------------------------------

    /**
     * Gives money back, once for each reference.
     *
     * @throws Refused {@code state} when it is more than what was taken and not yet given back
     */
    void refund(SalesOrder order, String reference, BigDecimal amount) {
        if (refunds.knows(reference) || amount.signum() <= 0) {
            return;
        }
        if (amount.compareTo(refundable(order)) > 0) {
            throw Refused.because(
                    ProblemCode.STATE,
                    "No more than " + order.inCurrency(refundable(order)) + " can be given back for this order");
        }
        if (method == PaymentMethod.CARD) {
            BigDecimal byCard = amount.min(captured().subtract(refunds.byProvider()));
            refunds.ask(order, captures.done(), reference, byCard);
            refunds.returnCredit(order, credits, reference, amount.subtract(byCard));
        } else {
            refunds.credit(order, reference, amount);
        }
    }

    /** Gives back what was paid beyond what the goods are worth that the customer keeps. */
    void giveBack(SalesOrder order, String why, BigDecimal kept) {
        BigDecimal tooMuch = paid().subtract(refunds.committed()).subtract(kept);
        if (tooMuch.signum() > 0) {
            refund(order, why + ":" + paid().toPlainString(), tooMuch);
        }
    }

    /**
     * Sets money aside that pays for goods in exchange for these, once for each return; only what was paid by card
     * moves on, other money is settled between the invoices.
     */
    BigDecimal promiseCredit(SalesOrder order, String returnId, BigDecimal amount) {
        return credits.promise(
                returnId, method == PaymentMethod.CARD ? amount.min(refundable(order)) : BigDecimal.ZERO);
    }

    /** What of the price of returned goods pays for others. */
    BigDecimal promisedCredit(String returnId) {
        return credits.promised(returnId);
    }

    /** The replacement does not need that much of it. @return what is free again */
    BigDecimal freeCredit(String returnId, String reference, BigDecimal amount) {
        return credits.free(returnId, reference, amount);
    }

    void refunded(SalesOrder order, int number) {
        refunds.done(order, number);
    }

    void refundFailed(SalesOrder order, int number, String why, boolean lost) {
        refunds.failed(order, number, why, lost);
    }

    /** A person has the provider asked once more for a refund that failed. */
    void refundAgain(SalesOrder order, int number) {
        refunds.askAgain(order, captures.done(), number);
    }

    /** A person has settled a refund that failed without the provider. */
    void refundSettled(SalesOrder order, int number, Refunds.Settlement how) {
        refunds.settled(order, number, how);
    }

    /** What was given back and what failed to be, piece by piece. */
    List<Refunds.Refund> refunds() {
        return refunds.all();
    }

    // --- where it stands --------------------------------------------------------------------------------------------

    public PaymentMethod method() {
        return method;
    }

    public PaymentState state() {
        return state;
    }

    /** Set aside with the provider and not let go again. */
    public BigDecimal authorised() {
        return setAside().total();
    }

    public BigDecimal captured() {
        return captures.total();
    }

    /** Given back, or asked to be. */
    public BigDecimal refunded() {
        return refunds.total();
    }

    BigDecimal refundedFor(String reference) {
        return refunds.totalFor(reference);
    }

    /** Most that can still be given back; an order on invoice or transfer counts as paid when it was settled. */
    BigDecimal refundable(SalesOrder order) {
        BigDecimal paid = method == PaymentMethod.CARD
                ? paid()
                : state == PaymentState.CAPTURED ? order.totals().gross() : BigDecimal.ZERO;
        return paid.subtract(refunds.committed()).subtract(credits.promised());
    }

    /** Taken from the card, and the price of goods that came back for these. */
    public BigDecimal paid() {
        return captured().add(credits.received());
    }

    /** What returned goods pay of these; null unless these replace others. */
    public ExchangeCredits.Granted credit() {
        return credits.granted();
    }

    /** The goods that pay for these are not here yet. */
    boolean isAwaitingReturn() {
        return credits.isAwaitingReturn();
    }

    void goodsAreBack() {
        credits.goodsAreBack();
    }

    /** Part of the price that nothing else pays for. */
    private BigDecimal payable(BigDecimal gross) {
        return gross.subtract(credits.received()).max(BigDecimal.ZERO);
    }

    /** Why the provider said no, in its words; null otherwise. */
    public String reason() {
        return reason;
    }

    private Authorizations setAside() {
        return new Authorizations(authorizations);
    }

    private static void answer(SalesOrder order, String milestone, String outcome) {
        boolean known = order.milestone(milestone)
                .filter(reached -> reached.outcome().equals(outcome))
                .isPresent();
        if (!known) {
            order.reach(milestone, outcome);
        }
    }

    static Map<String, Object> money(SalesOrder order, BigDecimal amount, Map<String, Object> more) {
        var payload = new HashMap<>(more);
        payload.put("amount", amount.toPlainString());
        payload.put("currency", order.currency());
        return payload;
    }
}
