package org.tandemoms.trading;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;

/** New terms for an order; what is left out stays as it is. */
public record ReplaceTradeOrder(
        BigDecimal quantity,
        BigDecimal limitPrice,
        BigDecimal limitYield,
        BigDecimal stopPrice,
        TimeInForce timeInForce,
        Instant expireAt,
        BigDecimal displayQuantity,
        BigDecimal minQuantity,
        Trail trail,
        Peg peg) {

    boolean isEmpty() {
        return Stream.of(
                        quantity,
                        limitPrice,
                        limitYield,
                        stopPrice,
                        timeInForce,
                        expireAt,
                        displayQuantity,
                        minQuantity,
                        trail,
                        peg)
                .allMatch(Objects::isNull);
    }

    OrderTerms terms() {
        return new OrderTerms(
                quantity,
                null,
                limitPrice,
                stopPrice,
                timeInForce,
                expireAt,
                displayQuantity,
                Instructions.of(minQuantity, null, trail, peg, limitYield));
    }
}
