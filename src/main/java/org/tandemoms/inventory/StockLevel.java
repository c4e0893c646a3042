package org.tandemoms.inventory;

import java.math.BigDecimal;

/**
 * Stock of one item at one location; {@code onHand = free + held + blocked}.
 *
 * @param blocked expired: on the shelf and for nobody
 */
public record StockLevel(String sku, String location, BigDecimal onHand, BigDecimal free, BigDecimal blocked) {

    public StockLevel(String sku, String location, BigDecimal onHand, BigDecimal free) {
        this(sku, location, onHand, free, BigDecimal.ZERO);
    }

    public BigDecimal held() {
        return onHand.subtract(free).subtract(blocked);
    }
}
