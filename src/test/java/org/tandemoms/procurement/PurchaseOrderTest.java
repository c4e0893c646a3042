package org.tandemoms.procurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tandemoms.identity.Actor;
import org.tandemoms.inventory.Lot;
import org.tandemoms.orders.Changing;
import org.tandemoms.orders.OutboxOf;
import org.tandemoms.shared.Refused;

/** What a purchase goes through, whatever the supplier and the warehouse do. */
class PurchaseOrderTest {

    private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");
    private static final LocalDate DUE = CupsWanted.DUE;
    private static final Map<String, String> RULE = Map.of("decision", "d", "version", "1", "rule", "r");

    private PurchaseOrder purchase;

    @BeforeEach
    void propose() {
        purchase = new PurchaseOrder(
                "PO.20261120.BER.CUP",
                CupsWanted.plan("120"),
                new SupplierTerms("supplier", "K-1", "KB-17", null),
                NOW,
                Actor.SYSTEM);
    }

    @Test
    void theSupplierIsAskedOnceHoweverOftenTheStepRuns() {
        purchase.order();
        purchase.order();

        assertThat(OutboxOf.messages(purchase, "supplier.order")).hasSize(1);
        assertThat(purchase.purchaseStatus()).isEqualTo(PurchaseStatus.ORDERED);
        assertThat(purchase.alarm()).contains(NOW.plusSeconds(86_400));
    }

    @Test
    void aPromiseAsAskedNeedsNobody() {
        purchase.order();
        purchase.answered(new Acknowledgement(true, new BigDecimal("120"), DUE, null));

        assertThat(outcome(PurchaseOrder.ANSWERED)).isEqualTo("ACCEPTED");
        assertThat(purchase.purchaseStatus()).isEqualTo(PurchaseStatus.CONFIRMED);
    }

    @Test
    void aLaterDayOrAnotherQuantityIsABuyersDecisionAndCountsWhenItIsTaken() {
        purchase.order();
        purchase.answered(new Acknowledgement(true, new BigDecimal("60"), DUE.plusDays(3), "kiln is down"));

        assertThat(outcome(PurchaseOrder.ANSWERED)).isEqualTo("CHANGED");
        assertThat(purchase.promised()).as("not before it is taken").isEqualByComparingTo("120");

        purchase.expectGoods();
        assertThat(purchase.promised()).isEqualByComparingTo("60");
        assertThat(purchase.expectedOn()).isEqualTo(DUE.plusDays(3));
        assertThat(purchase.onOrder()).isEqualByComparingTo("60");
    }

    @Test
    void theFirstAnswerCounts() {
        confirmed();
        purchase.answered(new Acknowledgement(false, null, null, "changed our mind"));

        assertThat(outcome(PurchaseOrder.ANSWERED)).isEqualTo("ACCEPTED");
        assertThat(purchase.purchaseStatus()).isEqualTo(PurchaseStatus.CONFIRMED);
    }

    @Test
    void aRefusalEndsItAndNothingIsOnOrder() {
        purchase.order();
        purchase.answered(new Acknowledgement(false, null, null, "no longer made"));
        assertThat(purchase.onOrder()).isZero();

        purchase.close();
        assertThat(purchase.purchaseStatus()).isEqualTo(PurchaseStatus.REFUSED);
        assertThat(OutboxOf.messages(purchase, "supplier.cancel"))
                .as("nobody cancels what was refused")
                .isEmpty();
    }

    @Test
    void whatIsReceivedCountsAsOnOrderUntilItIsOnTheShelf() {
        confirmed();
        receive("r1", "50", false);
        assertThat(purchase.onOrder()).isEqualByComparingTo("120");

        purchase.booked(1);
        assertThat(purchase.onOrder()).isEqualByComparingTo("70");
        assertThat(purchase.outstanding()).isEqualByComparingTo("70");
    }

    @Test
    void theSameReceiptTwiceIsBookedOnceAndAnotherUnderItsKeyIsRefused() {
        confirmed();
        receive("r1", "50", false);
        receive("r1", "50", false);

        assertThat(purchase.received()).isEqualByComparingTo("50");
        assertThat(OutboxOf.messages(purchase, "stock.receive")).hasSize(1);
        assertThatThrownBy(() -> receive("r1", "60", false)).isInstanceOf(Refused.class);
    }

    @Test
    void moreThanPromisedIsTakenAndSaid() {
        confirmed();
        receive("r1", "130", false);

        assertThat(outcome(PurchaseOrder.GOODS)).isEqualTo("RECEIVED");
        assertThat(purchase.timeline().toString()).contains("10 more than promised");
    }

    @Test
    void aShortDeliveryIsClosedWhenItIsTheLast() {
        confirmed();
        receive("r1", "100", true);

        assertThat(outcome(PurchaseOrder.GOODS)).isEqualTo("RECEIVED");
        assertThat(purchase.outstanding()).isZero();
    }

