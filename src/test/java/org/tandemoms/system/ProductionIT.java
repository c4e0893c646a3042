package org.tandemoms.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.UserRepresentation;
import org.tandemoms.browser.Chromium;
import org.tandemoms.identity.keycloak.KeycloakServer;
import org.tandemoms.identity.keycloak.OneTimePassword;

/** Two nodes of the packed jar in production, one after the other up, used, and one of them killed. */
@Tag("production")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ProductionIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String PERSONS_PASSWORD = "correct horse battery";

    @TempDir
    static Path dir;

    private static ProductionSite site;
    private static int placed;

    @BeforeAll
    static void start() throws IOException {
        site = new ProductionSite(dir);
        site.start(1);
        site.start(2);
    }

    @AfterAll
    static void stop() throws IOException {
        if (site != null) {
            site.close();
        }
    }

    @Test
    @Order(1)
    void it_does_not_start_on_embedded_stores_or_with_secrets_that_everybody_knows() throws Exception {
        Process refused = site.launch(
                "refused",
                List.of(
                        "--spring.profiles.active=production",
                        "--server.port=0",
                        "--spring.datasource.url=jdbc:h2:mem:engine",
                        "--tandem.security.client-secret=sandbox",
                        "--tandem.callback-secret=callback-change-me"));

        assertThat(refused.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(refused.exitValue()).isNotZero();
        assertThat(Files.readString(site.log("refused")))
                .contains(
                        "spring.data.mongodb.uri is not set",
                        "spring.datasource.url names an embedded H2 database",
                        "tandem.security.issuer-uri is not set",
                        "tandem.security.client-secret is a secret that everybody knows",
                        "tandem.callback-secret is a secret that everybody knows");
    }

    @Test
    @Order(2)
    void nothing_is_open_but_health_and_info() throws Exception {
        String partner = partner();
        for (String closed : List.of(
                "/api/v1/orders",
                "/api/v1/models",
                "/v3/api-docs",
                "/swagger-ui.html",
                "/actuator/prometheus",
                "/actuator/metrics",
                "/engine-rest/engine",
                "/camunda/app/cockpit/default/")) {
            assertThat(get(1, closed, null).statusCode()).as(closed).isEqualTo(401);
        }
        for (String notForPartners :
                List.of("/engine-rest/engine", "/camunda/app/cockpit/default/", "/actuator/prometheus")) {
            assertThat(get(1, notForPartners, partner).statusCode())
                    .as(notForPartners)
                    .isEqualTo(403);
        }
        assertThat(get(1, "/actuator/health/readiness", null).statusCode()).isEqualTo(200);
        assertThat(get(1, "/actuator/info", null).body()).doesNotContain("sandbox");
        assertThat(post(1, "/oauth2/token", null, "grant_type=client_credentials", "application/x-www-form-urlencoded")
                        .statusCode())
                .as("the sandbox's issuer is not there")
                .isIn(401, 403, 404);
        assertThat(get(1, "/api/v1/me", mastersToken()).statusCode())
                .as("another realm's token")
                .isEqualTo(401);
    }

    @Test
    @Order(3)
    void goods_placed_on_one_node_are_followed_on_the_other_to_their_end() throws Exception {
        String order = placed(1, "/api/v1/sales-orders", goods());

        awaitStatus(2, order, "COMPLETED");
        assertThat(received(12, order, "SHIPMENT")).isEqualTo(1);
        assertThat(received(13, order, "CAPTURE")).isEqualTo(1);
    }

    /** The venues' sessions are on one node only; the other's orders go through it all the same. */
    @Test
    @Order(4)
    void trades_are_filled_whichever_node_takes_them() throws Exception {
        assertThat(List.of(opensFix(1), opensFix(2))).containsExactlyInAnyOrder(true, false);

        String one = placed(1, "/api/v1/trade-orders", trade());
        String two = placed(2, "/api/v1/trade-orders", trade());

        awaitStatus(2, one, "FILLED");
        awaitStatus(1, two, "FILLED");
        assertThat(venueOrders(one)).isEqualTo(1);
        assertThat(venueOrders(two)).isEqualTo(1);
    }

    @Test
    @Order(5)
    void staff_signs_in_by_browser_with_a_second_factor() throws Exception {
        assumeTrue(Chromium.isThere(), "no Chromium");
        person("clara", "Compliance");
        try (Chromium chromium = Chromium.open()) {
            Page page = chromium.blank(site.url(1, ""));
            page.navigate("/");
            page.waitForURL(site.issuer() + "/**");
            page.fill("#username", "clara");
            page.fill("#password", PERSONS_PASSWORD);
            page.click("#kc-login");
            page.click("#mode-manual");
            page.fill("#totp", OneTimePassword.of(page.textContent("#kc-totp-secret-key"), Instant.now()));
            page.fill("#userLabel", "test");
            page.click("#saveTOTPBtn");
            page.waitForURL(site.url(1, "/**"));

            page.getByRole(AriaRole.NAVIGATION).waitFor();
            page.navigate("/api/v1/me");
            assertThat(JSON.readTree(page.textContent("body")).path("id").asText())
                    .isEqualTo("clara");
        }
    }

    @Test
    @Order(6)
    void when_the_node_with_the_fix_sessions_is_killed_the_other_goes_on_with_everything() throws Exception {
        assertThat(opensFix(1)).as("node 1 was first and has the sessions").isTrue();
        List<String> acknowledged = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            acknowledged.add(placed(1, "/api/v1/sales-orders", goods()));
        }
        String trade = placed(1, "/api/v1/trade-orders", trade());
        site.kill(1);

        await("node 2 has the FIX sessions").atMost(Duration.ofMinutes(1)).until(() -> opensFix(2));
        for (String order : acknowledged) {
            awaitStatus(2, order, "COMPLETED");
            assertThat(received(12, order, "SHIPMENT")).isEqualTo(1);
            assertThat(received(13, order, "CAPTURE")).isEqualTo(1);
        }
        awaitStatus(2, trade, "FILLED");
        assertThat(venueOrders(trade)).isEqualTo(1);

        awaitStatus(2, placed(2, "/api/v1/sales-orders", goods()), "COMPLETED");
        awaitStatus(2, placed(2, "/api/v1/trade-orders", trade()), "FILLED");
    }

    private static String goods() {
        return Client.goods("goods-" + ++placed, "TEA-EARL-100", 2, false);
    }

    private static String trade() {
        return """
                {"clientOrderId":"trade-%d","account":"FUND-A","side":"BUY","instrument":{"symbol":"AAPL"},
                 "quantity":"100","orderType":"LIMIT","limitPrice":"195.00","timeInForce":"DAY"}"""
                .formatted(++placed);
    }

    /** A venue's quotes come some moments after a node is ready; without a price a trade is refused by rule. */
    private static String placed(int node, String path, String body) {
        return await("placed on node " + node)
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofSeconds(1))
                .until(
                        () -> {
                            HttpResponse<String> answer = post(node, path, partner(), body, "application/json");
                            if (answer.statusCode() == 422 && answer.body().contains("price")) {
                                return null;
                            }
                            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
                            return JSON.readTree(answer.body()).path("id").asText();
                        },
                        id -> id != null);
    }

    private static void awaitStatus(int node, String order, String status) {
        await(order + " is " + status + " on node " + node)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .until(
                        () -> JSON.readTree(get(node, "/api/v1/orders/" + order, partner())
                                        .body())
                                .path("status")
                                .asText(),
                        status::equals);
    }

    private static boolean opensFix(int node) {
        try (Socket door = new Socket(InetAddress.getLoopbackAddress(), site.fixPort(node))) {
            return door.isConnected();
        } catch (IOException closed) {
            return false;
        }
    }

    private static long received(int offset, String order, String kind) throws Exception {
        long count = 0;
        for (JsonNode effect : simulator(offset)) {
            if (effect.path("orderId").asText().equals(order)
                    && effect.path("kind").asText().equals(kind)) {
                count++;
            }
        }
        return count;
    }

    private static long venueOrders(String order) throws Exception {
        long count = 0;
        for (JsonNode taken : simulator(20)) {
            if (taken.path("orderId").asText().equals(order)) {
                count++;
            }
        }
        return count;
    }

    private static JsonNode simulator(int offset) throws Exception {
        URI address = URI.create("http://127.0.0.1:" + (site.simulatorBase() + offset) + "/_received");
        return JSON.readTree(HTTP.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
                .body());
    }

    private static String partner() throws Exception {
        String form =
                "grant_type=client_credentials&client_id=partner-acme&client_secret=" + ProductionSite.ACME_SECRET;
        HttpRequest request = HttpRequest.newBuilder(URI.create(site.issuer() + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
        HttpResponse<String> answer = HTTP.send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body()).path("access_token").asText();
    }

    private static String mastersToken() {
        try (Keycloak admin = admin()) {
            return admin.tokenManager().getAccessTokenString();
        }
    }

    private static Keycloak admin() {
        return Keycloak.getInstance(
                site.keycloak().url(), "master", KeycloakServer.ADMIN, KeycloakServer.PASSWORD, "admin-cli");
    }

    private static void person(String name, String group) {
        UserRepresentation user = new UserRepresentation();
        user.setUsername(name);
        user.setFirstName("Clara");
        user.setLastName("Test");
        user.setEmail(name + "@tandem.example");
        user.setEmailVerified(true);
        user.setEnabled(true);
        user.setGroups(List.of(group));
        CredentialRepresentation password = new CredentialRepresentation();
        password.setType(CredentialRepresentation.PASSWORD);
        password.setValue(PERSONS_PASSWORD);
        password.setTemporary(false);
        user.setCredentials(List.of(password));
        try (Keycloak admin = admin();
                var created = admin.realm("tandem").users().create(user)) {
            assertThat(created.getStatus()).isEqualTo(201);
        }
    }

    private static HttpResponse<String> get(int node, String path, String token) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(site.url(node, path))), token);
    }

    private static HttpResponse<String> post(int node, String path, String token, String body, String type)
            throws Exception {
        return send(
                HttpRequest.newBuilder(URI.create(site.url(node, path)))
                        .header("Content-Type", type)
                        .header("Idempotency-Key", "k-" + body.hashCode() + "-" + path.hashCode())
                        .POST(BodyPublishers.ofString(body)),
                token);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request, String token) throws Exception {
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return HTTP.send(request.timeout(Duration.ofSeconds(60)).build(), BodyHandlers.ofString());
    }
}
