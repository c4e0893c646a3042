package org.tandemoms.inventory;

import java.math.BigDecimal;

/** Stock of one item at one location; {@code onHand = free + held}. */
public record StockLevel(String sku, String location, BigDecimal onHand, BigDecimal free) {

    public BigDecimal held() {
        return onHand.subtract(free);
    }
}
