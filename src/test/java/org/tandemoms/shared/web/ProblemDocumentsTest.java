package org.tandemoms.shared.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.tandemoms.identity.web.Edge;
import org.tandemoms.identity.web.EdgeApplication;

/** Bad input of every kind gets its problem document: never HTML, never a stack trace, never a 5xx. */
@SpringBootTest(classes = EdgeApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class ProblemDocumentsTest {

    private static final String LINE = "{\"sku\":\"TEA\",\"quantity\":\"2\"}";
    private static final String GOOD = "{\"clientOrderId\":\"A1\",\"lines\":[" + LINE + "]}";

    @TempDir
    static Path dataDirectory;

    private static String token;

    @LocalServerPort
    int port;

    Edge edge;

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry registry) {
        registry.add("tandem.data-dir", dataDirectory::toString);
    }

    @BeforeEach
    void partner() {
        edge = new Edge(port);
        token = edge.token("partner-acme");
    }

    @Test
    void aGoodBodyIsTakenWithNumbersAsStringOrNumberAndAnswersWithStrings() {
        var answer = post("{\"clientOrderId\":\"A1\",\"count\":\"3\",\"expireAt\":\"2026-03-02T10:30:00+01:00\","
                + "\"lines\":[{\"sku\":\"TEA\",\"quantity\":2,\"unitPrice\":\"189.50\"},"
                + "{\"sku\":\"CUP\",\"quantity\":1e3,\"unitPrice\":0.10}]}");

        assertThat(answer.statusCode()).isEqualTo(200);
        var ticket = Edge.json(answer);
        assertThat(ticket.at("/count").isInt()).isTrue();
        assertThat(ticket.at("/lines/0/quantity").textValue()).isEqualTo("2");
        assertThat(ticket.at("/lines/0/unitPrice").textValue()).isEqualTo("189.50");
        assertThat(ticket.at("/lines/1/quantity").textValue()).isEqualTo("1000");
        assertThat(ticket.at("/lines/1/unitPrice").textValue()).isEqualTo("0.10");
        assertThat(ticket.at("/expireAt").textValue()).isEqualTo("2026-03-02T09:30:00Z");
    }

    @Test
    void everyWrongFieldIsToldAtOnce() {
        var answer = post(
                "{\"clientOrderId\":17,\"side\":\"UP\",\"count\":1.5,\"urgent\":\"yes\",\"expireAt\":\"soon\","
                        + "\"requestedDelivery\":\"2026-02-30\",\"colour\":\"red\","
                        + "\"lines\":[{\"sku\":\"\",\"quantity\":\"NaN\"},{\"quantity\":-1,\"weight\":3},\"tea\",null]}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(codesByPointer(answer))
                .containsEntry("/clientOrderId", "type")
                .containsEntry("/side", "type")
                .containsEntry("/count", "type")
                .containsEntry("/urgent", "type")
                .containsEntry("/expireAt", "type")
                .containsEntry("/requestedDelivery", "type")
                .containsEntry("/colour", "unknown")
                .containsEntry("/lines/0/quantity", "type")
                .containsEntry("/lines/1/weight", "unknown")
                .containsEntry("/lines/2", "type")
                .containsEntry("/lines/3", "required");
    }

    /** Wherever it stands, and whatever it holds. */
    @ParameterizedTest
    @ValueSource(strings = {"1", "null", "{}", "[]", "[1,[2]]", "{\"a\":{\"b\":1}}"})
    void anUnknownFieldIsNamedWhereItStands(String value) {
        String odd = "\"odd/one\":" + value;
        String line = "{" + odd + ",\"sku\":\"TEA\",\"quantity\":\"2\"}";
        for (String body : List.of(
                "{" + odd + ",\"clientOrderId\":\"A1\",\"lines\":[" + line + "," + LINE + "]}",
                "{\"clientOrderId\":\"A1\"," + odd + ",\"lines\":[" + line + "]}",
                "{\"lines\":[" + line + "],\"clientOrderId\":\"A1\"," + odd + "}",
                "{" + odd + ",\"clientOrderId\":\"A1\",\"side\":null,\"count\":null,\"urgent\":null,\"expireAt\":null,"
                        + "\"requestedDelivery\":null,\"variables\":null,\"parameters\":null,\"lines\":[" + line
                        + "],\"last\":1}")) {
            var codes = codesByPointer(post(body));
            assertThat(codes)
                    .as(body)
                    .containsEntry("/odd~1one", "unknown")
                    .containsEntry("/lines/0/odd~1one", "unknown")
                    .hasSize(body.contains("last") ? 3 : 2);
        }
    }

    @Test
    void whatIsWellTypedButNotAllowedIsToldByPlace() {
        var answer = post("{\"lines\":[{\"sku\":\" \",\"quantity\":0},{\"sku\":\"TEA\"}]}");

        assertThat(codesByPointer(answer))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "/clientOrderId", "required",
                        "/lines/0/sku", "required",
                        "/lines/0/quantity", "range",
                        "/lines/1/quantity", "required"));
        assertThat(Edge.json(answer).path("detail").asText()).isEqualTo("4 fields are not valid");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "null",
                "[]",
                "\"text\"",
                "17",
                "{",
                "{\"clientOrderId\":\"A1\",}",
                "{'clientOrderId':'A1'}",
                "{\"clientOrderId\":\"A1\",\"lines\":[{\"sku\":\"TEA\",\"quantity\":NaN}]}",
                "{\"clientOrderId\":\"A1\",\"lines\":[{\"sku\":\"TEA\",\"quantity\":Infinity}]}",
                "{\"clientOrderId\":\"A1\",\"lines\":[{\"sku\":\"TEA\",\"quantity\":\"Infinity\"}]}",
                "{\"clientOrderId\":\"A1\",\"lines\":[{\"sku\":\"TEA\",\"quantity\":\"\"}]}",
                "{\"clientOrderId\":\"A1\",\"lines\":[{\"sku\":\"TEA\",\"quantity\":1e999999}]}",
                "{\"clientOrderId\":\"A1\",\"lines\":[{\"sku\":\"TEA\",\"quantity\":true}]}",
                "{\"clientOrderId\":\"A1\",\"lines\":[{\"sku\":\"TEA\",\"quantity\":[1]}]}",
                "{\"clientOrderId\":\"A1\",\"lines\":\"none\"}",
                "{\"clientOrderId\":\"A1\",\"lines\":{}}",
                "{\"clientOrderId\":{\"a\":1},\"lines\":[]}",
                "{\"clientOrderId\":\"A\\u0000\",\"lines\":[" + LINE + "]}",
                "{\"clientOrderId\":\"A\\ud800\",\"lines\":[" + LINE + "]}",
                "{\"clientOrderId\":\"A1\",\"clientOrderId\":\"A2\",\"lines\":[" + LINE + "]}",
                GOOD + GOOD
            })
    void whatIsNoTicketIsRefused(String body) {
        assertThat(problem(post(body), "validation", 400).path("errors")).isNotEmpty();
    }

    @Test
    void aRepeatedFieldIsNamed() {
        assertThat(codesByPointer(post("{\"clientOrderId\":\"A1\",\"lines\":[{\"sku\":\"A\",\"sku\":\"B\"}]}")))
                .containsEntry("/lines/0/sku", "duplicate");
    }

    @Test
    void aBodyNestedWithoutEndIsRefused() {
        var deep = "{\"a\":".repeat(5_000) + "1" + "}".repeat(5_000);
        problem(
                post("{\"clientOrderId\":\"A1\",\"lines\":[" + LINE + "],\"variables\":{\"x\":" + deep + "}}"),
                "validation",
                400);
    }

    @Test
    void aBodyThatIsNoUtf8IsRefused() {
        var bytes = GOOD.replace("A1", "\u00e9").getBytes(StandardCharsets.ISO_8859_1);
        problem(edge.send(ticket().POST(BodyPublishers.ofByteArray(bytes))), "validation", 400);
    }

    @Test
    void aHugeBodyIsRefusedWhetherItsLengthIsAnnouncedOrNot() {
        var huge = ("{\"clientOrderId\":\"" + "x".repeat(2_000_000) + "\"}").getBytes(StandardCharsets.UTF_8);

        problem(edge.send(ticket().POST(BodyPublishers.ofByteArray(huge))), "too-large", 413);
        problem(
                edge.send(ticket().POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(huge)))),
                "too-large",
                413);
    }

    @Test
    void anotherMediaTypeIsRefused() {
        for (var type :
                new String[] {"text/plain", "application/xml", "application/x-www-form-urlencoded", "nonsense"}) {
            problem(
                    edge.send(edge.to("/api/v1/tickets")
                            .header("Authorization", "Bearer " + token)
                            .header("Content-Type", type)
                            .header("Idempotency-Key", "k")
                            .POST(BodyPublishers.ofString(GOOD))),
                    "unsupported-media-type",
                    415);
        }
    }

    /** The address is asked first whether it takes uploads at all, and only then are parts looked for. */
    @Test
    void partsThatNobodyAskedForAreAWrongTypeEvenWithoutABoundary() {
        for (var type : List.of("multipart/form-data", "multipart/form-data; boundary=x", "multipart/mixed")) {
            problem(
                    edge.send(edge.to("/api/v1/tickets")
                            .header("Authorization", "Bearer " + token)
                            .header("Content-Type", type)
                            .header("Idempotency-Key", "k")
                            .POST(BodyPublishers.ofString(GOOD))),
                    "unsupported-media-type",
                    415);
        }
    }

    @Test
    void anUnknownAddressAndAWrongMethodAreTold() {
        problem(edge.send(as("/api/v1/nowhere")), "not-found", 404);
        problem(edge.send(as("/nowhere.txt")), "not-found", 404);
        var wrong = edge.send(as("/api/v1/tickets").DELETE());
        problem(wrong, "method-not-allowed", 405);
        assertThat(wrong.headers().firstValue("Allow").orElse(""))
                .contains("GET")
                .contains("POST");
    }

    @Test
    void anAnswerInAnotherFormatIsNotPromised() {
        problem(edge.send(as("/api/v1/tickets").header("Accept", "application/xml")), "not-acceptable", 406);
        problem(edge.send(as("/api/v1/refused").header("Accept", "text/html")), "four-eyes", 403);
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0, range",
        "limit=501, range",
        "limit=ten, type",
        "side=UP, type",
        "from=-999999999-01-01T00:00:00Z, type",
        "from=2026, type"
    })
    void aWrongQueryParameterIsNamed(String query, String code) {
        var pointer = "/" + query.substring(0, query.indexOf('='));
        assertThat(codesByPointer(edge.send(as("/api/v1/tickets?" + query)))).containsEntry(pointer, code);
    }

    @Test
    void aTimeInAQueryMayHaveAnyOffsetOrNoValue() {
        for (var from : List.of("", "2026-03-02T09:30:00Z", "2026-03-02T09:30:00.5%2B01:00")) {
            assertThat(edge.send(as("/api/v1/tickets?from=" + from)).statusCode())
                    .as(from)
                    .isEqualTo(200);
        }
    }

    /** RFC 3339, 5.6; and what is further away cannot be stored. */
    @Test
    void aYearHasFourDigits() {
        var answer = post(GOOD.replaceFirst(
                "\\{", "{\"expireAt\": \"+999999999-12-31T00:00:00Z\", \"requestedDelivery\": \"+10000-01-01\", "));
        problem(answer, "validation", 400);
        assertThat(codesByPointer(answer))
                .containsEntry("/expireAt", "type")
                .containsEntry("/requestedDelivery", "type");
    }

    @Test
    void aHoleInAMapIsNamed() {
        var answer = post(GOOD.replaceFirst("\\{", "{\"parameters\": {\"horizon\": null}, "));
        problem(answer, "validation", 400);
        assertThat(codesByPointer(answer)).containsEntry("/parameters/horizon", "required");
    }

    @Test
    void whoCreatesNeedsAnIdempotencyKey() {
        for (var key : new String[] {null, " ", "x".repeat(256), "tab\tinside"}) {
            var request = edge.to("/api/v1/tickets")
                    .header("Authorization", "Bearer " + token)
                    .header("Content-Type", "application/json");
            if (key != null) {
                request.header("Idempotency-Key", key);
            }
            var answer = edge.send(request.POST(BodyPublishers.ofString(GOOD)));
            problem(answer, "validation", 400);
            assertThat(codesByPointer(answer)).containsKey("/Idempotency-Key");
        }
    }

    @Test
    void whoChangesStatesTheVersionTheySaw() {
        problem(cancel(null), "precondition-required", 428);
        problem(cancel("seven"), "validation", 400);
        problem(cancel("\"7\", \"8\""), "validation", 400);
        assertThat(cancel("\"7\"").body()).isEqualTo("7");
        assertThat(cancel("W/\"7\"").body()).isEqualTo("7");
    }

    @Test
    void aBugIsAnsweredWithoutItsDetails() {
        var answer = edge.send(as("/api/v1/broken"));
        problem(answer, "internal", 500);
        assertThat(answer.body()).doesNotContain("secret").doesNotContain("Exception");
    }

    /** What never reaches a servlet: the container itself refuses. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/v1/tickets?q=<script> HTTP/1.1",
                "GET /api/v1/%zz HTTP/1.1",
                "GET /api/v1/..%2f..%2fetc HTTP/1.1",
                "GET /api/v1/tickets;a=b/%00 HTTP/1.1",
                "GET //api//v1 HTTP/1.1",
                "G@T /api/v1/tickets HTTP/1.1",
                "BREW /api/v1/tickets HTTP/1.1",
                "TRACE /api/v1/tickets HTTP/1.1"
            })
    void abrokenRequestIsRefusedWithoutHtml(String requestLine) throws IOException {
        var answer = raw(requestLine + "\r\nHost: localhost\r\nAuthorization: Bearer " + token
                + "\r\nConnection: close\r\n\r\n");

        assertThat(answer).matches("(?s)HTTP/1.1 4\\d\\d .*");
        assertThat(answer.toLowerCase())
                .doesNotContain("<html")
                .doesNotContain("tomcat")
                .doesNotContain("exception");
        int body = answer.indexOf("\r\n\r\n") + 4;
        if (body < answer.length()) {
            assertThat(answer.toLowerCase()).contains("content-type: application/problem+json");
        }
    }

    private String raw(String request) throws IOException {
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    private HttpRequest.Builder as(String path) {
        return edge.to(path).header("Authorization", "Bearer " + token);
    }

    private HttpRequest.Builder ticket() {
        return as("/api/v1/tickets").header("Content-Type", "application/json").header("Idempotency-Key", "k-1");
    }

    private HttpResponse<String> post(String body) {
        return edge.send(ticket().POST(BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> cancel(String ifMatch) {
        var request = as("/api/v1/tickets/1/cancel").POST(BodyPublishers.noBody());
        return edge.send(ifMatch == null ? request : request.header("If-Match", ifMatch));
    }

    private static JsonNode problem(HttpResponse<String> answer, String code, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        var problem = Edge.json(answer);
        assertThat(problem.path("type").asText()).isEqualTo("urn:tandem:problem:" + code);
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("title").asText()).isNotBlank();
        assertThat(problem.path("detail").asText()).isNotBlank();
        return problem;
    }

    private static Map<String, String> codesByPointer(HttpResponse<String> answer) {
        var codes = new TreeMap<String, String>();
        for (var error : problem(answer, "validation", 400).path("errors")) {
            assertThat(error.path("detail").asText()).isNotBlank();
            codes.put(error.path("pointer").asText(), error.path("code").asText());
        }
        return codes;
    }
}
