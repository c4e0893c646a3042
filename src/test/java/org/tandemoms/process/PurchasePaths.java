package org.tandemoms.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Purchases of every fate; each of an item, and from a supplier, of its own. */
interface PurchasePaths extends Paths {

    String BUYER = "sandbox-buyer";

    /** Ten are owed to a customer, so ten are proposed. @param account says how the simulated supplier deals */
    private House.Placed proposed(String sku, String account, String price) {
        house().load(WAREHOUSE, "/items/import", "sku,name,unitPrice,currency\n%s,%s,90.00,EUR\n".formatted(sku, sku));
        String supplier = "S-" + sku;
        house().put(
                        BUYER,
                        "/suppliers/" + supplier,
                        Map.of(
                                "name",
                                supplier,
                                "currency",
                                "EUR",
                                "destination",
                                "supplier",
                                "account",
                                account,
                                "leadTimeDays",
                                5,
                                "workingDays",
                                List.of("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY"),
                                "orderCost",
                                "25"));
        house().put(
                        BUYER,
                        "/suppliers/" + supplier + "/items/" + sku,
                        Map.of(
                                "supplierSku", "X",
                                "minimum", "1",
                                "pack", "1",
                                "breaks", List.of(Map.of("from", "0", "unitPrice", price))));
        goods(Paths.both(Paths.lines(Paths.line("1", sku, 10)), Map.of("allowBackorder", true)))
                .becomes("BACKORDERED");
        var made = house().post(BUYER, "/purchase-proposals", Map.of("sku", sku));
        assertThat(made.body().path("made")).as(made.raw().body()).hasSize(1);
        return house().known(made.body().at("/made/0").asText());
    }

    private void received(House.Placed purchase, int quantity) {
        var answer = house().post(
                        WAREHOUSE,
                        "/purchase-orders/" + purchase.id() + "/receipts",
                        Map.of("quantity", Integer.toString(quantity), "reference", "DN", "last", true));
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
    }

    @Test
    default void a_small_purchase_needs_nobody() {
        var purchase = proposed("P-SMALL", "K-1", "5.00").becomes("CONFIRMED");
        received(purchase, 10);
        purchase.becomes("COMPLETED")
                .went(
                        "purchase-approval:purchaseApproved",
                        "goods-receipt:goodsReceived",
                        "supplier-invoice:invoiceSettled",
                        "replenishment:purchaseCompleted");
    }

    @Test
    default void a_buyer_rejects_a_proposal() {
        proposed("P-UNWANTED", "K-1", "50.00")
                .answered(BUYER, "decideOnPurchase", "REJECT", "We sell it no more")
                .becomes("REJECTED")
                .went("purchase-approval:purchaseRejected", "replenishment:purchaseClosed");
    }

    @Test
    default void a_supplier_refuses() {
        proposed("P-REFUSED", "REFUSE-1", "5.00").becomes("REFUSED").went("replenishment:closePurchase");
    }

    @Test
    default void a_buyer_takes_half_when_there_is_no_more() {
        var purchase = proposed("P-HALF", "SHORT-1", "50.00")
                .answered(BUYER, "decideOnPurchase", "APPROVE", "")
                .answered(BUYER, "decideOnAnswer", "APPROVE", "Better than nothing")
                .becomes("CONFIRMED");
        received(purchase, 5);
        purchase.becomes("COMPLETED").went("replenishment:decideOnAnswer", "replenishment:changeTaken");
    }

    @Test
    default void a_buyer_does_not_wait_for_later_goods() {
        proposed("P-LATER", "LATE-1", "5.00")
                .answered(BUYER, "decideOnAnswer", "REJECT", "Too late for the season")
                .becomes("CANCELLED")
                .went("replenishment:decideOnAnswer", "replenishment:purchaseClosed");
    }

    @Test
    default void goods_that_are_late_are_waited_for_and_given_up() {
        var purchase = proposed("P-LATE", "K-1", "5.00").becomes("CONFIRMED");

        house().waits("P10D");
        purchase.answered(BUYER, "decideOnLate", "WAIT", "They said tomorrow");
        house().waits("P2D");
        purchase.answered(BUYER, "decideOnLate", "CLOSE", "Enough")
                .becomes("CANCELLED")
                .went("goods-receipt:decideOnLate", "goods-receipt:closeRest", "goods-receipt:nothingCame");
    }

    @Test
    default void an_invoice_that_is_too_high_is_disputed_and_a_right_one_settled() {
        var purchase = proposed("P-DEAR", "DEAR-1", "50.00").answered(BUYER, "decideOnPurchase", "APPROVE", "");
        purchase.becomes("CONFIRMED");
        received(purchase, 10);
        purchase.answered(BUYER, "resolveDifference", "DISPUTE", "Ten percent too high");

        var right = house().post(
                        BUYER,
                        "/purchase-orders/" + purchase.id() + "/invoices",
                        Map.of("number", "R-2", "date", "2026-11-22", "quantity", "10", "unitPrice", "50.00"));

        assertThat(right.status()).as(right.raw().body()).isEqualTo(201);
        purchase.becomes("COMPLETED").went("supplier-invoice:disputeInvoice", "supplier-invoice:payAnyway");
    }
}
