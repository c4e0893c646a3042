package org.tandemoms.sales;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tandemoms.shared.ProblemCode;
import org.tandemoms.shared.Refused;

/**
 * The money of one order: what was set aside, taken and given back, each piece under a number of its own, so that an
 * answer that comes twice counts once. Never more is taken than the order is worth or than was set aside, never more
 * given back than was taken. Amounts are in the order's currency.
 */
public final class Payment {

    public enum Method {
        CARD,
        TRANSFER,
        INVOICE
    }

    public enum State {
        OPEN,
        ASKED,
        AUTHORISED,
        DECLINED,
        CAPTURING,
        PARTLY_CAPTURED,
        CAPTURED,
        CAPTURE_FAILED,
        VOIDED,
        WRITTEN_OFF
    }

    /** @param id the provider's, null before it answered */
    record Authorization(int number, BigDecimal amount, Progress progress, String id, boolean voided)
            implements PaymentPiece {

        /** The money can still be taken. */
        boolean isSetAside() {
            return isDone() && !voided;
        }
    }

    static final String PROVIDER = "payment";

    private static final String AUTHORISATION_ANSWERED = "payment-answered";
    private static final String CAPTURE_ANSWERED = "capture-answered";

    private Method method;
    private String token;
    private State state;
    private List<Authorization> authorizations = new ArrayList<>();
    private Captures captures = new Captures();
    private Refunds refunds = new Refunds();
    private ExchangeCredits credits = new ExchangeCredits();
    private boolean settling;
    private String reason;

    /** For the mapping only. */
    @SuppressWarnings("unused")
    private Payment() {}

    private Payment(Method method, String token) {
        this.method = method;
        this.token = token;
        this.state = State.OPEN;
    }

    /** @param token of the payment provider; never a card number. Null unless method is CARD */
    static Payment open(Method method, String token) {
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
        if (method != Method.CARD) {
            state = state == State.OPEN ? State.AUTHORISED : state;
            answer(order, AUTHORISATION_ANSWERED, "AUTHORISED");
        } else if (authorizations.stream().noneMatch(PaymentPiece::isAsked)) {
            judgeAuthorisation(order);
        }
    }

    private void judgeAuthorisation(SalesOrder order) {
        BigDecimal missing = payable(order.totals().gross()).subtract(authorised());
        if (state == State.DECLINED) {
            answer(order, AUTHORISATION_ANSWERED, "DECLINED");
        } else if (missing.signum() > 0) {
            askFor(order, missing);
        } else {
            state = captures.isEmpty() ? State.AUTHORISED : state;
            order.amendmentPaid();
            answer(order, AUTHORISATION_ANSWERED, "AUTHORISED");
        }
    }

    /** The provider has to be asked before an order of that value goes on, and may say no. */
    boolean mayBeDeclined(BigDecimal gross) {
        return method == Method.CARD && payable(gross).compareTo(authorised()) > 0;
    }

    private void askFor(SalesOrder order, BigDecimal amount) {
        int number = authorizations.size() + 1;
        authorizations.add(new Authorization(number, amount, PaymentPiece.Progress.ASKED, null, false));
        state = captures.isEmpty() ? State.ASKED : state;
        order.await(AUTHORISATION_ANSWERED);
        order.send(
                "authorise:" + number,
                PROVIDER,
                "payment.authorise",
                money(order, amount, Map.of("token", token, "number", number)));
    }

    void authorised(SalesOrder order, int number, String id) {
        Optional<Authorization> asked = authorizations.stream()
                .filter(a -> a.number() == number && !a.isDone())
                .findFirst();
        asked.ifPresent(a -> {
            replace(new Authorization(number, a.amount(), PaymentPiece.Progress.DONE, id, false));
            order.note(
                    "payment-authorised",
                    "Payment of " + order.inCurrency(a.amount()) + " authorised",
                    Map.of("authorization", id));
            if (!order.isOpen()) {
                giveUp(order);
            } else if (order.isRevising()) {
                state = State.AUTHORISED;
            } else {
                judgeAuthorisation(order);
            }
        });
    }

