package org.tandemoms.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A person's browser: login form, session cookie, and changes that carry the cross-site token. */
@SpringBootTest(classes = EdgeApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class BrowserSessionTest {

    private static final String TICKET = "{\"clientOrderId\":\"A1\",\"lines\":[{\"sku\":\"TEA\",\"quantity\":\"2\"}]}";

    @TempDir
    static Path dataDirectory;

    @LocalServerPort
    int port;

    private final CookieManager cookies = new CookieManager();
    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(cookies).build();

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry registry) {
        registry.add("tandem.data-dir", dataDirectory::toString);
    }

    @Test
    void aPersonLogsInAndTheSameApiServesThem() throws Exception {
        var home = logIn("trader", "sandbox");
        assertThat(home.statusCode()).isEqualTo(302);

        var me = Edge.json(get("/api/v1/me"));
        assertThat(me.path("id").asText()).isEqualTo("trader");
        assertThat(me.path("roles").path(0).asText()).isEqualTo("TRADER");
        assertThat(me.path("assurance").asText()).isEqualTo("SINGLE_FACTOR");
    }

    @Test
    void changesNeedTheCrossSiteToken() throws Exception {
        logIn("trader", "sandbox");
        get("/api/v1/me");

        var without = send(ticket());
        assertThat(without.statusCode()).isEqualTo(403);
        assertThat(Edge.json(without).path("detail").asText()).contains("X-XSRF-TOKEN");

        var with = send(ticket().header("X-XSRF-TOKEN", cookie("XSRF-TOKEN")));
        assertThat(with.statusCode()).isEqualTo(200);
    }

    @Test
    void logoutEndsTheSession() throws Exception {
        logIn("compliance", "sandbox");
        get("/api/v1/me");
        var out =
                send(to("/logout").header("X-XSRF-TOKEN", cookie("XSRF-TOKEN")).POST(BodyPublishers.noBody()));

        assertThat(out.statusCode()).isEqualTo(200);
        assertThat(Edge.json(out).path("next").asText()).isEqualTo("/login");
        assertThat(get("/api/v1/me").statusCode()).isEqualTo(401);
    }

    @Test
    void theSessionChangesItsNameAtLogin() throws Exception {
        get("/login?next=/orders");
        var before = cookie("JSESSIONID");
        logIn("ops", "sandbox");
        assertThat(cookie("JSESSIONID")).isNotEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({"trader, wrong", "nobody, sandbox", "partner-acme, sandbox", "'', ''"})
    void whoeverIsNotAPersonWithThatPasswordStaysOut(String user, String password) throws Exception {
        var back = logIn(user, password);

        assertThat(back.headers().firstValue("Location").orElse("")).endsWith("/login?wrong");
        assertThat(get("/login?wrong").body()).contains("role=\"alert\" >");
        assertThat(get("/api/v1/me").statusCode()).isEqualTo(401);
    }

    @Test
    void afterLoginTheyAreBackWhereTheyWere() throws Exception {
        get("/login?next=/orders/01ABC?tab=timeline");
        assertThat(location(logIn("trader", "sandbox"))).isEqualTo("/orders/01ABC?tab=timeline");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example",
                "https://evil.example",
                "/\\evil.example",
                "/a\r\nSet-Cookie: x=1",
                "javascript:1"
            })
    void loginLeadsToNoOtherHost(String next) throws Exception {
        get("/login?next=" + URLEncoder.encode(next, StandardCharsets.UTF_8));
        assertThat(location(logIn("trader", "sandbox"))).isEqualTo("/");
    }

    @Test
    void aPageIsRefusedByTheLoginPageAndACallByAProblem() throws Exception {
        var page =
                send(to("/camunda/app/cockpit/").header("Accept", "text/html").GET());
        assertThat(page.statusCode()).isEqualTo(302);
        assertThat(page.headers().firstValue("Location").orElse("")).endsWith("/login");

        var call = send(
                to("/engine-rest/engine").header("Accept", "application/json").GET());
        assertThat(call.statusCode()).isEqualTo(401);
        assertThat(Edge.json(call).path("type").asText()).isEqualTo("urn:tandem:problem:unauthenticated");
    }

    @Test
    void theLoginPageLetsNoScriptOfOthersIn() throws Exception {
        var page = get("/login");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'self'")
                .contains("frame-ancestors 'none'");
        assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    }

    private HttpResponse<String> logIn(String user, String password) throws Exception {
        var form = get("/login").body();
        var csrf = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(form);
        assertThat(csrf.find()).isTrue();
        var fields = Map.of("username", user, "password", password, "_csrf", csrf.group(1)).entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(to("/login")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(fields)));
    }

    private HttpRequest.Builder ticket() {
        return to("/api/v1/tickets")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "k-1")
                .POST(BodyPublishers.ofString(TICKET));
    }

    private String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("").replace("http://127.0.0.1:" + port, "");
    }

    private String cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send(to(path).GET());
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return browser.send(request.build(), BodyHandlers.ofString());
    }
}
