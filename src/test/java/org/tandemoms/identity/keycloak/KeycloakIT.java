package org.tandemoms.identity.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.UserRepresentation;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.tandemoms.identity.web.Edge;
import org.tandemoms.identity.web.EdgeApplication;

/** Tandem's chains in front of a real Keycloak that the bootstrap has set up ({@code mvn -Pkeycloak verify}). */
@Tag("keycloak")
class KeycloakIT {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final String WEB_SECRET = "a-secret-for-this-test";
    private static final String PASSWORD = "correct horse battery";

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static KeycloakServer server;
    private static Keycloak admin;
    private static ConfigurableApplicationContext tandem;
    private static int port;
    private static List<String> firstRun;

    @BeforeAll
    static void startBoth() throws Exception {
        server = KeycloakServer.start(Path.of(System.getProperty("keycloak.home")));
        admin = Keycloak.getInstance(
                server.url(), "master", KeycloakServer.ADMIN, KeycloakServer.PASSWORD, "admin-cli");
        tandem = new SpringApplicationBuilder(EdgeApplication.class)
                .run(
                        "--server.port=0",
                        "--tandem.security.issuer-uri=" + server.url() + "/realms/tandem",
                        "--tandem.security.audience=tandem",
                        "--tandem.security.client-secret=" + WEB_SECRET);
        port = tandem.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
        firstRun = bootstrap();
    }

    @AfterAll
    static void stopBoth() throws Exception {
        if (tandem != null) {
            tandem.close();
        }
        if (admin != null) {
            admin.close();
        }
        if (server != null) {
            server.close();
        }
    }

    private static List<String> bootstrap() throws Exception {
        var environment = Map.of("TANDEM_URL", "http://127.0.0.1:" + port, "TANDEM_WEB_SECRET", WEB_SECRET);
        return new KeycloakBootstrap(admin, RealmFile.load(environment)).run();
    }

    @Test
    void theSecondRunFindsNothingToDo() throws Exception {
        assertThat(firstRun)
                .contains("Made the realm tandem", "Made the role COMPLIANCE", "Granted PARTNER to partner-acme");
        assertThat(bootstrap()).isEmpty();
    }

    @Test
    void whatSomebodyTookAwayComesBack() throws Exception {
        var realm = admin.realm("tandem");
        var client = realm.clients().findByClientId("partner-globex").get(0);
        client.setStandardFlowEnabled(true);
        realm.clients().get(client.getId()).update(client);
        var account = realm.clients().get(client.getId()).getServiceAccountUser();
        var roles = realm.users().get(account.getId()).roles().realmLevel();
        roles.remove(List.of(realm.roles().get("PARTNER").toRepresentation()));

        assertThat(bootstrap())
                .containsExactly("Corrected the client partner-globex", "Granted PARTNER to partner-globex");
        assertThat(bootstrap()).isEmpty();
    }

    @Test
    void aPartnersTokenOpensThePartnersDoorsOnly() throws Exception {
        var token = partnerToken("partner-acme");

        var me = Edge.json(get("/api/v1/me", token));
        assertThat(me.path("id").asText()).isEqualTo("partner-acme");
        assertThat(me.path("kind").asText()).isEqualTo("PARTNER");
        assertThat(me.path("roles").toString()).isEqualTo("[\"PARTNER\"]");
        assertThat(get("/engine-rest/engine", token).statusCode()).isEqualTo(403);
        assertThat(get("/camunda/app/", token).statusCode()).isEqualTo(403);
    }

    @Test
    void aTokenForSomebodyElsesAudienceIsRefused() throws Exception {
        var mastersToken = admin.tokenManager().getAccessTokenString();
        assertThat(get("/api/v1/me", mastersToken).statusCode()).isEqualTo(401);
    }

