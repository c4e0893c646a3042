package org.tandemoms.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIf;

/** Positions, rebalancing, stops and the hand on a working order, on the packed application. */
@EnabledIf("org.tandemoms.browser.Chromium#isThere")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DeskControlIT extends PageTest {

    @Test
    @Order(1)
    void aPortfolioManagerSeesTheOrdersFirstAndThenReleasesThem() {
        Person manager = person("pm");
        manager.opens("/portfolios?id=PROP-1");
        manager.reads("Against the model");
        manager.page()
                .getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("Together with"))
                .press("ArrowDown");
        option(manager, "FUND-B").click();
        manager.presses("Escape");
        manager.button("Show orders").click();
        manager.reads("Proposed orders");
        Locator proposed = manager.page().getByLabel("Proposed orders");
        assertThat(proposed).containsText("RSTD");
        assertThat(proposed).containsText("Would be refused");
        assertThat(proposed).containsText("FUND-B");
        manager.takesPicture("rebalance");

        manager.button("Release \\d+ orders").click();
        manager.reads("Released orders");
        assertThat(manager.page()
                        .getByRole(
                                AriaRole.LINK,
                                new Page.GetByRoleOptions().setName("AAPL").setExact(true))
                        .first())
                .isVisible();
        nobodyComplains(manager);
    }

    @Test
    @Order(2)
    void aTraderSeesWhatTheAccountsHoldAndTheirLots() {
        Person trader = person("trader");
        trader.presses("g", "s");
        trader.reads("Positions");
        Locator prop =
                trader.page().locator("tr", new Page.LocatorOptions().setHasText(Pattern.compile("^PROP-1AAPL")));
        assertThat(prop).isVisible();
        prop.click();
        trader.reads("AAPL");
        assertThat(trader.page().getByText("Last in, first out")).isVisible();
        assertThat(trader.page().getByText("Exposure in USD")).isVisible();
        trader.takesPicture("positions");
        nobodyComplains(trader);
    }

    @Test
    @Order(3)
    void aTraderAmendsAWorkingOrder() {
        String order = place("FUND-A", "100.00", "");
        Person trader = person("trader");
        trader.opens("/orders/" + order);
        assertThat(status(trader)).hasText("Working");
        trader.button("Amend").click();
        trader.page().getByRole(AriaRole.DIALOG).getByLabel("Quantity").fill("250");
        trader.takesPicture("amend");
        trader.page().getByRole(AriaRole.DIALOG).locator("button[type=submit]").click();

        assertThat(trader.page().getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .containsText("250");
        nobodyComplains(trader);
    }

    @Test
    @Order(4)
    void aTraderPausesAnAlgorithmChangesItAndLetsItGoOn() {
        String order = place(
                "FUND-A",
                "250.00",
                ", \"algorithm\": {\"name\": \"TWAP\", \"parameters\": {\"durationSeconds\": \"1800\"}}");
        Person trader = person("trader");
        trader.opens("/orders/" + order);
        trader.reads("Algorithm");
        Locator algorithm = trader.page()
                .locator(".section")
                .filter(new Locator.FilterOptions()
                        .setHas(trader.page()
                                .getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Algorithm"))));
        assertThat(algorithm).containsText("TWAP");
        assertThat(algorithm).containsText("Running");
        trader.button("Pause").click();
        assertThat(algorithm).containsText("Paused");
        trader.takesPicture("algorithm");
        trader.button("Resume").click();
        assertThat(algorithm).containsText("Running");
        nobodyComplains(trader);
    }

    @Test
    @Order(5)
    void complianceStopsAnAccountAndTwoPeopleEndIt() {
        String order = place("FUND-B", "100.00", "");
        Person compliance = person("compliance");
        compliance.opens("/control");
        compliance.button("Stop trading").click();
        Locator dialog = compliance.page().getByRole(AriaRole.DIALOG);
        dialog.getByLabel("Which").fill("FUND-B");
        dialog.getByLabel("Reason").fill("Limits under review");
        dialog.locator("button[type=submit]").click();
        assertThat(compliance.page().locator("tbody")).containsText("FUND-B");
        compliance.takesPicture("kill-switches");
        compliance.opens("/orders/" + order);
        assertThat(status(compliance)).hasText("Cancelled");

        compliance.opens("/control");
        compliance.button("Ask for the end").click();
        assertThat(compliance.page().locator("tbody")).containsText("Release asked");
        assertThat(compliance.button("End it")).isDisabled();
        Person second = person("compliance-2");
        second.opens("/control");
        second.button("End it").click();
        assertThat(second.page().locator("tbody")).containsText("Ended");
        nobodyComplains(compliance);
    }

    private Person person(String name) {
        return chromium.logIn(tandem.url(), name, ColorScheme.LIGHT);
    }

    private static Locator option(Person person, String name) {
        return person.page().getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName(name));
    }

    private static Locator status(Person person) {
        return person.page().locator(".title .status");
    }

    private static String place(String account, String limit, String more) {
        return tandem.place(
                "sandbox-trader",
                "/api/v1/trade-orders",
                """
                {"clientOrderId": "%s", "account": "%s", "side": "%s", "instrument": {"symbol": "AAPL"},
                 "quantity": "200", "orderType": "LIMIT", "limitPrice": "%s", "timeInForce": "DAY"%s}
                """
                        .formatted(UUID.randomUUID(), account, limit.equals("250.00") ? "SELL" : "BUY", limit, more));
    }
}
