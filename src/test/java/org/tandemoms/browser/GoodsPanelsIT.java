package org.tandemoms.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** Pieces with names of their own, the carrier's offer and proof, and what becomes of goods that come back. */
@EnabledIf("org.tandemoms.browser.Chromium#isThere")
class GoodsPanelsIT extends PageTest {

    private static final String RADIO = "2000000000138";
    private static final String MILK = "2000000000145";

    /** Pieces come in once for good, so each run has its own. */
    private static final String RUN =
            UUID.randomUUID().toString().substring(0, 6).toUpperCase(Locale.ROOT);

    private static final String FIRST = "SER-" + RUN + "-1";
    private static final String SECOND = "SER-" + RUN + "-2";

    @Test
    void whoPicksSaysWhichPieceAndWhichBatch() {
        stockNamedPieces();
        String order =
                place("Elif " + RUN, ",\"handling\":\"WORKED\"", line("RADIO-" + RUN, 2), line("MILK-" + RUN, 4));
        Person picker = person("warehouse");
        picker.opens("/warehouse?at=BER");
        picker.page().getByText("Elif " + RUN).click();
        Locator says = picker.page().locator(".verdict");
        picker.reads("Pick list");
        assertThat(picker.page().getByText(FIRST + ", " + SECOND)).isVisible();
        assertThat(picker.page().getByText("LOT-B").first()).isVisible();

        picker.scans("2");
        picker.scans(RADIO);
        assertThat(says).containsText("Which serial number? Field radio");
        picker.takesPicture("which-serial");
        picker.scans("SER-99");
        assertThat(says).containsText("SER-99");
        assertThat(says).hasAttribute("role", "alert");
        picker.scans("]C0" + SECOND);
        assertThat(says).containsText("1 × Field radio · " + SECOND);
        // the second of the two that were announced
        picker.scans(FIRST);
        assertThat(says).containsText("1 × Field radio · " + FIRST);

        picker.scans("3");
        picker.scans(MILK);
        assertThat(says).containsText("Which batch? Oat milk");
        picker.takesPicture("which-batch");
        picker.button("LOT-B").click();
        assertThat(says).containsText("3 × Oat milk · LOT-B");
        // what the code says itself is not asked for
        picker.scans("(01)0" + MILK + "(10)LOT-A");

        chooseExpress(picker);
        handOver(picker);
        proofIsOn(order, picker);
    }

    private static void stockNamedPieces() {
        tandem.post(
                "sandbox-warehouse",
                "/api/v1/items/import",
                "text/csv",
                """
                sku,name,unitPrice,currency,gtin,weightGrams,batches,serials,shelfLifeDays
                RADIO-%s,Field radio,120.00,EUR,2000000000138,900,false,true,
                MILK-%s,Oat milk,2.00,EUR,2000000000145,1050,true,false,90
                """
                        .formatted(RUN, RUN));
        receive("RADIO-" + RUN, 2, ",\"serials\":[\"%s\",\"%s\"]".formatted(FIRST, SECOND));
        receive("MILK-" + RUN, 3, ",\"batch\":\"LOT-B\",\"expiry\":\"2031-01-31\"");
        receive("MILK-" + RUN, 6, ",\"batch\":\"LOT-A\",\"expiry\":\"2031-04-30\"");
    }

    private static void receive(String sku, int quantity, String pieces) {
        var level = tandem.post(
                "sandbox-warehouse",
                "/api/v1/inventory/receipts",
                "{\"sku\":\"%s\",\"location\":\"BER\",\"quantity\":\"%d\",\"reference\":\"Opening\"%s}"
                        .formatted(sku, quantity, pieces));
        assertThat(level.path("onHand").asText()).as("received: %s", level).isNotEmpty();
    }

    private static void chooseExpress(Person packer) {
        assertThat(packer.page().getByLabel("Still to pack")).containsText("Field radio");
        Locator offers =
                packer.page().getByRole(AriaRole.TABLE, new Page.GetByRoleOptions().setName("Carrier service"));
        assertThat(offers).containsText("EUR");
        assertThat(packer.page().getByRole(AriaRole.RADIOGROUP, new Page.GetByRoleOptions().setName("Carrier service")))
                .isVisible();
        Locator express = offers.getByLabel(Pattern.compile("Express"));
        express.click();
        assertThat(express).isChecked();
        packer.takesPicture("carrier-service");
        packer.page().getByText("Put everything in").click();
        packer.button("Close box").click();
        assertThat(packer.page().getByText("Ready for the driver.")).isVisible();
        assertThat(packer.page().getByRole(AriaRole.MAIN)).containsText("Express");
    }

    private static void handOver(Person packer) {
        packer.button("Hand over").click();
        assertThat(packer.page()
                        .getByText(Pattern.compile("Delivered|On its way"))
                        .first())
                .isVisible();
    }

