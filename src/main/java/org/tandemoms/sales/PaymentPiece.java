package org.tandemoms.sales;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Predicate;

/** One request to the payment provider. The amount is in the order's currency. */
interface PaymentPiece {

    /** How far it has come. */
    enum Progress {
        ASKED,
        DONE,
        FAILED
    }

    BigDecimal amount();

    Progress progress();

    default boolean isAsked() {
        return progress() == Progress.ASKED;
    }

    default boolean isDone() {
        return progress() == Progress.DONE;
    }

    default boolean hasFailed() {
        return progress() == Progress.FAILED;
    }

    static <T extends PaymentPiece> BigDecimal sum(List<T> pieces, Predicate<T> which) {
        return pieces.stream().filter(which).map(PaymentPiece::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
