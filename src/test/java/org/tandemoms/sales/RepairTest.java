package org.tandemoms.sales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tandemoms.sales.Goods.dec;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tandemoms.identity.Actor;
import org.tandemoms.orders.OutboxOf;
import org.tandemoms.shared.Refused;

/** Goods that a customer wants back mended: one parcel at a time, no money, and the pieces stay the customer's. */
class RepairTest {

    private static final List<String> GRADES = List.of("RESTOCK", "SCRAP", "REPAIR", "REJECT");

    private SalesOrder order;
    private ReturnOrder goods;

    @BeforeEach
    void here() {
        order = Goods.order(Goods.line("1", "3"));
        order.allocation().allot(List.of(Goods.held("1", "BER", "3")));
        Goods.completed(order);
        goods = returned("R1", ReturnResolution.REPAIR);
    }

    private ReturnOrder returned(String id, ReturnResolution wanted) {
        var request = new ReturnRequest(
                ReturnReason.DAMAGED, List.of(new ReturnRequest.Line("1", dec("3"))), wanted, List.of(), null);
        var back = new ReturnOrder(order, Goods.requested(order, id, request), Goods.NOW, Actor.SYSTEM);
        back.judged("APPROVE", dec("1.00"), "Send it in.", Map.of());
        return back;
    }

    private Repair.State state() {
        return goods.repair().state();
    }

    @Test
    void onlyWhoWantsItGetsItRepaired() {
        var type = new ReturnOrderType();

        assertThat(type.answers(goods, "receiveReturn", GRADES)).containsExactly("REPAIR", "REJECT");
        order.returnRefused("R1");
        assertThat(type.answers(returned("R2", ReturnResolution.REFUND), "receiveReturn", GRADES))
                .containsExactly("RESTOCK", "SCRAP", "REJECT");
    }

    @Test
    void oneParcelIsAskedForHoweverOftenTheStepRuns() {
        goods.repairJourney().sendBack();
        goods.repairJourney().sendBack();

        assertThat(OutboxOf.messages(goods, "carrier.send-back"))
                .singleElement()
                .satisfies(message -> {
                    assertThat(message.text("shipmentId")).isEqualTo("R1-1");
                    assertThat(message.payload().get("shipTo")).asString().contains("Street 1");
                });
    }

    @Test
    void aParcelThatFailedGoesOutAgainAndTheFirstOnesEventsCountNoMore() {
        goods.repairJourney().sendBack();
        goods.repairJourney().lost("R1-1", "never picked up");
        goods.repairJourney().booked("R1-1", "CN1", "T1");
        goods.repairJourney().lost("R1-1", "Fell off");
        assertThat(state()).isEqualTo(Repair.State.FAILED);
        assertThat(goods.milestone("repair-returned").orElseThrow().outcome()).isEqualTo("FAILED");

        goods.repairJourney().sendBack();
        goods.repairJourney().delivered("R1-1", "CN1", "T1");
        assertThat(state()).isEqualTo(Repair.State.ASKED);
        assertThat(goods.milestone("repair-returned")).isEmpty();
        goods.repairJourney().delivered("R1-2", "CN2", "T2");
        goods.repairJourney().proven("R1-2", new DeliveryProof("Anna", Goods.NOW, null));

        assertThat(goods.milestone("repair-returned").orElseThrow().outcome()).isEqualTo("DELIVERED");
        assertThat(ReturnView.of(goods).repair()).satisfies(repair -> {
            assertThat(repair.tracking()).isEqualTo("T2");
            assertThat(repair.proof().signedBy()).isEqualTo("Anna");
        });
    }

    @Test
    void mendedPiecesMayComeBackAnotherTimeAndNoMoneyMoves() {
        var again = new ReturnRequest(
                ReturnReason.DAMAGED,
                List.of(new ReturnRequest.Line("1", dec("3"))),
                ReturnResolution.REFUND,
                List.of(),
                null);
        assertThatThrownBy(() -> Goods.requested(order, "R2", again)).isInstanceOf(Refused.class);

        order.returnRepaired("R1");

        assertThat(order.payment().refunded()).isEqualByComparingTo("0");
        Goods.requested(order, "R2", again);
        order.goodsReturned("R2", dec("35.70"));
        assertThat(order.payment().refundedFor("R2")).isEqualByComparingTo("35.70");
        assertThat(order.salesStatus()).isEqualTo(SalesStatus.RETURNED);
    }
}