    @Test
    void aTokenEndsWithItsLifetime() throws Exception {
        var realm = admin.realm("tandem");
        var client = realm.clients().findByClientId("partner-acme").get(0);
        var attributes = new HashMap<>(client.getAttributes());
        attributes.put("access.token.lifespan", "2");
        client.setAttributes(attributes);
        realm.clients().get(client.getId()).update(client);
        try {
            var token = partnerToken("partner-acme");
            assertThat(get("/api/v1/me", token).statusCode()).isEqualTo(200);
            // two seconds of life and a minute of allowance for clocks that differ
            await().atMost(Duration.ofSeconds(90))
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> get("/api/v1/me", token).statusCode() == 401);
        } finally {
            attributes.remove("access.token.lifespan");
            attributes.put("access.token.lifespan", "");
            realm.clients().get(client.getId()).update(client);
        }
    }

    @Test
    void aPersonLogsInByBrowserAndSetsUpTheSecondFactor() throws Exception {
        if (!Files.exists(CHROMIUM)) {
            System.out.println("Skipped the browser login: there is no " + CHROMIUM);
        }
        Assumptions.assumeTrue(Files.exists(CHROMIUM), "no Chromium");
        person("clara", "Compliance");

        try (var playwright = Playwright.create(
                        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                var browser = playwright.chromium().launch(chromium());
                var context = browser.newContext()) {
            var page = context.newPage();
            page.navigate("http://127.0.0.1:" + port + "/login?next=/api/v1/me");
            assertThat(page.url()).startsWith(server.url() + "/realms/tandem/");
            page.fill("#username", "clara");
            page.fill("#password", PASSWORD);
            page.click("#kc-login");
            setUpOneTimePassword(page);
            page.waitForURL("http://127.0.0.1:" + port + "/api/v1/me");

            var me = new ObjectMapper().readTree(page.textContent("body"));
            assertThat(me.path("id").asText()).isEqualTo("clara");
            assertThat(me.path("name").asText()).isEqualTo("Clara Test");
            assertThat(me.path("kind").asText()).isEqualTo("PERSON");
            assertThat(me.path("roles").toString()).isEqualTo("[\"COMPLIANCE\"]");
        }
    }

    private static void setUpOneTimePassword(Page page) throws Exception {
        page.click("#mode-manual");
        var secret = page.textContent("#kc-totp-secret-key");
        page.fill("#totp", OneTimePassword.of(secret, Instant.now()));
        page.fill("#userLabel", "test");
        page.click("#saveTOTPBtn");
    }

    private static BrowserType.LaunchOptions chromium() {
        return new BrowserType.LaunchOptions()
                .setExecutablePath(CHROMIUM)
                .setArgs(List.of(
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--no-first-run"));
    }

    private static void person(String name, String group) {
        var realm = admin.realm("tandem");
        var user = new UserRepresentation();
        user.setUsername(name);
        user.setFirstName("Clara");
        user.setLastName("Test");
        user.setEmail(name + "@tandem.example");
        user.setEmailVerified(true);
        user.setEnabled(true);
        user.setGroups(List.of(group));
        var password = new CredentialRepresentation();
        password.setType(CredentialRepresentation.PASSWORD);
        password.setValue(PASSWORD);
        password.setTemporary(false);
        user.setCredentials(List.of(password));
        try (var created = realm.users().create(user)) {
            assertThat(created.getStatus()).isEqualTo(201);
        }
        // the default action of the realm: nobody on the staff goes without a second factor
        assertThat(realm.users().search(name).get(0).getRequiredActions()).contains("CONFIGURE_TOTP");
    }

    private static String partnerToken(String client) throws Exception {
        var clients = admin.realm("tandem").clients();
        var secret = clients.get(clients.findByClientId(client).get(0).getId())
                .getSecret()
                .getValue();
        var form = "grant_type=client_credentials&client_id=" + client + "&client_secret="
                + URLEncoder.encode(secret, StandardCharsets.UTF_8);
        var answer = HTTP.send(
                HttpRequest.newBuilder(URI.create(server.url() + "/realms/tandem/protocol/openid-connect/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Edge.json(answer).path("access_token").asText();
    }

    private static HttpResponse<String> get(String path, String token) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .header("Authorization", "Bearer " + token)
                        .build(),
                BodyHandlers.ofString());
    }
}