    private void proofIsOn(String order, Person picker) {
        Person service = person("service");
        service.opens("/orders/" + order);
        assertThat(service.page().locator(".title .status")).hasText("Completed");
        Locator shipments = service.page().getByLabel("Shipments");
        assertThat(shipments).containsText("Signed by");
        assertThat(shipments).containsText("Express");
        service.takesPicture("delivery-proof");
        assertThat(picker.complaints())
                .as("only of the piece that is not there")
                .singleElement(as(STRING))
                .contains("409");
        nobodyComplains(service);
    }

    @Test
    void stockIsFoundByWordsAndPromisedByDate() {
        Person buyer = person("buyer");
        buyer.opens("/inventory");
        assertThat(buyer.page().getByRole(AriaRole.TABLE)).containsText("TEA-EARL-100");
        buyer.presses("f");
        buyer.page().keyboard().type("kettle");
        assertThat(buyer.page().getByRole(AriaRole.TABLE)).not().containsText("TEA-EARL-100");
        buyer.page()
                .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("PREORDER-1"))
                .click();
        // what was typed still narrows the list
        assertThat(buyer.page().getByText("TEA-EARL-100")).isHidden();
        Locator dates = buyer.page().getByLabel("Available to promise");
        assertThat(dates).containsText("+");
        buyer.takesPicture("promise-dates");
        nobodyComplains(buyer);
    }

    @Test
    void goodsComeBackForOthersForMendingAndForMoney() {
        String order = place("Fritz Lang", "", line("CUP-BLUE", 4));
        Person service = person("service");
        service.opens("/orders/" + order);
        assertThat(service.page().locator(".title .status")).hasText("Completed");
        String exchange = sentBack(
                order, "1", "\"resolution\":\"EXCHANGE\",\"exchange\":[{\"sku\":\"TEA-EARL-100\",\"quantity\":\"1\"}]");
        String repair = sentBack(order, "1", "\"resolution\":\"REPAIR\"");
        String refund = sentBack(order, "1", "\"resolution\":\"REFUND\"");

        Person warehouse = person("warehouse");
        graded(warehouse, exchange, "Back to the shelf");
        graded(warehouse, repair, "Repair");
        answered(warehouse, repair, "repairGoods", "Repaired");
        graded(warehouse, refund, "Back to the shelf");

        service.opens("/orders/" + exchange);
        assertThat(service.page().getByLabel("In exchange")).containsText("TEA-EARL-100");
        assertThat(service.page().locator(".title .status")).hasText("Exchanged");
        service.takesPicture("exchange");
        service.opens("/orders/" + repair);
        assertThat(service.page().getByText("Signed by").first()).isVisible();
        service.takesPicture("repair");
        service.opens("/orders/" + refund);
        assertThat(service.page().locator(".title .status")).hasText("Paid back");
        service.takesPicture("refund");
        service.opens("/customers/C-100");
        assertThat(service.page().getByLabel("Invoices and credit notes")).containsText("Credit note");
        service.takesPicture("credit-note");
        nobodyComplains(service);
        nobodyComplains(warehouse);
    }

    private static String sentBack(String order, String quantity, String wanted) {
        return tandem.place(
                "partner-acme",
                "/api/v1/sales-orders/" + order + "/returns",
                "{\"reason\":\"DAMAGED\",\"lines\":[{\"lineId\":\"CUP-BLUE\",\"quantity\":\"%s\"}],%s}"
                        .formatted(quantity, wanted));
    }

    private static void graded(Person warehouse, String goods, String answer) {
        answered(warehouse, goods, "receiveReturn", answer);
    }

    private static void answered(Person warehouse, String goods, String step, String answer) {
        tandem.awaitTask("sandbox-warehouse", goods, step);
        warehouse.opens("/orders/" + goods);
        warehouse.page().locator(".order__notes a").first().click();
        warehouse.page().waitForURL(Pattern.compile(".*/tasks/.*"));
        if (step.equals("receiveReturn") && answer.equals("Back to the shelf")) {
            warehouse.takesPicture("receive-return");
        }
        warehouse.button(answer).click();
        warehouse.isTold(answer + ": ");
    }

    private Person person(String name) {
        return chromium.logIn(tandem.url(), name, ColorScheme.LIGHT);
    }

    private static String place(String consignee, String more, String... lines) {
        return tandem.place(
                "partner-acme",
                "/api/v1/sales-orders",
                """
                {"clientOrderId": "%s", "customerId": "C-100", "currency": "EUR", "lines": [%s],
                 "shipTo": {"name": "%s", "street": "Kastanienallee 12", "city": "Berlin",
                            "postalCode": "10435", "country": "DE"},
                 "payment": {"method": "CARD", "token": "tok_ok"}%s}
                """
                        .formatted(UUID.randomUUID(), String.join(",", lines), consignee, more));
    }

    private static String line(String sku, int quantity) {
        return "{\"lineId\":\"%s\",\"sku\":\"%s\",\"quantity\":\"%d\"}".formatted(sku, sku, quantity);
    }
}
