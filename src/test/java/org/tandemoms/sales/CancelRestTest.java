package org.tandemoms.sales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tandemoms.sales.Goods.dec;
import static org.tandemoms.sales.Goods.held;
import static org.tandemoms.sales.Goods.line;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tandemoms.inventory.Allotment;
import org.tandemoms.orders.Changing;
import org.tandemoms.orders.Hold;
import org.tandemoms.orders.OutboxOf;
import org.tandemoms.outbox.OutboxMessage;
import org.tandemoms.shared.ProblemCode;
import org.tandemoms.shared.Refused;

/** Orders whose rest is not going to come, and parcels that the carrier has and has not. */
class CancelRestTest {

    /** Ten ordered, six sent and delivered, one more held, three still to come. */
    private static SalesOrder partSent() {
        SalesOrder order = Goods.order(line("1", "10"));
        order.allocation().allot(List.of(held("1", "BER", "6")));
        Goods.paidFor(order);
        order.shipping().book();
        order.shipping().delivered(order.shipments().get(0).id(), "CN", "T");
        order.paymentCaptured(1, "cap_1");
        order.allocation().allot(List.of(new Allotment(Goods.ID + ":1:5", "TEA", "BER", dec("1"))));
        order.allocation().waitForGoods();
        return order;
    }

    @Test
    void theOrderEndsWithWhatWasSentAndIsChargedOnlyForThat() {
        SalesOrder order = partSent();

        order.cancelRest("supplier went out of business");

        assertThat(order.salesStatus()).isEqualTo(SalesStatus.DELIVERED);
        assertThat(order.line("1").orElseThrow().quantity()).isEqualByComparingTo("6");
        assertThat(order.gross().toString()).isEqualTo("71.40 EUR");
        assertThat(OutboxOf.messages(order, "stock.release"))
                .singleElement()
                .satisfies(message -> assertThat(message.text("quantity")).isEqualTo("1"));
        assertThat(order.milestone("stock-arrived")).as("its process goes on").isPresent();
        order.shipping().book();
        assertThat(order.shipments()).hasSize(1);
        assertThat(order.milestone("shipment-delivered").orElseThrow().outcome())
                .isEqualTo("DELIVERED");
        order.askCapture();
        assertThat(order.payment().captured()).isEqualByComparingTo("71.40");
        assertThat(order.milestone("capture-answered").orElseThrow().outcome()).isEqualTo("CAPTURED");
        order.completed();
        assertThat(order.isOpen()).isFalse();
    }

    @Test
    void nothingSentNothingOpenAndDoneOrdersAreRefused() {
        SalesOrder nothingSent = Goods.order(line("1", "10"));
        nothingSent.allocation().allot(List.of(held("1", "BER", "6")));
        Goods.paidFor(nothingSent);
        SalesOrder allSent = Goods.order(line("1", "10"));
        allSent.allocation().allot(List.of(held("1", "BER", "10")));
        Goods.completed(allSent);

        for (SalesOrder order : List.of(nothingSent, allSent)) {
            assertThatThrownBy(() -> order.cancelRest("why"))
                    .isInstanceOfSatisfying(
                            Refused.class,
                            refused -> assertThat(refused.problem().code()).isEqualTo(ProblemCode.STATE));
        }
    }

    @Test
    void aParcelThatIsBeingBookedIsCalledBackBeforeItsGoodsAreFree() {
        SalesOrder order = Goods.order(line("1", "10"));
        order.allocation().allot(List.of(held("1", "BER", "10")));
        Goods.paidFor(order);
        order.shipping().book();
        String parcel = order.shipments().get(0).id();

        order.cancelRequested("changed my mind");
        assertThat(order.milestone("order-cancelled"))
                .as("the carrier may have it any moment")
                .isEmpty();
        order.shipping().booked(parcel, "CN", "T");
        assertThat(OutboxOf.messages(order, "carrier.cancel")).hasSize(1);
        order.shipping().cancelled(parcel);

        assertThat(order.milestone("order-cancelled")).isPresent();
        order.cancelled();
        assertThat(OutboxOf.messages(order, "stock.release")).hasSize(1);
    }

