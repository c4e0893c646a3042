package org.tandemoms.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** A buyer sees what to buy and why, and says yes. */
@EnabledIf("org.tandemoms.browser.Chromium#isThere")
class PurchasingPageIT extends PageTest {

    private static final String ALL_CUPS =
            """
            {"clientOrderId":"%s","customerId":"C-100","currency":"EUR","allowBackorder":true,
             "lines":[{"lineId":"1","sku":"CUP-BLUE","quantity":"75"}],
             "shipTo":{"name":"Jana Brandt","street":"Weg 1","city":"Berlin","postalCode":"10115","country":"DE"},
             "payment":{"method":"CARD","token":"tok_ok"}}""";

    @Test
    void aBuyerReadsWhyAndApproves() {
        String order = tandem.place("partner-acme", "/api/v1/sales-orders", ALL_CUPS.formatted(UUID.randomUUID()));
        try {
            approvesWhatIsShort();
        } finally {
            // also after a failure: there are no cups for the other tests meanwhile
            tandem.cancel("partner-acme", order);
        }
    }

    private static void approvesWhatIsShort() {
        Person buyer = chromium.logIn(tandem.url(), "buyer", ColorScheme.LIGHT);
        buyer.opens("/purchasing");
        buyer.reads("Purchasing");
        buyer.button("Look what to buy").click();

        buyer.page().locator("td").getByText("CUP-BLUE").first().click();
        assertThat(buyer.page().locator(".reasoning")).containsText("Forecast by");
        assertThat(buyer.page().locator(".reasoning")).containsText("service level");
        assertThat(buyer.page().locator(".forecast__line")).isVisible();
        assertThat(buyer.button("Reject")).isDisabled();
        buyer.takesPicture("purchase-proposal");
        buyer.button("Approve purchase").click();

        assertThat(buyer.page().locator(".section__aside .status").first()).hasText("Confirmed");
        buyer.takesPicture("purchase-confirmed");
    }

    private static final String TERMS =
            """
            {"name":"%s","currency":"EUR","destination":"supplier","account":"SILENT-1","leadTimeDays":5,
             "workingDays":["MONDAY","TUESDAY","WEDNESDAY","THURSDAY","FRIDAY"],"orderCost":"25"}""";

    /** Five are owed to a customer, so five are bought, of somebody who does not answer by HTTP. @return the purchase */
    private static String bought(String sku) {
        tandem.post(
                "sandbox-warehouse",
                "/api/v1/items/import",
                "text/csv",
                "sku,name,unitPrice,currency,batches,serials,shelfLifeDays\n%s,Milk meter,90.00,EUR,true,true,90\n"
                        .formatted(sku));
        tandem.put("sandbox-buyer", "/api/v1/suppliers/S-" + sku, TERMS.formatted("Quiet Ltd " + sku));
        tandem.put(
                "sandbox-buyer",
                "/api/v1/suppliers/S-" + sku + "/items/" + sku,
                "{\"supplierSku\":\"X\",\"minimum\":\"1\",\"pack\":\"1\",\"breaks\":[{\"from\":\"0\",\"unitPrice\":\"5.00\"}]}");
        String order = tandem.place(
                "partner-acme",
                "/api/v1/sales-orders",
                ALL_CUPS.formatted(sku).replace("CUP-BLUE", sku).replace("\"75\"", "\"2\""));
        await().atMost(Duration.ofSeconds(60)).until(() -> tandem.get("partner-acme", "/api/v1/orders/" + order)
                .path("status")
                .asText()
                .equals("BACKORDERED"));
        var made = tandem.post("sandbox-buyer", "/api/v1/purchase-proposals", "{\"sku\":\"" + sku + "\"}");
        org.assertj.core.api.Assertions.assertThat(made.path("made"))
                .as("made: %s", made)
                .hasSize(1);
        return made.at("/made/0").asText();
    }

    @Test
    void aBuyerEntersWhatTheSupplierSaidAndReceivesEachPieceByName() {
        String sku = "METER-" + UUID.randomUUID().toString().substring(0, 6).toUpperCase(Locale.ROOT);
        String purchase = bought(sku);
        Person buyer = chromium.logIn(tandem.url(), "buyer", ColorScheme.LIGHT);
        buyer.opens("/purchasing/" + purchase);
        assertThat(buyer.page().locator(".section__aside .status").first()).hasText("Ordered");

        buyer.button("Change channel").click();
        Locator dialog = buyer.page().getByRole(AriaRole.DIALOG);
        dialog.getByRole(AriaRole.COMBOBOX, new Locator.GetByRoleOptions().setName("Orders go by"))
                .click();
        buyer.page()
                .getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("Mail"))
                .click();
        dialog.getByLabel("Mail address").fill("orders@quiet.example");
        buyer.takesPicture("supplier-channel");
        submit(dialog, "Change channel");
        assertThat(buyer.page().getByText("orders@quiet.example")).isVisible();

        buyer.button("Enter the answer").click();
        dialog.getByLabel("What was said").fill("By telephone, Mr Still");
        buyer.takesPicture("supplier-answer");
        submit(dialog, "Note the answer");
        assertThat(buyer.page().locator(".section__aside .status").first()).hasText("Confirmed");

        buyer.button("Receive goods").click();
        dialog.getByLabel("Delivery note").fill("DN-7");
        dialog.getByLabel("Batch").fill("LOT-7");
        dialog.getByLabel("Use by").fill("2031-01-31");
        dialog.getByLabel("Serial numbers").fill(sku + "-1");
        submit(dialog, "Receive goods");
        assertThat(dialog).containsText(Pattern.compile("serial", Pattern.CASE_INSENSITIVE));
        dialog.getByLabel("Serial numbers").fill(sku + "-1\n" + sku + "-2");
        buyer.takesPicture("receive-lots");
        submit(dialog, "Receive goods");
        assertThat(buyer.page().getByLabel("Receipts")).containsText("LOT-7 · " + sku + "-2");
        buyer.takesPicture("purchase-received");
    }

    private static void submit(Locator dialog, String button) {
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(button))
                .click();
    }
}
