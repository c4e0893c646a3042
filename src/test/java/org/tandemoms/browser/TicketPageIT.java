package org.tandemoms.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** Orders that are more than a price: entered on the ticket, and told back on the page of the order. */
@EnabledIf("org.tandemoms.browser.Chromium#isThere")
class TicketPageIT extends PageTest {

    @Test
    void aTrailingStopIsHeldHereAndSaysWhereItsStopIs() {
        Person trader = ticket("AAPL", "100");
        pick(trader, "Type", "Trailing stop");
        trader.button("Buy 100 AAPL").click();
        assertThat(trader.page().getByText("Needed")).isVisible();
        trader.page().getByLabel("Stays behind by").fill("5");
        pick(trader, "In", "%");
        pick(trader, "Good", "Until cancelled");
        trader.takesPicture("ticket-trailing-stop");
        trader.button("Buy 100 AAPL").click();

        isPlaced(trader);
        assertThat(fact(trader, "Type")).containsText("Trailing stop 5 %");
        assertThat(fact(trader, "Held here")).containsText(Pattern.compile("until the price reaches \\d+"));
        assertThat(fact(trader, "Held here")).containsText(Pattern.compile("best seen \\d+"));
        nobodyComplains(trader);
    }

    @Test
    void anAlgorithmIsGivenAnOrderAndShowsItsSchedule() {
        Person trader = ticket("AAPL", "400");
        pick(trader, "Type", "Market");
        pick(trader, "Routing", "Evenly over time (TWAP)");
        assertThat(trader.page().getByLabel("Begins (now, if empty)")).isVisible();
        assertThat(trader.page().getByLabel("At least at once")).hasCount(0);
        trader.takesPicture("ticket-algorithm");
        trader.button("Buy 400 AAPL").click();

        isPlaced(trader);
        assertThat(trader.page().getByText("TWAP").first()).isVisible();
        assertThat(trader.page().getByText("Running")).isVisible();
        trader.takesPicture("algorithm");
        nobodyComplains(trader);
    }

    @Test
    void aBondIsLimitedByItsYield() {
        Person trader = ticket("NYC-5.00-2036", "10000");
        pick(trader, "Limited by", "Yield");
        trader.page().getByLabel("Limit (yield, %)").fill("9.5");
        trader.button("Buy 10,000 NYC-5.00-2036").click();

        isPlaced(trader);
        assertThat(fact(trader, "Type")).containsText("Limit 9.5 % (");
        nobodyComplains(trader);
    }

    private static Person ticket(String symbol, String quantity) {
        Person trader = chromium.logIn(tandem.url(), "trader", ColorScheme.LIGHT);
        trader.opens("/trading/new?symbol=" + symbol);
        trader.page().getByLabel("Quantity").fill(quantity);
        pick(trader, "Account", "FUND-A");
        return trader;
    }

    /** Picks the first entry with that text. */
    private static void pick(Person person, String list, String entry) {
        person.page()
                .getByLabel(list, new Page.GetByLabelOptions().setExact(true))
                .first()
                .click();
        person.page()
                .getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName(entry))
                .first()
                .click();
    }

    private static void isPlaced(Person trader) {
        trader.page().waitForURL(Pattern.compile(".*/orders/\\w+"));
        assertThat(trader.page().locator(".title .status")).hasText(Pattern.compile("Working|Partly filled"));
    }

    private static Locator fact(Person person, String label) {
        return person.page()
                .locator(".facts > *")
                .filter(new Locator.FilterOptions()
                        .setHas(person.page().getByText(label, new Page.GetByTextOptions().setExact(true))));
    }
}
