package org.tandemoms.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** A buyer sees what to buy and why, and says yes. */
@EnabledIf("org.tandemoms.browser.Chromium#isThere")
class PurchasingPageIT extends PageTest {

    private static final String ALL_CUPS =
            """
            {"clientOrderId":"all-cups","customerId":"C-100","currency":"EUR","allowBackorder":true,
             "lines":[{"lineId":"1","sku":"CUP-BLUE","quantity":"75"}],
             "shipTo":{"name":"Jana Brandt","street":"Weg 1","city":"Berlin","postalCode":"10115","country":"DE"},
             "payment":{"method":"CARD","token":"tok_ok"}}""";

    @Test
    void aBuyerReadsWhyAndApproves() {
        String order = tandem.place("partner-acme", "/api/v1/sales-orders", ALL_CUPS);
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
        tandem.cancel("partner-acme", order);
    }
}
