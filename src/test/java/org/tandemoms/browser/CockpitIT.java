package org.tandemoms.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.assertions.PageAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;

/** The engine's own doors: Cockpit for administrators by our sign-in, and no way past the orders' documents. */
@EnabledIf("org.tandemoms.browser.Chromium#isThere")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class CockpitIT extends PageTest {

    @Test
    void an_administrator_sees_processes_and_where_their_instances_stand() {
        Page page = chromium.logIn(tandem.url(), "admin", ColorScheme.LIGHT).page();

        page.navigate("/camunda");
        // its own interface starts with the first call, which takes seconds on a busy machine
        assertThat(page)
                .hasTitle("Camunda Cockpit | Dashboard", new PageAssertions.HasTitleOptions().setTimeout(120_000));
        page.navigate("/camunda/app/cockpit/default/#/processes");
        assertThat(page.getByText("process definitions deployed")).isVisible();
        page.getByText("Take in an order").first().click();
        assertThat(page.locator(".djs-container")).isVisible();
    }

    @Test
    void an_administrator_finds_no_people_no_task_list_and_no_first_administrator_to_make() {
        Page page = chromium.logIn(tandem.url(), "admin", ColorScheme.LIGHT).page();
        for (String closed : new String[] {
            "/camunda/app/admin/default/", "/camunda/app/admin/default/setup/", "/camunda/app/tasklist/default/"
        }) {
            assertThat(page.navigate(closed).status()).as(closed).isEqualTo(403);
        }
        assertThat(tandem.engine("sandbox-admin", "/user")).isEmpty();
    }

    @Test
    void a_trader_meets_a_page_that_says_so() {
        Page page = chromium.logIn(tandem.url(), "trader", ColorScheme.LIGHT).page();

        Response answer = page.navigate("/camunda/app/cockpit/default/");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(page.getByText("Not open to you")).isVisible();
        page.getByText("Back to Tandem").click();
        page.waitForURL("**/");
    }

    @Test
    void nobody_is_asked_to_sign_in() {
        Page page = chromium.blank(tandem.url());
        page.navigate("/camunda/app/cockpit/default/");
        page.waitForURL("**/login");
    }

    /** Four eyes are checked in the order's document; the engine's own API must not be a way round it. */
    @Test
    void nobody_decides_starts_correlates_or_deploys_by_the_engines_own_api() {
        String order = tandem.place(
                "partner-acme",
                "/api/v1/sales-orders",
                """
                {"clientOrderId":"%s","customerId":"C-300","currency":"EUR",
                 "lines":[{"lineId":"1","sku":"TEA-EARL-100","quantity":"1"}],
                 "shipTo":{"name":"A","street":"Weg 1","city":"Berlin","postalCode":"10115","country":"DE"},
                 "payment":{"method":"CARD","token":"tok_ok"}}"""
                        .formatted(UUID.randomUUID()));
        JsonNode task = await().atMost(60, TimeUnit.SECONDS)
                .until(
                        () -> tandem.engine("sandbox-admin", "/task?processInstanceBusinessKey=" + order),
                        a -> !a.isEmpty())
                .get(0);

        String id = task.path("id").asText();
        for (String client : new String[] {"sandbox-admin", "sandbox-analyst", "sandbox-compliance"}) {
            for (String way : new String[] {
                "/task/" + id + "/complete",
                "/task/" + id + "/claim",
                "/process-definition/key/trade-direct/start",
                "/process-instance/" + task.path("processInstanceId").asText() + "/modification"
            }) {
                assertThat(tandem.tellEngine(client, way, "{}"))
                        .as("%s by %s", way, client)
                        .isEqualTo(403);
            }
        }
        assertThat(tandem.engine("sandbox-admin", "/task?processInstanceBusinessKey=" + order))
                .hasSize(1);
    }
}
