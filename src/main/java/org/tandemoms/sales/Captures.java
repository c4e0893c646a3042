package org.tandemoms.sales;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** What was taken of the money set aside for one order, each piece under a number of its own. */
final class Captures {

    /** @param authorization number of the authorisation it is taken from */
    record Capture(int number, int authorization, BigDecimal amount, Progress progress, String id)
            implements PaymentPiece {}

    private List<Capture> pieces = new ArrayList<>();

    /** Asks the provider for as much of the amount as these authorisations have room for. @return something was asked for */
    boolean take(SalesOrder order, List<Authorizations.Authorization> authorizations, BigDecimal amount) {
        BigDecimal open = amount;
        for (Authorizations.Authorization a : authorizations) {
            BigDecimal part = open.min(roomIn(a));
            if (part.signum() > 0) {
                int number = pieces.size() + 1;
                pieces.add(new Capture(number, a.number(), part, PaymentPiece.Progress.ASKED, null));
                order.send(
                        "capture:" + number,
                        Payment.PROVIDER,
                        "payment.capture",
                        Payment.money(order, part, Map.of("authorizationId", a.id(), "number", number)));
                open = open.subtract(part);
            }
        }
        return open.compareTo(amount) < 0;
    }

    private BigDecimal roomIn(Authorizations.Authorization a) {
        if (!a.isSetAside()) {
            return BigDecimal.ZERO;
        }
        return a.amount().subtract(PaymentPiece.sum(pieces, c -> c.authorization() == a.number() && !c.hasFailed()));
    }

    /** The provider's answer for a piece, unless it is known. */
    Optional<Capture> settle(int number, PaymentPiece.Progress progress, String id) {
        Optional<Capture> asked =
                pieces.stream().filter(c -> c.number() == number && !c.isDone()).findFirst();
        asked.ifPresent(c -> pieces.replaceAll(
                other -> other == c ? new Capture(number, c.authorization(), c.amount(), progress, id) : other));
        return asked;
    }

    List<Capture> done() {
        return pieces.stream().filter(PaymentPiece::isDone).toList();
    }

    BigDecimal total() {
        return PaymentPiece.sum(pieces, PaymentPiece::isDone);
    }

    BigDecimal asked() {
        return PaymentPiece.sum(pieces, PaymentPiece::isAsked);
    }

    boolean anyAsked() {
        return pieces.stream().anyMatch(PaymentPiece::isAsked);
    }

    boolean isEmpty() {
        return pieces.isEmpty();
    }

    /** Nothing was taken of it, and nothing is being taken. */
    boolean spares(Authorizations.Authorization a) {
        Predicate<Capture> ofIt = c -> c.authorization() == a.number();
        return pieces.stream().filter(ofIt).allMatch(PaymentPiece::hasFailed);
    }
}
