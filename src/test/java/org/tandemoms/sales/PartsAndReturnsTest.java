package org.tandemoms.sales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tandemoms.sales.Goods.back;
import static org.tandemoms.sales.Goods.dec;
import static org.tandemoms.sales.Goods.held;
import static org.tandemoms.sales.Goods.line;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tandemoms.inventory.Allotment;
import org.tandemoms.orders.OrdersInMemory;
import org.tandemoms.orders.OutboxOf;
import org.tandemoms.shared.Refused;

/** Orders that go out in several parcels, and goods that come back. */
class PartsAndReturnsTest {

    @Test
    void eachParcelIsPaidAsItLeavesAndTheSumIsTheOrder() {
        SalesOrder order = Goods.order(line("1", "3"));
        order.allocation().allot(List.of(held("1", "BER", "1"), held("1", "LYS", "2")));
        Goods.paidFor(order);
        order.shipping().book();

        order.shipping().left(Goods.ID + "-1", "CN1", "T1");
        assertThat(order.salesStatus()).isEqualTo(SalesStatus.PARTIALLY_SHIPPED);
        order.paymentCaptured(1, "cap_1");
        assertThat(order.payment().captured()).isEqualByComparingTo("11.90");
        assertThat(order.milestone("capture-answered")).as("not settled yet").isEmpty();

        order.shipping().delivered(Goods.ID + "-1", "CN1", "T1");
        order.shipping().delivered(Goods.ID + "-2", "CN2", "T2");
        assertThat(order.milestone("shipment-delivered").orElseThrow().outcome())
                .isEqualTo("DELIVERED");
        order.askCapture();
        order.paymentCaptured(2, "cap_2");

        assertThat(order.payment().captured()).isEqualByComparingTo("35.70");
        assertThat(order.milestone("capture-answered").orElseThrow().outcome()).isEqualTo("CAPTURED");
    }

    @Test
    void theRestOfAnOrderFollowsWhenItsGoodsArrive() {
        SalesOrder order = Goods.order(line("1", "5"));
        order.allocation().allot(List.of(held("1", "BER", "3")));
        Goods.paidFor(order);
        order.shipping().book();
        order.shipping().delivered(Goods.ID + "-1", "CN1", "T1");

        assertThat(order.milestone("shipment-delivered").orElseThrow().outcome())
                .isEqualTo("PARTLY");
        assertThat(order.allocation().isWaitingForGoods()).isTrue();

        order.allocation().allot(List.of(new Allotment(Goods.ID + ":1:9", "TEA", "LYS", dec("2"))));
        order.shipping().book();
        order.shipping().delivered(Goods.ID + "-2", "CN2", "T2");

        assertThat(order.salesStatus()).isEqualTo(SalesStatus.DELIVERED);
        assertThat(OutboxOf.messages(order, "stock.issue")).hasSize(2);
    }

    @Test
    void aLostParcelIsReplacedFromStockAndNotIssuedTwice() {
        SalesOrder order = Goods.order(line("1", "2"));
        order.allocation().allot(List.of(held("1", "BER", "2")));
        Goods.paidFor(order);
        order.shipping().book();

        order.shipping().lost(Goods.ID + "-1", "fell off the van");

        assertThat(order.milestone("shipment-delivered").orElseThrow().outcome())
                .isEqualTo("LOST");
        assertThat(order.allocation().demands()).singleElement().satisfies(demand -> assertThat(demand.quantity())
                .isEqualByComparingTo("2"));
        order.allocation().allot(List.of(new Allotment(Goods.ID + ":1:7", "TEA", "LYS", dec("2"))));
        order.shipping().book();
        order.shipping().delivered(Goods.ID + "-2", "CN2", "T2");
        assertThat(order.milestone("shipment-delivered").orElseThrow().outcome())
                .isEqualTo("DELIVERED");
        assertThat(OutboxOf.messages(order, "stock.issue"))
                .extracting(message -> message.text("key"))
                .containsExactly(Goods.ID + ":1", Goods.ID + ":1:7");
    }

    @Test
    void anOrderThatEndsHalfwayKeepsOnlyTheMoneyForWhatArrived() {
        SalesOrder order = Goods.order(line("1", "3"));
        order.allocation().allot(List.of(held("1", "BER", "1"), held("1", "LYS", "2")));
        Goods.paidFor(order);
        order.shipping().book();
        order.shipping().left(Goods.ID + "-1", "CN1", "T1");
        order.paymentCaptured(1, "cap_1");
        order.shipping().lost(Goods.ID + "-1", "lost");
        order.shipping().refused(Goods.ID + "-2", "no such street");

        order.cancelled();

        assertThat(OutboxOf.messages(order, "payment.refund"))
                .singleElement()
                .satisfies(message -> assertThat(message.text("amount")).isEqualTo("11.90"));
    }

