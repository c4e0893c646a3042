package org.tandemoms.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** Entering orders, trading and counting stock, by the people who do it, on the packed application. */
@EnabledIf("org.tandemoms.browser.Chromium#isThere")
class DeskPagesIT extends PageTest {

    @Test
    void customerServiceEntersAnOrderWhileTheCustomerIsOnThePhone() {
        Person service = person("service");
        service.opens("/orders");
        service.reads("Orders");
        service.presses("n");
        service.reads("New sales order");
        service.button("Place order").click();
        assertThat(service.page().getByText("Needed").first()).isVisible();

        choose(service, "Customer", "C-100");
        choose(service, "Item of line 1", "CUP-BLUE");
        service.page().getByLabel("Quantity of line 1").fill("2");
        service.page().getByLabel("Name").fill("Jana Brandt");
        service.page().getByLabel("Street").fill("Kastanienallee 12");
        service.page().getByLabel("Postal code").fill("10435");
        service.page().getByLabel("City").fill("Berlin");
        service.takesPicture("sales-order-entry");
        service.button("Place order").click();

        service.page().waitForURL(Pattern.compile(".*/orders/(?!new)\\w+"));
        assertThat(status(service)).hasText("Completed");
        assertThat(service.page().getByText("16.00").first()).isVisible();
        nobodyComplains(service);
    }

    @Test
    void whatIsShortIsSaidAtItsLine() {
        Person service = person("service");
        service.opens("/orders/new");
        choose(service, "Customer", "C-100");
        choose(service, "Item of line 1", "PREORDER-1");
        service.page().getByLabel("Quantity of line 1").fill("100000");
        assertThat(service.page().getByText("Not enough")).isVisible();
        service.page().getByLabel("Street").fill("Kastanienallee 12");
        service.page().getByLabel("Postal code").fill("10435");
        service.page().getByLabel("City").fill("Berlin");
        service.button("Place order").click();
        assertThat(service.page().getByRole(AriaRole.ALERT)).containsText("Not enough stock");
        assertThat(service.page()).hasURL(Pattern.compile(".*/orders/new"));
    }

    @Test
    void aTraderTakesThePriceFromTheBookAndSeesTheOrderFilled() {
        Person trader = person("trader");
        trader.opens("/trading/new?symbol=AAPL");
        trader.page().locator("button.quote__ask").click();
        assertThat(trader.page().getByLabel("Limit (USD)")).not().hasValue("");
        trader.page().getByLabel("Quantity").fill("100");
        choose(trader, "Account", "FUND-A");
        assertThat(trader.button("Buy 100 AAPL")).isEnabled();
        trader.takesPicture("ticket");
        // a dollar above, so that a quote that moves meanwhile still trades
        String ask = trader.page().getByLabel("Limit (USD)").inputValue();
        trader.page()
                .getByLabel("Limit (USD)")
                .fill(new java.math.BigDecimal(ask)
                        .add(java.math.BigDecimal.ONE)
                        .toPlainString());
        trader.button("Buy 100 AAPL").click();

        trader.page().waitForURL(Pattern.compile(".*/orders/\\w+"));
        assertThat(status(trader)).hasText("Filled");
        Locator routes = section(trader, "Routes");
        assertThat(routes).containsText("Best price");
        assertThat(routes.getByRole(AriaRole.ROW).nth(1)).containsText("100");
        assertThat(section(trader, "Executions").getByRole(AriaRole.ROW).nth(1)).isVisible();
        trader.takesPicture("trade-order");
        nobodyComplains(trader);
    }

    @Test
    void theBlotterHoldsMoreThanAPageOfOrdersAndShowsTheNextByItself() {
        IntStream.range(0, 520).parallel().forEach(each -> placeTrade("SAP", "1.00"));
        Person trader = person("trader");
        trader.opens("/trading");
        assertThat(trader.page().getByText("Live", new Page.GetByTextOptions().setExact(true)))
                .isVisible();
        assertThat(trader.page().getByText(Pattern.compile("^All (5[2-9]\\d|[6-9]\\d\\d|\\d,?\\d{3})$")))
                .isVisible();

        String order = placeTrade("AAPL", "1.00");
        assertThat(trader.page().locator("[row-id='" + order + "']")).containsText("AAPL");
        trader.page().getByLabel("Symbol, venue or id").fill("aapl");
        assertThat(trader.page().locator("[row-id='" + order + "']")).isVisible();
        assertThat(trader.page().locator(".ag-row", new Page.LocatorOptions().setHasText("SAP")))
                .hasCount(0);
        trader.takesPicture("blotter");
        nobodyComplains(trader);
    }

    @Test
    void theMarketShowsTheBookBehindAQuote() {
        Person trader = person("trader");
        trader.presses("g", "m");
        trader.reads("Market");
        trader.page()
                .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("MSFT"))
                .first()
                .click();
        assertThat(trader.page().locator(".book__side--ask .book__price").first())
                .isVisible();
        assertThat(trader.page().locator(".book__side--bid")).containsText("XSIM");
        trader.takesPicture("market");
        nobodyComplains(trader);
    }

    @Test
    void theWarehouseReceivesGoodsAndCorrectsACount() {
        int before = tandem.get("sandbox-warehouse", "/api/v1/inventory/PREORDER-1")
                .path("onHand")
                .asInt();
        Person warehouse = person("warehouse");
        warehouse.opens("/inventory/PREORDER-1");
        warehouse.button("Receive goods").click();
        warehouse.page().getByLabel("Quantity").fill("12");
        warehouse.page().getByLabel("Delivery note").fill("DN-4711");
        dialog(warehouse).getByText("Receive goods").click();
        assertThat(total(warehouse)).containsText(String.valueOf(before + 12));

        warehouse.button("Adjust count").click();
        warehouse.page().getByLabel("Difference").fill("-2");
        warehouse.page().getByLabel("Reason").fill("Two were broken");
        dialog(warehouse).getByText("Adjust count").click();
        assertThat(total(warehouse)).containsText(String.valueOf(before + 10));
        warehouse.takesPicture("stock");
        nobodyComplains(warehouse);
    }

    private Person person(String name) {
        return chromium.logIn(tandem.url(), name, ColorScheme.LIGHT);
    }

    /** Picks the entry that begins with that text from a searchable list. */
    private static void choose(Person person, String list, String entry) {
        Locator box = person.page().getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName(list));
        box.click();
        box.fill(entry);
        person.page()
                .getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName(Pattern.compile("^" + entry + "\\b")))
                .click();
    }

    private static Locator section(Person person, String title) {
        return person.page()
                .locator(".section")
                .filter(new Locator.FilterOptions()
                        .setHas(person.page().getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(title))));
    }

    private static Locator dialog(Person person) {
        return person.page().getByRole(AriaRole.DIALOG).locator("button[type=submit]");
    }

    private static Locator total(Person person) {
        return person.page().locator("tfoot");
    }

    private static Locator status(Person person) {
        return person.page().locator(".title .status");
    }

    private static String placeTrade(String symbol, String limit) {
        return tandem.place(
                "sandbox-trader",
                "/api/v1/trade-orders",
                """
                {"clientOrderId": "%s", "account": "FUND-A", "side": "BUY", "instrument": {"symbol": "%s"},
                 "quantity": "10", "orderType": "LIMIT", "limitPrice": "%s", "timeInForce": "DAY"}
                """
                        .formatted(UUID.randomUUID(), symbol, limit));
    }
}
