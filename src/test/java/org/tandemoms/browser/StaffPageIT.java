package org.tandemoms.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** What people do all day, done by people in two browsers on the packed application. */
@EnabledIf("org.tandemoms.browser.Chromium#isThere")
class StaffPageIT extends PageTest {

    @Test
    void twoDifferentPeopleApproveALargeOrderAndItMovesOnBeforeTheirEyes() {
        String order = placeGoods("C-100", "TEA-EARL-100", 5_000);
        Person clerk = person("ops");
        clerk.opens("/orders/" + order);
        assertThat(status(clerk)).hasText("Waiting for approval");

        Person first = person("compliance");
        first.opens(decisionOn(order));
        first.reads("May this order go on?");
        assertThat(approvals(first)).containsText("0 of 2");
        first.takesPicture("decision");
        first.presses("a");
        first.isTold("Approve: Decide on order");

        first.opens(decisionOn(order));
        assertThat(approvals(first)).containsText("1 of 2");
        assertThat(first.page().getByText("You may not decide here.")).isVisible();
        assertThat(first.page().getByText("A second, different person has to decide"))
                .isVisible();
        first.presses("a");
        assertThat(approvals(first)).containsText("1 of 2");

        Person second = person("compliance-2");
        second.opens(decisionOn(order));
        second.button("Approve").click();

        // nobody has touched the clerk's page
        assertThat(status(clerk)).hasText("Completed");
        assertThat(clerk.page().getByText("Delivered, invoiced and paid")).isVisible();
        clerk.takesPicture("order");
        nobodyComplains(clerk, first, second);
    }

    @Test
    void whoRefusesHasToSayWhyAndTheOrderPageTellsTheReason() {
        String order = placeGoods("C-300", "CUP-BLUE", 1);
        Person compliance = person("compliance");
        compliance.opens(decisionOn(order));
        compliance.reads("May this order go on?");

        compliance.presses("r");
        assertThat(compliance.page().getByText("A reason is needed.")).isVisible();
        compliance.page().keyboard().type("Same person as on the list");
        compliance.button("Reject").click();
        compliance.isTold("Reject: Decide on order");

        compliance.opens("/orders/" + order);
        assertThat(status(compliance)).hasText("Refused");
        assertThat(compliance
                        .page()
                        .getByText(Pattern.compile("Same person as on the list"))
                        .first())
                .isVisible();
        nobodyComplains(compliance);
    }

    @Test
    void theKeyboardAloneLeadsFromHomeToAnOrder() {
        String order = placeGoods("C-200", "TEA-EARL-100", 300);
        tandem.awaitTask("sandbox-compliance", order, "decideOnOrder");
        Person compliance = person("compliance");
        compliance.presses("g", "t");
        compliance.reads("Tasks");
        // others' tasks may stand before it
        Locator uppermost = compliance.page().locator(".tasks__name").first();
        String task = uppermost.textContent();
        compliance.presses("j", "Enter");
        compliance.reads(task);
        compliance.presses("Escape");
        compliance.reads("Tasks");

        compliance.presses("/");
        compliance.page().keyboard().type(order);
        assertThat(compliance.page().getByRole(AriaRole.OPTION).first()).containsText("C-200");
        compliance.presses("Enter");
        assertThat(compliance.page()).hasURL(Pattern.compile(".*/orders/" + order));
        assertThat(status(compliance)).hasText("Waiting for approval");

        compliance.presses("Shift+?");
        assertThat(compliance.page().getByRole(AriaRole.DIALOG)).containsText("Ask back");
        nobodyComplains(compliance);
    }

    @Test
    void theListShowsANewOrderByItself() {
        Person clerk = person("ops");
        clerk.opens("/orders");
        assertThat(clerk.page().getByText("Live", new Page.GetByTextOptions().setExact(true)))
                .isVisible();

        String order = placeGoods("C-100", "TEA-EARL-100", 2);
        var row = clerk.page().locator("[row-id='" + order + "']");
        assertThat(row).containsText("TEA-EARL-100");
        assertThat(row).containsText("Completed");
        clerk.takesPicture("orders");
        nobodyComplains(clerk);
    }

    @Test
    void theDiagramShowsWhereTheOrderStands() {
        String order = placeGoods("C-400", "DUAL-USE-9", 1);
        Person compliance = person("compliance");
        compliance.opens("/orders/" + order);
        assertThat(compliance.page().locator(".djs-element.here[data-element-id='decideOnOrder']"))
                .isVisible();
        assertThat(compliance.page().locator(".djs-element.done[data-element-id='askForDecision']"))
                .isVisible();
        compliance.takesPicture("diagram");
        nobodyComplains(compliance);
    }

    @Test
    void darkColoursFollowTheMachineAndTheSwitch() {
        Person night = chromium.logIn(tandem.url(), "compliance", ColorScheme.DARK);
        assertThat(body(night)).hasCSS("background-color", "rgb(15, 16, 19)");
        night.button("Light colours").click();
        assertThat(night.button("Dark colours")).isVisible();
        assertThat(body(night)).hasCSS("background-color", "rgb(247, 247, 249)");
        nobodyComplains(night);
        night.takesPicture("home");
    }

    @Test
    void aWrongPasswordIsToldPlainly() {
        var page = chromium.blank(tandem.url());
        page.navigate("/login");
        page.getByLabel("User name").fill("compliance");
        page.getByLabel("Password").fill("guess");
        page.getByRole(AriaRole.BUTTON).click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("do not belong together");
    }

    private Person person(String name) {
        return chromium.logIn(tandem.url(), name, ColorScheme.LIGHT);
    }

    /** Asked for once it is there: a page of a task that is not, says so and stays. */
    private static String decisionOn(String order) {
        tandem.awaitTask("sandbox-compliance", order, "decideOnOrder");
        return "/tasks/" + order + ":decideOnOrder:1";
    }

    /** Beside the decision: who has approved, and how many more must. */
    private static Locator approvals(Person person) {
        return person.page().locator(".decision__side .section").first();
    }

    /** The status beside the page's title. */
    private static Locator status(Person person) {
        return person.page().locator(".title .status");
    }

    private static Locator body(Person person) {
        return person.page().locator("body");
    }

    private static String placeGoods(String customer, String sku, int quantity) {
        String country = customer.equals("C-400") ? "CH" : "DE";
        return tandem.place(
                "partner-acme",
                "/api/v1/sales-orders",
                """
                {"clientOrderId": "%s", "customerId": "%s", "currency": "EUR",
                 "lines": [{"lineId": "1", "sku": "%s", "quantity": "%d"}],
                 "shipTo": {"name": "Jana Brandt", "street": "Kastanienallee 12", "city": "Berlin",
                            "postalCode": "10435", "country": "%s"},
                 "payment": {"method": "CARD", "token": "tok_ok"}}
                """
                        .formatted(UUID.randomUUID(), customer, sku, quantity, country));
    }
}
