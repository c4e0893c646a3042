package org.tandemoms.sales;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
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

    /** How far one piece has come. */
    public enum Progress {
        ASKED,
        DONE,
        FAILED
    }

    /** One request to the provider. */
    private interface Piece {

        BigDecimal amount();

        Progress progress();
    }

    /** @param id the provider's, null before it answered */
    public record Authorization(int number, BigDecimal amount, Progress progress, String id, boolean voided)
            implements Piece {}

    /** @param authorization number of the authorisation it is taken from */
    public record Capture(int number, int authorization, BigDecimal amount, Progress progress, String id)
            implements Piece {}

    /** @param reference what the money is given back for, e.g. a return's id */
    public record Refund(int number, int capture, String reference, BigDecimal amount, Progress progress)
            implements Piece {}

    private static final String AUTHORISATION_ANSWERED = "payment-answered";
    private static final String CAPTURE_ANSWERED = "capture-answered";
    private static final String PROVIDER = "payment";

    private Method method;
    private String token;
    private State state;
    private List<Authorization> authorizations = new ArrayList<>();
    private List<Capture> captures = new ArrayList<>();
    private List<Refund> refunds = new ArrayList<>();
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

    // --- setting money aside --------------------------------------------------------------------------------------

    /** Asks the provider for what is not set aside yet, or states that nothing is needed. */
    void authorise(SalesOrder order) {
        if (method != Method.CARD) {
            state = state == State.OPEN ? State.AUTHORISED : state;
            answer(order, AUTHORISATION_ANSWERED, "AUTHORISED");
        } else if (authorizations.stream().noneMatch(is(Progress.ASKED))) {
            judgeAuthorisation(order);
        }
    }

    private void judgeAuthorisation(SalesOrder order) {
        BigDecimal missing = order.totals().gross().subtract(authorised());
        if (state == State.DECLINED) {
            answer(order, AUTHORISATION_ANSWERED, "DECLINED");
        } else if (missing.signum() > 0) {
            askFor(order, missing);
        } else {
            state = captures.isEmpty() ? State.AUTHORISED : state;
            answer(order, AUTHORISATION_ANSWERED, "AUTHORISED");
        }
    }

    private void askFor(SalesOrder order, BigDecimal amount) {
        int number = authorizations.size() + 1;
        authorizations.add(new Authorization(number, amount, Progress.ASKED, null, false));
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
                .filter(a -> a.number() == number && a.progress() != Progress.DONE)
                .findFirst();
        asked.ifPresent(a -> {
            replace(new Authorization(number, a.amount(), Progress.DONE, id, false));
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
                .filter(a -> a.number() == number && a.progress() == Progress.ASKED)
                .findFirst()
                .ifPresent(a -> {
                    replace(new Authorization(number, a.amount(), Progress.FAILED, null, false));
                    state = State.DECLINED;
                    reason = why;
                    order.note("payment-declined", "The payment provider declined: " + why);
                    if (!order.isRevising()) {
                        answer(order, AUTHORISATION_ANSWERED, "DECLINED");
                    }
                });
    }

    /** Lets go what was set aside and nothing was taken of. */
    void giveUp(SalesOrder order) {
        authorizations.replaceAll(a -> {
            boolean untouched = captures.stream()
                    .noneMatch(c -> c.authorization() == a.number() && c.progress() != Progress.FAILED);
            if (a.progress() != Progress.DONE || a.voided() || !untouched) {
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
        return order.totals()
                .gross()
                .subtract(captured())
                .subtract(sum(captures, is(Progress.ASKED)))
                .max(BigDecimal.ZERO);
    }

    private void take(SalesOrder order, BigDecimal amount) {
        BigDecimal open = amount;
        for (Authorization a : List.copyOf(authorizations)) {
            BigDecimal room = a.progress() == Progress.DONE && !a.voided()
                    ? a.amount().subtract(takenFrom(a.number()))
                    : BigDecimal.ZERO;
            BigDecimal part = open.min(room);
            if (part.signum() > 0) {
                int number = captures.size() + 1;
                captures.add(new Capture(number, a.number(), part, Progress.ASKED, null));
                order.send(
                        "capture:" + number,
                        PROVIDER,
                        "payment.capture",
                        money(order, part, Map.of("authorizationId", a.id(), "number", number)));
                open = open.subtract(part);
                state = State.CAPTURING;
            }
        }
    }

    private BigDecimal takenFrom(int authorization) {
        return sum(captures, c -> c.authorization() == authorization && c.progress() != Progress.FAILED);
    }

    void captured(SalesOrder order, int number, String id) {
        settleCapture(number, Progress.DONE, id).ifPresent(c -> {
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
        settleCapture(number, Progress.FAILED, null).ifPresent(c -> {
            reason = why;
            order.note("capture-failed", "The payment could not be captured: " + why);
            judgeCapture(order);
        });
    }

    private Optional<Capture> settleCapture(int number, Progress progress, String id) {
        Optional<Capture> asked = captures.stream()
                .filter(c -> c.number() == number && c.progress() != Progress.DONE)
                .findFirst();
        asked.ifPresent(c -> captures.replaceAll(
                other -> other == c ? new Capture(number, c.authorization(), c.amount(), progress, id) : other));
        return asked;
    }

    private void judgeCapture(SalesOrder order) {
        if (captures.stream().anyMatch(is(Progress.ASKED))) {
            return;
        }
        if (captured().compareTo(order.totals().gross()) >= 0) {
            state = State.CAPTURED;
            if (settling) {
                giveUp(order);
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
        if (refunds.stream().anyMatch(refund -> refund.reference().equals(reference)) || amount.signum() <= 0) {
            return;
        }
        if (amount.compareTo(refundable(order)) > 0) {
            throw Refused.because(
                    ProblemCode.STATE,
                    "No more than " + order.inCurrency(refundable(order)) + " can be given back for this order");
        }
        if (method != Method.CARD) {
            refunds.add(new Refund(refunds.size() + 1, 0, reference, amount, Progress.DONE));
            order.note("credited", order.inCurrency(amount) + " credited for " + reference);
            return;
        }
        BigDecimal open = amount;
        for (Capture c : captures) {
            BigDecimal room =
                    c.progress() == Progress.DONE ? c.amount().subtract(refundedOf(c.number())) : BigDecimal.ZERO;
            BigDecimal part = open.min(room);
            if (part.signum() > 0) {
                int number = refunds.size() + 1;
                refunds.add(new Refund(number, c.number(), reference, part, Progress.ASKED));
                order.send(
                        "refund:" + number,
                        PROVIDER,
                        "payment.refund",
                        money(order, part, Map.of("captureId", c.id(), "number", number)));
                open = open.subtract(part);
            }
        }
    }

    private BigDecimal refundedOf(int capture) {
        return sum(refunds, r -> r.capture() == capture && r.progress() != Progress.FAILED);
    }

    void refunded(SalesOrder order, int number) {
        settleRefund(number, Progress.DONE)
                .ifPresent(
                        r -> order.note("refunded", order.inCurrency(r.amount()) + " given back for " + r.reference()));
    }

    void refundFailed(SalesOrder order, int number, String why) {
        settleRefund(number, Progress.FAILED)
                .ifPresent(r -> order.note(
                        "refund-failed",
                        order.inCurrency(r.amount()) + " could not be given back for " + r.reference() + ": " + why));
    }

    private Optional<Refund> settleRefund(int number, Progress progress) {
        Optional<Refund> asked = refunds.stream()
                .filter(r -> r.number() == number && r.progress() != Progress.DONE)
                .findFirst();
        asked.ifPresent(r -> refunds.replaceAll(
                other -> other == r ? new Refund(number, r.capture(), r.reference(), r.amount(), progress) : other));
        return asked;
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
        return sum(authorizations, a -> a.progress() == Progress.DONE && !a.voided());
    }

    public BigDecimal captured() {
        return sum(captures, is(Progress.DONE));
    }

    /** Given back, or asked to be. */
    public BigDecimal refunded() {
        return sum(refunds, r -> r.progress() != Progress.FAILED);
    }

    BigDecimal refundedFor(String reference) {
        return sum(refunds, r -> r.reference().equals(reference) && r.progress() != Progress.FAILED);
    }

    /** Most that can still be given back; an order on invoice or transfer counts as paid when it was settled. */
    BigDecimal refundable(SalesOrder order) {
        BigDecimal paid = method == Method.CARD
                ? captured()
                : state == State.CAPTURED ? order.totals().gross() : BigDecimal.ZERO;
        return paid.subtract(refunded());
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

    private static Map<String, Object> money(SalesOrder order, BigDecimal amount, Map<String, Object> more) {
        var payload = new HashMap<>(more);
        payload.put("amount", amount.toPlainString());
        payload.put("currency", order.currency());
        return payload;
    }

    private static <T extends Piece> Predicate<T> is(Progress progress) {
        return piece -> piece.progress() == progress;
    }

    private static <T extends Piece> BigDecimal sum(List<T> pieces, Predicate<T> which) {
        return pieces.stream().filter(which).map(Piece::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
