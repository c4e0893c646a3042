package org.tandemoms.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.time.Duration;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** Money that goes back to customers, and money they owe. */
@EnabledIf("org.tandemoms.browser.Chromium#isThere")
class GoodsMoneyIT extends PageTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    @Test
    void aRefundThatFailedIsSettledByAPerson() {
        String order = bought("CARD\", \"token\": \"tok_refund_fails_once");
        becomes(order, "COMPLETED");
        String goods = tandem.place(
                "partner-acme",
                "/api/v1/sales-orders/" + order + "/returns",
                "{\"reason\":\"DAMAGED\",\"lines\":[{\"lineId\":\"1\",\"quantity\":\"2\"}]}");
        JsonNode task = task("sandbox-warehouse", goods);
        tandem.post(
                "sandbox-warehouse",
                "/api/v1/tasks/" + task.path("id").asText() + "/complete",
                "{\"outcome\":\"RESTOCK\",\"comment\":\"\",\"variables\":{\"condition\":\"UNOPENED\"}}");

        Person operations = person("ops");
        await("the refund has failed")
                .atMost(SOON)
                .until(() -> shown(order).at("/payment/refunds/0").hasNonNull("caseId"));
        operations.opens("/orders/" + order);
        assertThat(operations.page().getByLabel("Refunds")).containsText("Failed");
        operations.takesPicture("order-owes-refund");
        operations.page().getByText("Settle it").click();
        assertThat(operations.page().locator(".title .status")).hasText("Failed");
        operations.takesPicture("refund-failed");
        operations.page().locator(".order__notes a").first().click();
        operations.page().waitForURL(Pattern.compile(".*/tasks/.*"));
        assertThat(operations.page().getByText("How does the customer get this money?"))
                .isVisible();
        operations.takesPicture("settle-refund");
        operations.presses("a");
        await("the provider has given it back")
                .atMost(SOON)
                .until(() ->
                        shown(order).at("/payment/refunds/1/state").asText().equals("DONE"));

        operations.opens("/orders/" + order);
        assertThat(operations.page().getByLabel("Refunds")).containsText("Paid back");
        operations.takesPicture("refund-settled");
        nobodyComplains(operations);
    }

    @Test
    void whoOwesWhatIsSeenAndWhatIsTooMuchIsPaidOut() {
        String order = bought("INVOICE");
        becomes(order, "COMPLETED");
        Person operations = person("ops");
        operations.opens("/receivables");
        Locator debtor = operations
                .page()
                .getByRole(AriaRole.ROW)
                .filter(new Locator.FilterOptions().setHasText("C-100"))
                .first();
        assertThat(debtor).containsText("EUR");
        operations.takesPicture("receivables");

        String invoice = shown(order).path("invoiceNumber").asText();
        String bank = "BANK-" + UUID.randomUUID().toString().substring(0, 8);
        tandem.post(
                "sandbox-ops",
                "/api/v1/receivables/payments",
                """
                {"bankReference":"%s","customerId":"C-100","invoice":"%s","amount":"5000.00","currency":"EUR",
                 "valueDate":"2026-03-02"}"""
                        .formatted(bank, invoice));
        debtor.getByRole(AriaRole.LINK).click();
        Locator credit = operations
                .page()
                .getByLabel("Credit balance")
                .getByRole(AriaRole.ROW)
                .filter(new Locator.FilterOptions().setHasText(bank));
        credit.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Pay out"))
                .click();
        Locator dialog = operations.page().getByRole(AriaRole.DIALOG);
        dialog.getByLabel("Reference of the transfer").fill("SEPA " + bank);
        operations.takesPicture("pay-out");
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Pay out"))
                .click();

        assertThat(dialog).isHidden();
        assertThat(operations.page().getByText(bank)).isHidden();
        JsonNode paid = tandem.get("sandbox-ops", "/api/v1/receivables/payments?customerId=C-100&limit=500")
                .path("items")
                .valueStream()
                .filter(one -> one.path("reference").asText().equals(bank))
                .findFirst()
                .orElseThrow();
        assertThat(paid.path("unallocated").decimalValue()).isZero();
        assertThat(paid.at("/payouts/0/reference").asText()).isEqualTo("SEPA " + bank);
        nobodyComplains(operations);
    }

    private static Person person(String name) {
        return chromium.logIn(tandem.url(), name, ColorScheme.LIGHT);
    }

    /** @param method and what else is said of the payment */
    private static String bought(String method) {
        return tandem.place(
                "partner-acme",
                "/api/v1/sales-orders",
                """
                {"clientOrderId": "%s", "customerId": "C-100", "currency": "EUR",
                 "lines": [{"lineId": "1", "sku": "TEA-EARL-100", "quantity": "2"}],
                 "shipTo": {"name": "Jana Brandt", "street": "Weg 1", "city": "Berlin", "postalCode": "10115", "country": "DE"},
                 "payment": {"method": "%s"}}"""
                        .formatted(UUID.randomUUID(), method));
    }

    private static JsonNode shown(String order) {
        return tandem.get("sandbox-ops", "/api/v1/orders/" + order);
    }

    private static void becomes(String order, String status) {
        await(order + " becomes " + status)
                .atMost(SOON)
                .until(() -> shown(order).path("status").asText(), status::equals);
    }

    private static JsonNode task(String person, String subject) {
        return await("somebody is asked about " + subject)
                .atMost(SOON)
                .until(
                        () -> tandem.get(person, "/api/v1/tasks?orderId=" + subject)
                                .at("/items/0"),
                        one -> !one.isMissingNode());
    }
}