    @Test
    void whatArrivedIsPaidInFullWhenNobodyReplacesWhatWasLost() {
        SalesOrder order = Goods.order(line("1", "3"));
        order.allocation().allot(List.of(held("1", "BER", "1"), held("1", "LYS", "2")));
        Goods.paidFor(order);
        order.shipping().book();
        order.shipping().left(Goods.ID + "-1", "CN1", "T1");
        order.paymentCaptured(1, "cap_1");
        order.shipping().delivered(Goods.ID + "-2", "CN2", "T2");
        order.shipping().lost(Goods.ID + "-1", "fell off the van");

        assertThat(order.shipping().giveUpRest()).isTrue();
        assertThat(order.shipping().giveUpRest()).as("done again").isTrue();

        assertThat(order.salesStatus()).isEqualTo(SalesStatus.DELIVERED);
        assertThat(order.milestone("shipment-delivered").orElseThrow().outcome())
                .isEqualTo("DELIVERED");
        assertThat(order.totals().gross()).isEqualByComparingTo("23.80");
        order.askCapture();
        assertThat(OutboxOf.messages(order, "payment.capture"))
                .extracting(message -> message.text("amount"))
                .containsExactly("11.90", "11.90");
        assertThat(OutboxOf.messages(order, "payment.void")).isEmpty();
    }

    @Test
    void whatIsOnItsWayIsWaitedForWhenTheRestIsGivenUp() {
        SalesOrder order = Goods.order(line("1", "3"));
        order.allocation().allot(List.of(held("1", "BER", "1"), held("1", "LYS", "2")));
        Goods.paidFor(order);
        order.shipping().book();
        order.shipping().refused(Goods.ID + "-1", "no van today");
        order.shipping().left(Goods.ID + "-2", "CN2", "T2");

        assertThat(order.shipping().giveUpRest()).isTrue();

        assertThat(order.salesStatus()).isEqualTo(SalesStatus.SHIPPED);
        assertThat(OutboxOf.messages(order, "stock.release"))
                .extracting(message -> message.text("location"))
                .as("the refused goods are for others")
                .containsExactly("BER");
        assertThat(order.milestone("shipment-delivered")).isEmpty();
        order.shipping().delivered(Goods.ID + "-2", "CN2", "T2");
        assertThat(order.milestone("shipment-delivered").orElseThrow().outcome())
                .isEqualTo("DELIVERED");
    }

    @Test
    void anOrderOfWhichNothingIsOnItsWayIsCancelledWhenItIsGivenUp() {
        SalesOrder order = Goods.order(line("1", "3"));
        order.allocation().allot(List.of(held("1", "BER", "3")));
        Goods.paidFor(order);
        order.shipping().book();
        order.shipping().refused(Goods.ID + "-1", "no such street");

        assertThat(order.shipping().giveUpRest()).isFalse();
        assertThat(order.shipping().giveUpRest()).as("done again").isFalse();

        assertThat(order.salesStatus()).isEqualTo(SalesStatus.CANCELLED);
        assertThat(OutboxOf.messages(order, "payment.void")).hasSize(1);
        assertThat(OutboxOf.messages(order, "stock.release")).hasSize(1);
    }

    @Test
    void partsThatComeBackAreTheWholePrice() {
        SalesOrder order = Goods.order(line("1", "3"));
        order.allocation().allot(List.of(held("1", "BER", "3")));
        Goods.completed(order);

        ReturnNote first = Goods.requested(order, "R1", back("1", "1"));
        ReturnNote second = Goods.requested(order, "R2", back("1", "2"));
        assertThat(first.value().add(second.value())).isEqualByComparingTo("35.70");
        assertThatThrownBy(() -> Goods.requested(order, "R3", back("1", "1"))).isInstanceOf(Refused.class);

        order.goodsReturned("R1", first.value());
        order.goodsReturned("R1", first.value());
        assertThat(order.payment().refunded()).as("once").isEqualByComparingTo("11.90");
        order.goodsReturned("R2", dec("999.00"));
        assertThat(order.payment().refunded()).as("never more than was paid").isEqualByComparingTo("35.70");
        assertThat(order.salesStatus()).isEqualTo(SalesStatus.RETURNED);
    }

    @Test
    void aRefusedReturnMayBeAskedForAgain() {
        SalesOrder order = Goods.order(line("1", "1"));
        order.allocation().allot(List.of(held("1", "BER", "1")));
        Goods.completed(order);
        Goods.requested(order, "R1", back("1", "1"));

        order.returnRefused("R1");

        assertThat(Goods.requested(order, "R2", back("1", "1")).value()).isEqualByComparingTo("11.90");
    }

    @Test
    void noPieceComesBackTwiceHoweverManyAskAtOnce() throws Exception {
        OrdersInMemory house = Goods.house();
        SalesOrder order = Goods.order(line("1", "3"));
        order.allocation().allot(List.of(held("1", "BER", "3")));
        house.store(Goods.completed(order));
        List<Callable<Boolean>> requests = IntStream.range(0, 12)
                .<Callable<Boolean>>mapToObj(i -> () -> request(house, "R" + i))
                .toList();

        List<Boolean> granted = new ArrayList<>();
        var threads = Executors.newFixedThreadPool(12);
        try {
            for (Future<Boolean> one : threads.invokeAll(requests)) {
                granted.add(one.get());
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(granted).filteredOn(one -> one).hasSize(3);
        assertThat(house.orders().get(Goods.ID, SalesOrder.class).returns()).hasSize(3);
    }

    private static boolean request(OrdersInMemory house, String returnId) {
        try {
            house.orders()
                    .change(Goods.ID, SalesOrder.class, order -> Goods.requested(order, returnId, back("1", "1")));
            return true;
        } catch (Refused alreadyTaken) {
            return false;
        }
    }
}
