package org.tandemoms.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** From the shelf to the driver with a hand scanner, and all there is of a customer, on the packed application. */
@EnabledIf("org.tandemoms.browser.Chromium#isThere")
class GoodsPagesIT extends PageTest {

    private static final String TEA = "2000000000015";
    private static final String POT = "2000000000039";
    private static final String KETTLE = "2000000000046";

    @Test
    void aWaveGoesFromTheShelvesToTheDriverWithAScannerAlone() {
        // the limited teapot lies in Berlin only, so both go out from there
        String first = worked("Ada Moreau", line("TEA-EARL-100", 2), line("LAST-TEN", 1));
        worked("Bruno Keller", line("LAST-TEN", 1));
        Person picker = person("warehouse");
        picker.presses("g", "w");
        picker.reads("Warehouse");
        assertThat(picker.page().locator(".title")).containsText("BER");
        assertThat(picker.page().getByText("Bruno Keller")).isVisible();
        assertThat(picker.page().getByText("Ada Moreau")).isVisible();
        picker.takesPicture("warehouse");
        picker.button("Start a wave").click();
        dialog(picker).locator("button[type=submit]").click();
        picker.page().waitForURL(Pattern.compile(".*/warehouse/waves/WAVE-BER-\\d+"));

        pickTheWave(picker);
        picker.page()
                .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("To the packing bench"))
                .click();
        // her name stands on the page before as well
        picker.reads("Warehouse");
        assertThat(picker.page().getByText("Ada Moreau")).isVisible();
        picker.scans(first);
        pack(picker);
        handOver(picker);

