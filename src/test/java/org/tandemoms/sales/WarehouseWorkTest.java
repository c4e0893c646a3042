package org.tandemoms.sales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tandemoms.sales.Goods.dec;
import static org.tandemoms.sales.Goods.held;
import static org.tandemoms.sales.Goods.line;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tandemoms.inventory.Allotment;
import org.tandemoms.orders.OrdersInMemory;
import org.tandemoms.orders.OutboxOf;
import org.tandemoms.shared.ProblemCode;
import org.tandemoms.shared.Refused;

/** What people in the warehouse do for one order, and what they cannot do. */
class WarehouseWorkTest {

    private static final String FIRST = Goods.ID + "-1";

    private final AtomicInteger codes = new AtomicInteger();

    private String sscc() {
        return "3401234500000000" + codes.incrementAndGet();
    }

    @Test
    void whatIsPickedAndPackedIsBookedAndLeavesWithTheDriver() {
        SalesOrder order = planned("3");

        order.warehouse().pick(FIRST, "TEA", dec("2"), false);
        order.warehouse().pick(FIRST, "TEA", dec("1"), false);
        assertThat(order.warehouse().finishPicking(Goods.NOW)).isEqualTo("PICKED");
        order.warehouse().pack(FIRST, "k1", List.of(tea("2")), dec("210"), this::sscc);
        assertThat(state(order)).isEqualTo(Shipment.State.PICKED);
        order.warehouse().pack(FIRST, "k2", List.of(tea("1")), null, this::sscc);
        assertThat(state(order)).isEqualTo(Shipment.State.PACKED);
        assertThat(OutboxOf.messages(order, "carrier.book")).isEmpty();

        order.shipping().book();
        order.shipping().booked(FIRST, "CN1", "T1");
        assertThat(order.salesStatus()).isEqualTo(SalesStatus.ALLOCATED);
        order.warehouse().handOver(FIRST);

        assertThat(order.salesStatus()).isEqualTo(SalesStatus.SHIPPED);
        assertThat(OutboxOf.messages(order, "carrier.handover")).hasSize(1);
        assertThat(order.warehouse().handOver(FIRST)).as("once").isFalse();
        assertThatThrownBy(order::checkCancellable)
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.problem().code()).isEqualTo(ProblemCode.TOO_LATE));
    }

    @Test
    void theWrongItemAndTooManyAreRefused() {
        SalesOrder order = planned("3");

        assertThatThrownBy(() -> order.warehouse().pick(FIRST, "CUP", dec("1"), false))
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.problem().code()).isEqualTo(ProblemCode.WRONG_ITEM));
        assertThatThrownBy(() -> order.warehouse().pick(FIRST, "TEA", dec("4"), false))
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.problem().code()).isEqualTo(ProblemCode.VALIDATION));
        assertThatThrownBy(() -> order.warehouse().pack(FIRST, "k", List.of(tea("1")), null, this::sscc))
                .as("nothing is picked yet")
                .isInstanceOf(Refused.class);
    }

    @Test
    void whatIsMissingLeavesTheBooksAndIsLookedForElsewhere() {
        SalesOrder order = planned("10");

        order.warehouse().pick(FIRST, "TEA", dec("7"), true);
        assertThat(order.warehouse().finishPicking(Goods.NOW)).isEqualTo("SHORT");

        assertThat(OutboxOf.messages(order, "stock.short")).singleElement().satisfies(message -> {
            assertThat(message.text("quantity")).isEqualTo("10");
            assertThat(message.text("keep")).isEqualTo("7");
        });
        assertThat(order.allocation().demands()).singleElement().satisfies(demand -> assertThat(demand.quantity())
                .isEqualByComparingTo("3"));

        assertThat(order.allocation().isEmptyShelf("TEA", "BER")).isTrue();
        assertThat(order.allocation().isEmptyShelf("TEA", "LYS")).isFalse();

        order.allocation().allot(List.of(new Allotment(Goods.ID + ":1:5", "TEA", "LYS", dec("3"))));
        assertThat(order.warehouse().plan("BER"::equals, () -> Goods.NOW))
                .as("Lyon works by itself; what is picked in Berlin waits to be packed")
                .isEqualTo("PACK");
        order.warehouse().finishPacking(this::sscc);
        order.shipping().book();
        assertThat(OutboxOf.messages(order, "carrier.book"))
                .extracting(message -> message.text("location"))
                .containsExactly("BER", "LYS");
        order.shipments().forEach(shipment -> order.shipping().delivered(shipment.id(), "CN", "T"));
        assertThat(order.salesStatus()).isEqualTo(SalesStatus.DELIVERED);
        assertThat(OutboxOf.messages(order, "stock.issue"))
                .extracting(message -> message.text("quantity"))
                .containsExactly("7", "3");
    }

    @Test
    void anEmptyShelfEndsTheShipmentAndTheLineWaits() {
        SalesOrder order = planned("2");

        order.warehouse().pick(FIRST, "TEA", dec("0"), true);
        assertThat(order.warehouse().finishPicking(Goods.NOW)).isEqualTo("SHORT");

        assertThat(state(order)).isEqualTo(Shipment.State.CANCELLED);
        assertThat(order.allocation().isBackordered()).isTrue();
        assertThat(order.allocation().hasUnsent()).isFalse();
    }

    @Test
    void aPartOfAnOrderGoesAheadWhenTheRestIsNowhere() {
        SalesOrder order = planned("10");
        order.warehouse().pick(FIRST, "TEA", dec("7"), true);
        order.warehouse().finishPicking(Goods.NOW);

        assertThat(order.allocation().hasUnsent())
                .as("seven are picked and may go ahead")
                .isTrue();
    }

    @Test
    void whatIsBeingPickedStillGoesOutWhenTheRestIsCancelled() {
        SalesOrder order = Goods.order(line("1", "10"));
        order.allocation().allot(List.of(held("1", "BER", "6")));
        Goods.paidFor(order);
        order.shipping().book();
        order.shipping().delivered(FIRST, "CN", "T");
        order.allocation().allot(List.of(new Allotment(Goods.ID + ":1:5", "TEA", "BER", dec("1"))));
        assertThat(order.warehouse().plan(location -> true, () -> Goods.NOW)).isEqualTo("PICK");

        order.cancelRest("supplier went out of business");

        assertThat(order.line("1").orElseThrow().quantity()).isEqualByComparingTo("7");
        assertThat(OutboxOf.messages(order, "stock.release")).isEmpty();
        assertThat(order.salesStatus()).isEqualTo(SalesStatus.PARTIALLY_SHIPPED);
        assertThatThrownBy(() -> order.cancelRest("again"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("nothing is open");
    }

    private SalesOrder handedOver() {
        SalesOrder order = planned("3");
        order.warehouse().finishPicking(Goods.NOW);
        order.warehouse().finishPacking(this::sscc);
        order.shipping().book();
        order.shipping().booked(FIRST, "CN1", "T1");
        order.warehouse().handOver(FIRST);
        return order;
    }

    @Test
    void whatTakesTheLostParcelsPlaceIsPickedAndPackedAsTheFirst() {
        SalesOrder order = handedOver();
        order.shipping().lost(FIRST, "fell off the lorry");
        assertThat(order.shipping().needsOthersForLost()).isTrue();

        order.allocation().allot(List.of(new Allotment(Goods.ID + ":1:7", "TEA", "BER", dec("3"))));
        assertThat(order.shipping().needsOthersForLost())
                .as("until they are on a list")
                .isTrue();
        assertThat(order.warehouse().plan(location -> true, () -> Goods.NOW)).isEqualTo("PICK");

        assertThat(order.shipping().needsOthersForLost()).isFalse();
        assertThat(OutboxOf.messages(order, "carrier.book"))
                .as("the first alone")
                .hasSize(1);
        String second = Goods.ID + "-2";
        order.warehouse().pick(second, "TEA", dec("3"), false);
        order.warehouse().finishPicking(Goods.NOW);
        order.warehouse().finishPacking(this::sscc);
        order.shipping().book();
        order.shipping().booked(second, "CN2", "T2");
        order.warehouse().handOver(second);
        order.shipping().delivered(second, "CN2", "T2");
        assertThat(order.salesStatus()).isEqualTo(SalesStatus.DELIVERED);
        assertThat(OutboxOf.messages(order, "stock.issue"))
                .as("both have left the shelf")
                .hasSize(2);
    }

    @Test
    void nothingTakesTheLostParcelsPlaceUntilGoodsArrive() {
        SalesOrder order = handedOver();
        order.shipping().lost(FIRST, "fell off the lorry");

        order.allocation().waitForGoods();

        assertThat(order.salesStatus()).isEqualTo(SalesStatus.PARTIALLY_SHIPPED);
        assertThat(order.allocation().isWaitingForGoods()).isTrue();
        assertThat(order.shipping().needsOthersForLost())
                .as("also when the step comes once more")
                .isTrue();
    }

    @Test
    void whatTheCarrierRefusedStaysInItsParcels() {
        SalesOrder order = planned("3");
        order.warehouse().finishPicking(Goods.NOW);
        order.warehouse().finishPacking(this::sscc);
        order.shipping().book();
        order.shipping().refused(FIRST, "no such place");

        assertThat(order.shipping().needsOthersForLost()).isFalse();
        assertThat(order.warehouse().plan(location -> true, () -> Goods.NOW)).isEqualTo("SHIP");
        order.shipping().book();

        assertThat(order.shipment(Goods.ID + "-2").orElseThrow().picking().parcels())
                .extracting(Picking.Parcel::sscc)
                .containsExactly("34012345000000001");
    }

    @Test
    void aCancelledOrdersGoodsAreNotPickedAnyMore() {
        SalesOrder order = planned("3");
        order.warehouse().pick(FIRST, "TEA", dec("1"), false);
        order.cancelRequested("changed my mind");

        assertThatThrownBy(() -> order.warehouse().pick(FIRST, "TEA", dec("1"), false))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("put the goods back");
        order.cancelled();
        assertThat(state(order)).isEqualTo(Shipment.State.CANCELLED);
        assertThat(OutboxOf.messages(order, "stock.release"))
                .singleElement()
                .satisfies(message -> assertThat(message.text("quantity")).isEqualTo("3"));
    }

    @Test
    void theSameParcelIsNotPackedTwiceAndNoMoreThanWasPicked() {
        SalesOrder order = planned("3");
        order.warehouse().finishPicking(Goods.NOW);

        Picking.Parcel first = order.warehouse().pack(FIRST, "k1", List.of(tea("2")), null, this::sscc);

        assertThat(order.warehouse().pack(FIRST, "k1", List.of(tea("2")), null, this::sscc))
                .isEqualTo(first);
        assertThatThrownBy(() -> order.warehouse().pack(FIRST, "k2", List.of(tea("1"), tea("1")), null, this::sscc))
                .isInstanceOf(Refused.class);
        assertThat(codes.get()).as("codes used").isEqualTo(1);
    }

    @Test
    void manyScannersTogetherPickNoMoreThanIsWanted() throws Exception {
        OrdersInMemory house = Goods.house();
        house.store(planned("10"));
        ExecutorService scanners = Executors.newFixedThreadPool(8);
        List<Callable<Boolean>> scans = IntStream.range(0, 24)
                .<Callable<Boolean>>mapToObj(i -> () -> {
                    try {
                        house.orders().change(Goods.ID, SalesOrder.class, order -> order.warehouse()
                                .pick(FIRST, "TEA", dec("1"), false));
                        return true;
                    } catch (Refused tooMany) {
                        return false;
                    }
                })
                .toList();

        int taken = 0;
        for (Future<Boolean> scan : scanners.invokeAll(scans)) {
            taken += scan.get() ? 1 : 0;
        }
        scanners.shutdown();

        assertThat(taken).isEqualTo(10);
        SalesOrder order = house.orders().get(Goods.ID, SalesOrder.class);
        assertThat(order.shipment(FIRST).orElseThrow().picking().isPicked()).isTrue();
    }

    @Test
    void aCancellationAndAHandOverAtOnceLeaveOneWinner() throws Exception {
        for (int round = 0; round < 20; round++) {
            OrdersInMemory house = Goods.house();
            SalesOrder order = planned("3");
            order.warehouse().finishPicking(Goods.NOW);
            order.warehouse().finishPacking(this::sscc);
            order.shipping().book();
            order.shipping().booked(FIRST, "CN1", "T1");
            house.store(order);
            ExecutorService both = Executors.newFixedThreadPool(2);
            Callable<Boolean> cancel = () -> tried(house, one -> {
                one.checkCancellable();
                one.cancelRequested("changed my mind");
            });
            Callable<Boolean> leave = () -> tried(house, one -> one.warehouse().handOver(FIRST));
            List<Future<Boolean>> results = both.invokeAll(List.of(cancel, leave));
            both.shutdown();

            assertThat(results.get(0).get() ^ results.get(1).get())
                    .as("cancelled or gone, not both")
                    .isTrue();
        }
    }

    private static boolean tried(OrdersInMemory house, java.util.function.Consumer<SalesOrder> change) {
        try {
            house.orders().change(Goods.ID, SalesOrder.class, change);
            return true;
        } catch (Refused tooLate) {
            return false;
        }
    }

    private static Picking.Content tea(String quantity) {
        return new Picking.Content("TEA", dec(quantity));
    }

    private static Shipment.State state(SalesOrder order) {
        return order.shipment(FIRST).orElseThrow().state();
    }

    private static SalesOrder planned(String quantity) {
        SalesOrder order = Goods.order(line("1", quantity));
        order.allocation().allot(List.of(held("1", "BER", quantity)));
        Goods.paidFor(order);
        assertThat(order.warehouse().plan(location -> true, () -> Goods.NOW)).isEqualTo("PICK");
        return order;
    }
}