    @Test
    void whatAHoldHasKeptFromTheCarrierIsNotBookedWhenTheOrderIsCancelled() {
        SalesOrder order = Goods.order(line("1", "10"));
        order.allocation().allot(List.of(held("1", "BER", "10")));
        Goods.paidFor(order);
        order.hold(Hold.Type.FRAUD, "looks odd");
        order.shipping().book();

        order.cancelRequested("it is fraud");

        assertThat(order.milestone("order-cancelled")).isPresent();
        assertThat(OutboxOf.messages(order, "carrier.book")).isEmpty();
        order.cancelled();
        assertThat(OutboxOf.messages(order, "stock.release")).hasSize(1);
        assertThat(order.shipments().get(0).state()).isEqualTo(Shipment.State.CANCELLED);
    }

    @Test
    void whatAHoldHasKeptFromTheCarrierIsFreeWhenTheOrderIsRefused() {
        SalesOrder order = Goods.order(line("1", "10"));
        order.allocation().allot(List.of(held("1", "BER", "10")));
        Goods.paidFor(order);
        order.hold(Hold.Type.FRAUD, "looks odd");
        order.shipping().book();

        order.rejected();

        assertThat(OutboxOf.messages(order, "carrier.book")).isEmpty();
        assertThat(OutboxOf.messages(order, "stock.release")).hasSize(1);
    }

    @Test
    void aBookingThatMayBeOnItsWayIsWaitedForThoughTheOrderIsHeldMeanwhile() {
        SalesOrder order = Goods.order(line("1", "10"));
        order.allocation().allot(List.of(held("1", "BER", "10")));
        Goods.paidFor(order);
        order.shipping().book();
        String parcel = order.shipments().get(0).id();
        Changing.at(order, Goods.NOW.plusSeconds(1));
        order.hold(Hold.Type.FRAUD, "looks odd");

        order.cancelRequested("it is fraud");
        assertThat(order.milestone("order-cancelled")).isEmpty();
        order.shipping().booked(parcel, "CN", "T");

        assertThat(OutboxOf.deliverable(order))
                .as("goes to the carrier though the order is held")
                .extracting(OutboxMessage::type)
                .contains("carrier.cancel")
                .doesNotContain("carrier.book");
    }

    @Test
    void anOrderGivenUpOverARefusedParcelKeepsTheGoodsOfAnotherThatIsBooked() {
        SalesOrder order = Goods.order(line("1", "10"));
        order.allocation().allot(List.of(held("1", "BER", "6"), held("1", "LYS", "4")));
        Goods.paidFor(order);
        order.shipping().book();
        String fromBerlin = order.shipments().get(0).id();
        order.shipping().booked(fromBerlin, "CN", "T");
        order.shipping().refused(order.shipments().get(1).id(), "no such street");

        order.cancelled();

        assertThat(OutboxOf.messages(order, "stock.release"))
                .extracting(message -> message.text("location"))
                .containsExactly("LYS");
        assertThat(order.allocation().inHand()).containsExactly(held("1", "BER", "6"));
        order.shipping().cancelled(fromBerlin);
        assertThat(OutboxOf.messages(order, "stock.release")).hasSize(2);
        assertThat(order.allocation().inHand()).isEmpty();
    }

    @Test
    void aParcelCalledBackFromAnOrderThatGoesOnIsSentAgain() {
        SalesOrder order = Goods.order(line("1", "10"));
        order.allocation().allot(List.of(held("1", "BER", "6"), held("1", "LYS", "4")));
        Goods.paidFor(order);
        order.shipping().book();
        order.shipments().forEach(shipment -> order.shipping().booked(shipment.id(), "CN", "T"));
        order.cancelRequested("changed my mind");

        order.shipping().cancelled(order.shipments().get(0).id());
        order.shipping().cancelTooLate(order.shipments().get(1).id());
        order.shipping().delivered(order.shipments().get(1).id(), "CN", "T");

        assertThat(order.milestone("shipment-delivered").orElseThrow().outcome())
                .isEqualTo("PARTLY");
        order.shipping().book();
        assertThat(order.shipments()).hasSize(3);
        order.shipping().delivered(order.shipments().get(2).id(), "CN", "T");
        assertThat(order.salesStatus()).isEqualTo(SalesStatus.DELIVERED);
    }
}
