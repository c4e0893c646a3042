package org.tandemoms.procurement;

import java.math.BigDecimal;

/**
 * What there is and what is coming for one item at one location.
 *
 * @param onHand on the shelf
 * @param reserved of that, held for orders
 * @param backordered wanted by orders that wait for goods
 * @param onOrder proposed, ordered or on the way and not yet on the shelf
 */
public record ShelfPosition(BigDecimal onHand, BigDecimal reserved, BigDecimal backordered, BigDecimal onOrder) {

    /** What is left to meet coming demand: the inventory position that reorder points are compared with. */
    public BigDecimal position() {
        return onHand.subtract(reserved).subtract(backordered).add(onOrder);
    }
}
