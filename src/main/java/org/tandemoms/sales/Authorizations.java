package org.tandemoms.sales;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.tandemoms.sales.PaymentPiece.Progress;

/** What the provider was asked to set aside for one order, each piece under a number of its own. */
final class Authorizations {

    /** @param id the provider's, null before it answered */
    record Authorization(int number, BigDecimal amount, Progress progress, String id, boolean voided)
            implements PaymentPiece {

        /** The money can still be taken. */
        boolean isSetAside() {
            return isDone() && !voided;
        }

        private Authorization answered(Progress answer, String providersId) {
            return new Authorization(number, amount, answer, providersId, false);
        }

        private Authorization letGo() {
            return new Authorization(number, amount, progress, id, true);
        }
    }

    private final List<Authorization> pieces;

    /** @param pieces of the order's document; changed here */
    Authorizations(List<Authorization> pieces) {
        this.pieces = pieces;
    }

    void ask(SalesOrder order, String token, BigDecimal amount) {
        int number = pieces.size() + 1;
        pieces.add(new Authorization(number, amount, Progress.ASKED, null, false));
        order.send(
                "authorise:" + number,
                Payment.PROVIDER,
                "payment.authorise",
                Payment.money(order, amount, Map.of("token", token, "number", number)));
    }

    boolean anyAsked() {
        return pieces.stream().anyMatch(PaymentPiece::isAsked);
    }

    /** The provider has set a piece aside. @return that piece, unless this was known */
    Optional<Authorization> setAside(int number, String id) {
        return change(number, a -> !a.isDone(), a -> a.answered(Progress.DONE, id));
    }

    /** The provider does not set a piece aside. @return that piece, unless it was answered before */
    Optional<Authorization> refused(int number) {
        return change(number, PaymentPiece::isAsked, a -> a.answered(Progress.FAILED, null));
    }

    private Optional<Authorization> change(
            int number, Predicate<Authorization> news, UnaryOperator<Authorization> answer) {
        Optional<Authorization> piece =
                pieces.stream().filter(a -> a.number() == number).filter(news).findFirst();
        piece.ifPresent(a -> pieces.set(pieces.indexOf(a), answer.apply(a)));
        return piece;
    }

    /** Lets go of what was set aside and is not needed. */
    void letGo(SalesOrder order, Predicate<Authorization> untouched) {
        pieces.replaceAll(a -> {
            if (!a.isSetAside() || !untouched.test(a)) {
                return a;
            }
            order.send(
                    "void:" + a.number(),
                    Payment.PROVIDER,
                    "payment.void",
                    Payment.money(order, a.amount(), Map.of("authorizationId", a.id())));
            return a.letGo();
        });
    }

    /** Set aside with the provider and not let go again. */
    BigDecimal total() {
        return PaymentPiece.sum(pieces, Authorization::isSetAside);
    }

    List<Authorization> all() {
        return List.copyOf(pieces);
    }
}