    @Test
    void goodsAreAnAnswerWhereTheSupplierGaveNone() {
        purchase.order();
        receive("r1", "120", false);

        assertThat(outcome(PurchaseOrder.ANSWERED)).isEqualTo("ACCEPTED");
        assertThat(outcome(PurchaseOrder.GOODS)).isEqualTo("RECEIVED");
    }

    @Test
    void aSilentSupplierIsRemindedEveryDay() {
        purchase.order();
        Changing.at(purchase, NOW.plusSeconds(86_400));
        purchase.alarmed();
        Changing.at(purchase, NOW.plusSeconds(2 * 86_400));
        purchase.alarmed();

        assertThat(OutboxOf.messages(purchase, "supplier.remind")).hasSize(2);
        assertThat(purchase.purchaseStatus()).isEqualTo(PurchaseStatus.ORDERED);
    }

    @Test
    void lateGoodsBecomeABuyersQuestion() {
        confirmed();
        purchase.expectGoods();
        assertThat(purchase.alarm()).contains(Instant.parse("2026-11-28T00:00:00Z"));

        Changing.at(purchase, Instant.parse("2026-11-28T00:00:00Z"));
        purchase.alarmed();
        assertThat(outcome(PurchaseOrder.GOODS)).isEqualTo("LATE");

        purchase.closeRest("too late");
        assertThat(outcome(PurchaseOrder.GOODS)).isEqualTo("NOTHING");
        assertThat(OutboxOf.messages(purchase, "supplier.cancel")).hasSize(1);
        purchase.close();
        assertThat(purchase.purchaseStatus()).isEqualTo(PurchaseStatus.CANCELLED);
        assertThat(OutboxOf.messages(purchase, "supplier.cancel")).hasSize(1);
    }

    @Test
    void anInvoiceIsComparedOnceAndASecondNumberIsAnotherInvoice() {
        confirmed();
        assertThat(purchase.invoiced(invoice("I-1", "120", "3.80"))).isTrue();
        assertThat(purchase.invoiced(invoice("I-1", "120.0", "3.80"))).isFalse();
        assertThatThrownBy(() -> purchase.invoiced(invoice("I-1", "120", "4.80")))
                .isInstanceOf(Refused.class);
        receive("r1", "120", false);
        purchase.expectInvoice();

        purchase.compared(purchase.invoiceToMatch().orElseThrow(), List.of("Too dear."), RULE, NOW);
        purchase.dispute();
        assertThat(purchase.milestone(SupplierInvoices.ARRIVED))
                .as("another one is awaited")
                .isEmpty();

        purchase.invoiced(invoice("I-2", "120", "3.80"));
        purchase.compared(purchase.invoiceToMatch().orElseThrow(), List.of(), RULE, NOW);
        assertThat(purchase.payable().number()).isEqualTo("I-2");
        purchase.completed();
        assertThat(purchase.score().points())
                .as("in time and complete, but the first invoice was wrong")
                .isEqualByComparingTo("80");
        assertThat(purchase.isOpen()).isFalse();
    }

    @Test
    void nothingIsReceivedForWhatNobodyOrdered() {
        assertThatThrownBy(() -> receive("r1", "1", false)).isInstanceOf(Refused.class);
        purchase.close();
        assertThat(purchase.purchaseStatus()).isEqualTo(PurchaseStatus.REJECTED);
        assertThatThrownBy(() -> receive("r1", "1", false)).isInstanceOf(Refused.class);
        assertThat(purchase.received()).isZero();
    }

    @Test
    void theIdSaysItemPlaceAndDayAndNoTwoShelvesShareOne() {
        LocalDate day = LocalDate.parse("2026-11-20");
        assertThat(Purchasing.idOf("CUP", "BER", day)).isEqualTo("PO.20261120.BER.CUP");
        assertThat(Purchasing.idOf("A.B", "BER", day)).isNotEqualTo(Purchasing.idOf("B", "BER.A", day));
        assertThat(Purchasing.idOf("a/b c", "BER", day)).matches("PO\\.20261120\\.[0-9a-f-]{36}");
    }

    @Test
    void aDeliveryIsNotedWithThePiecesThatCame() {
        confirmed();
        List<Lot> pieces = List.of(new Lot("LOT-A", null, DUE, new BigDecimal("10")));
        purchase.receive("r1", "h", new BigDecimal("10"), false, "note", pieces);
        assertThat(purchase.receive("r1", "h", new BigDecimal("10"), false, "note", pieces))
                .isFalse();

        assertThat(purchase.receipts().get(0).lots()).isEqualTo(pieces);
    }

    private void confirmed() {
        purchase.order();
        purchase.answered(new Acknowledgement(true, null, null, null));
    }

    private void receive(String key, String quantity, boolean last) {
        purchase.receive(key, quantity + last, new BigDecimal(quantity), last, "note " + key);
    }

    private static SupplierInvoice invoice(String number, String quantity, String price) {
        return new SupplierInvoice(
                number,
                DUE,
                new BigDecimal(quantity),
                new BigDecimal(price),
                SupplierInvoice.State.WAITING,
                List.of(),
                NOW);
    }

    private String outcome(String milestone) {
        return purchase.milestone(milestone).orElseThrow().outcome();
    }
}