    void declined(SalesOrder order, int number, String why) {
        authorizations.stream()
                .filter(a -> a.number() == number && a.isAsked())
                .findFirst()
                .ifPresent(a -> {
                    replace(new Authorization(number, a.amount(), PaymentPiece.Progress.FAILED, null, false));
                    reason = why;
                    order.note("payment-declined", "The payment provider declined: " + why);
                    boolean goesOn = goesOnWithWhatIsSetAside(order, why);
                    state = goesOn ? State.AUTHORISED : State.DECLINED;
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
        authorizations.replaceAll(a -> {
            if (!a.isSetAside() || !captures.spares(a)) {
                return a;
            }
            order.send(
                    "void:" + a.number(),
                    PROVIDER,
                    "payment.void",
                    money(order, a.amount(), Map.of("authorizationId", a.id())));
            return new Authorization(a.number(), a.amount(), a.progress(), a.id(), true);
        });
        if (state == State.AUTHORISED) {
            state = State.VOIDED;
        }
    }

    // --- taking it ------------------------------------------------------------------------------------------------

    /**
     * Takes what is due so far, as a parcel leaves before the others; what cannot be taken now is taken with the rest.
     *
     * @param due gross value of all that has left
     */
    void captureUpTo(SalesOrder order, BigDecimal due) {
        if (method == Method.CARD) {
            BigDecimal later = order.totals().gross().subtract(due);
            take(order, outstanding(order).subtract(later).max(BigDecimal.ZERO));
        }
    }

    /** Takes all that is still owed; answers {@code capture-answered} when the provider has answered for every part. */
    void captureRest(SalesOrder order) {
        if (state == State.CAPTURED) {
            return;
        }
        settling = true;
        if (method != Method.CARD) {
            state = State.CAPTURED;
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
        if (captures.take(order, authorizations, amount)) {
            state = State.CAPTURING;
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
            state = State.CAPTURED;
            if (settling) {
                giveUp(order);
                giveBack(order, "not needed", order.totals().gross());
                answer(order, CAPTURE_ANSWERED, "CAPTURED");
            }
        } else if (settling) {
            state = State.CAPTURE_FAILED;
            answer(order, CAPTURE_ANSWERED, "FAILED");
        } else {
            state = captured().signum() > 0 ? State.PARTLY_CAPTURED : State.AUTHORISED;
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
        if (method == Method.CARD) {
            BigDecimal byCard = amount.min(captured().subtract(refunds.byProvider()));
            refunds.ask(order, captures.done(), reference, byCard);
            refunds.returnCredit(order, credits, reference, amount.subtract(byCard));
        } else {
            refunds.credit(order, reference, amount);
        }
    }

    /** Gives back what was paid beyond what the goods are worth that the customer keeps. */
    void giveBack(SalesOrder order, String why, BigDecimal kept) {
        BigDecimal tooMuch = paid().subtract(refunded()).subtract(kept);
        if (tooMuch.signum() > 0) {
            refund(order, why + ":" + paid().toPlainString(), tooMuch);
        }
    }

    /**
     * Sets money aside that pays for goods in exchange for these, once for each return; only what was paid by card
     * moves on, other money is settled between the invoices.
     */
    BigDecimal promiseCredit(SalesOrder order, String returnId, BigDecimal amount) {
        return credits.promise(returnId, method == Method.CARD ? amount.min(refundable(order)) : BigDecimal.ZERO);
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

    void refundFailed(SalesOrder order, int number, String why) {
        refunds.failed(order, number, why);
    }

    // --- where it stands --------------------------------------------------------------------------------------------

    public Method method() {
        return method;
    }

    public State state() {
        return state;
    }

    /** Set aside with the provider and not let go again. */
    public BigDecimal authorised() {
        return PaymentPiece.sum(authorizations, Authorization::isSetAside);
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
        BigDecimal paid = method == Method.CARD
                ? paid()
                : state == State.CAPTURED ? order.totals().gross() : BigDecimal.ZERO;
        return paid.subtract(refunded()).subtract(credits.promised());
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

    private void replace(Authorization changed) {
        authorizations.replaceAll(a -> a.number() == changed.number() ? changed : a);
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
