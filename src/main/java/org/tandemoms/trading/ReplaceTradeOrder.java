package org.tandemoms.trading;

import java.math.BigDecimal;

/** New terms for an order; what is left out stays as it is. */
public record ReplaceTradeOrder(
        BigDecimal quantity, BigDecimal limitPrice, BigDecimal stopPrice, TimeInForce timeInForce) {

    boolean isEmpty() {
        return quantity == null && limitPrice == null && stopPrice == null && timeInForce == null;
    }

    OrderTerms terms() {
        return new OrderTerms(quantity, null, limitPrice, stopPrice, timeInForce, null, null);
    }
}
