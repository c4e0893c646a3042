package org.tandemoms.sales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tandemoms.sales.Goods.dec;
import static org.tandemoms.sales.Goods.held;
import static org.tandemoms.sales.Goods.line;

import org.junit.jupiter.api.Test;
import org.tandemoms.inventory.Allotment;
import org.tandemoms.orders.OrdersInMemory;

/** Which holds an order still answers for, so that nobody frees them under it. */
class SalesHoldsTest {

    private static final Allotment TEN = held("1", "BER", "10");

    private static boolean needed(SalesOrder order) {
        OrdersInMemory house = Goods.house();
        house.store(order);
        return new SalesHolds(house.orders()).needs(TEN);
    }

    private static SalesOrder picking() {
        SalesOrder order = Goods.order(line("1", "10"));
        order.allocation().allot(java.util.List.of(TEN));
        Goods.paidFor(order);
        order.warehouse().plan(location -> true, () -> Goods.NOW);
        return order;
    }

    @Test
    void whatALineCountsOnIsNeeded() {
        assertThat(needed(picking())).isTrue();
    }

    @Test
    void piecesThatWereNotFoundAreNotFreedBeforeTheyHaveLeftTheBooks() {
        SalesOrder order = picking();
        order.warehouse().pick(Goods.ID + "-1", "TEA", dec("0"), true);
        order.warehouse().finishPicking(Goods.NOW);
        assertThat(order.allocation().allotments()).isEmpty();

        assertThat(needed(order))
                .as("the message that takes them off the books is on its way")
                .isTrue();
    }

    @Test
    void aStrangersHoldIsNotNeeded() {
        OrdersInMemory house = Goods.house();

        assertThat(new SalesHolds(house.orders()).needs(TEN)).isFalse();
    }
}