        Person service = person("service");
        service.opens("/orders/" + first);
        assertThat(service.page().locator(".title .status")).hasText("Completed");
        nobodyComplains(picker);
        nobodyComplains(service);
    }

    /** Box 1 is Ada's, box 2 is Bruno's: shipments are named after their orders, which are in the order of time. */
    private static void pickTheWave(Person picker) {
        Locator says = picker.page().locator(".verdict");
        picker.reads("Pick list");
        picker.scans(KETTLE);
        assertThat(says).containsText(KETTLE + " is not on this list");
        assertThat(says).containsText("Put it back");
        picker.scans("2");
        assertThat(says).containsText("2 pieces with the next scan");
        // some scanners say first what kind of code it was
        picker.scans("]E0" + TEA);
        assertThat(says).containsText("2 × Earl Grey tea 100 g");
        assertThat(says.locator(".verdict__box")).containsText("1");
        picker.takesPicture("picking");

        // somebody touches the page in between, and the scanner still does not miss
        picker.page().getByText("Pick list").click();
        picker.scans(POT);
        assertThat(says.locator(".verdict__box")).containsText("1");
        picker.scans("last-ten");
        assertThat(says.locator(".verdict__box")).containsText("2");
        assertThat(picker.page().getByText("Everything is taken.")).isVisible();
    }

    private static void pack(Person packer) {
        Locator says = packer.page().locator(".verdict");
        packer.reads("Ada Moreau · 10435 Berlin, DE");
        Locator toPack = packer.page().getByLabel("Still to pack");
        assertThat(toPack).containsText("Limited edition teapot");
        packer.scans(TEA);
        packer.scans(TEA);
        packer.scans(TEA);
        assertThat(says).containsText("Too many: Earl Grey tea 100 g");
        packer.page().getByLabel("Weight (g)").fill("251");
        packer.takesPicture("packing");
        packer.button("Close box").click();
        assertThat(packer.page().getByText("Open box 2").first()).isVisible();
        packer.scans(POT);
        packer.button("Close box").click();

        assertThat(packer.page().getByText("Ready for the driver.")).isVisible();
        Locator parcels = packer.page().getByLabel("Parcels");
        assertThat(parcels.getByRole(AriaRole.ROW)).hasCount(3);
        assertThat(parcels).containsText(Pattern.compile("\\d{18}"));
        assertThat(parcels).containsText("251");
        String label = packer.page()
                .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Print 2 labels"))
                .getAttribute("href");
        APIResponse pdf = packer.page().request().get(tandem.url() + label);
        assertThat(pdf.headers().get("content-type")).isEqualTo("application/pdf");
        packer.takesPicture("packed");
    }

    private static void handOver(Person packer) {
        packer.opens("/warehouse?at=BER&step=driver");
        assertThat(packer.page().getByText("Ada Moreau")).isVisible();
        packer.takesPicture("for-the-driver");
        packer.button("Close manifest").click();
        dialog(packer)
                .getByText("Hand over to the driver", new Locator.GetByTextOptions().setExact(true))
                .click();
        packer.page().waitForURL(Pattern.compile(".*/warehouse/manifests/MAN-BER-\\d+"));
        assertThat(packer.page().getByRole(AriaRole.TABLE)).containsText("TRK");
        assertThat(packer.page().getByText("closed by warehouse")).isVisible();
        packer.takesPicture("manifest");
    }

    @Test
    void whatIsNotOnTheShelfIsSaidAndLookedForElsewhere() {
        worked("Carla Nowak", line("LAST-TEN", 1), line("CUP-BLUE", 1));
        Person picker = person("warehouse");
        picker.opens("/warehouse?at=BER");
        picker.page().getByText("Carla Nowak").click();
        picker.reads("Pick list");
        picker.scans(POT);
        assertThat(picker.page().locator(".verdict")).containsText("1 × Limited edition teapot");
        picker.button("Not there").click();
        assertThat(dialog(picker)).containsText("Blue cup");
        picker.takesPicture("not-there");
        dialog(picker)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Not there"))
                .click();

        // the cup is looked for elsewhere, and the teapot can be packed when it is found
        assertThat(picker.page()
                        .getByText("1 not there")
                        .or(picker.page().getByText("Still to pack"))
                        .first())
                .isVisible();
        picker.opens("/warehouse?at=LYS");
        assertThat(picker.page().getByText("Carla Nowak")).isVisible();
        nobodyComplains(picker);
    }

    @Test
    void customerServiceSeesAllThereIsOfACustomer() {
        String order =
                tandem.place("partner-acme", "/api/v1/sales-orders", order("Dora Lindt", "", line("TEA-EARL-100", 3)));
        Person service = person("service");
        service.opens("/orders/" + order);
        assertThat(service.page().locator(".title .status")).hasText("Completed");
        tandem.place(
                "partner-acme",
                "/api/v1/sales-orders/" + order + "/returns",
                "{\"reason\":\"CHANGED_MIND\",\"lines\":[{\"lineId\":\"TEA-EARL-100\",\"quantity\":\"1\"}]}");
        service.page()
                .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("C-100"))
                .click();

        assertThat(service.page()).hasURL(Pattern.compile(".*/customers/C-100"));
        assertThat(service.page().getByLabel("Orders", new Page.GetByLabelOptions().setExact(true)))
                .containsText("3 × TEA-EARL-100");
        assertThat(service.page().getByLabel("Shipments")).containsText("Dora Lindt, Berlin");
        assertThat(service.page().getByLabel("Returns")).containsText("Changed their mind");
        assertThat(service.page().getByLabel("Invoices and credit notes")).containsText("INV-");
        assertThat(service.page().getByText("Not collected yet").first()).isVisible();
        service.takesPicture("customer");
        service.presses("g", "c");
        service.reads("Customers");
        assertThat(service.page().getByRole(AriaRole.TABLE)).containsText("C-300");
        service.takesPicture("customers");
        nobodyComplains(service);
    }

    private Person person(String name) {
        return chromium.logIn(tandem.url(), name, ColorScheme.LIGHT);
    }

    private static Locator dialog(Person person) {
        return person.page().getByRole(AriaRole.DIALOG);
    }

    /** An order that people pick and pack. */
    private static String worked(String consignee, String... lines) {
        return tandem.place(
                "partner-acme", "/api/v1/sales-orders", order(consignee, ",\"handling\":\"WORKED\"", lines));
    }

    private static String line(String sku, int quantity) {
        return "{\"lineId\":\"%s\",\"sku\":\"%s\",\"quantity\":\"%d\"}".formatted(sku, sku, quantity);
    }

    private static String order(String consignee, String more, String... lines) {
        return """
                {"clientOrderId": "%s", "customerId": "C-100", "currency": "EUR", "lines": [%s],
                 "shipTo": {"name": "%s", "street": "Kastanienallee 12", "city": "Berlin",
                            "postalCode": "10435", "country": "DE"},
                 "payment": {"method": "CARD", "token": "tok_ok"}%s}
                """
                .formatted(UUID.randomUUID(), String.join(",", lines), consignee, more);
    }
}
