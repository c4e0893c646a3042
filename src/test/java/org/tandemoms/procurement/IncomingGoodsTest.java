package org.tandemoms.procurement;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tandemoms.orders.OrdersInMemory;

/** What customers may be promised of goods that were bought: what the supplier still owes, when it says it comes. */
class IncomingGoodsTest {

    private final OrdersInMemory house =
            new OrdersInMemory(PurchaseOrder.class, Clock.fixed(CupsWanted.NOW, ZoneOffset.UTC), any -> {});

    @BeforeEach
    void propose() {
        house.store(CupsWanted.purchase("120"));
    }

    private void then(Consumer<PurchaseOrder> happens) {
        house.orders().change(CupsWanted.ID, PurchaseOrder.class, happens);
    }

    private List<org.tandemoms.inventory.IncomingGoods.Incoming> coming() {
        return new PurchasesOnTheirWay(new IncomingGoods(house)).incoming("CUP");
    }

    private void comes(String quantity, LocalDate day) {
        assertThat(coming()).singleElement().satisfies(goods -> {
            assertThat(goods.quantity()).isEqualByComparingTo(quantity);
            assertThat(goods.expected()).isEqualTo(day);
            assertThat(goods.location()).isEqualTo("BER");
            assertThat(goods.reference()).contains(CupsWanted.ID);
        });
    }

    private static Acknowledgement says(String quantity, LocalDate day) {
        return new Acknowledgement(true, new BigDecimal(quantity), day, null);
    }

    @Test
    void aProposalPromisesNothing() {
        assertThat(coming()).isEmpty();
    }

    @Test
    void whatWasOrderedComesOnTheDayItWasAskedFor() {
        then(PurchaseOrder::order);

        comes("120", CupsWanted.DUE);
    }

    @Test
    void anOfferCountsForNoMoreAndNoSoonerThanItSaysAlsoBeforeItIsTaken() {
        then(PurchaseOrder::order);
        then(purchase -> purchase.answered(says("60", CupsWanted.DUE.plusDays(3))));
        comes("60", CupsWanted.DUE.plusDays(3));

        then(PurchaseOrder::expectGoods);

        comes("60", CupsWanted.DUE.plusDays(3));
    }

    @Test
    void anOfferOfMoreSoonerIsCountedOnAsItWasOrdered() {
        then(PurchaseOrder::order);
        then(purchase -> purchase.answered(says("500", CupsWanted.DUE.minusDays(3))));

        comes("120", CupsWanted.DUE);
    }

    @Test
    void aRefusedPurchaseBringsNothingFromTheRefusalOn() {
        then(PurchaseOrder::order);
        then(purchase -> purchase.answered(new Acknowledgement(false, null, null, "no longer made")));

        assertThat(coming()).isEmpty();
    }

    @Test
    void whatHasComeComesNoMore() {
        then(PurchaseOrder::order);
        then(purchase -> purchase.answered(says("120", CupsWanted.DUE)));
        then(purchase -> purchase.receive("r1", "h", new BigDecimal("50"), false, "note"));
        comes("70", CupsWanted.DUE);

        then(purchase -> purchase.receive("r2", "h", new BigDecimal("10"), true, "note"));

        assertThat(coming()).as("closed short").isEmpty();
    }
}
