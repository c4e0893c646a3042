package org.tandemoms.integration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.tandemoms.outbox.Receipt;
import org.tandemoms.shared.CanonicalJson;
import org.tandemoms.shared.PartnerEvent;

/**
 * What every shipped route promises: it loads, says what happens when a step fails, carries an idempotent key, and does with its samples
 * what they say. The samples go through the whole route, against an HTTP server that answers what the sample answers.
 */
class RouteContractTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, Object>> PLAIN_MAP = new TypeReference<>() {};

    private record Sent(String method, String path, Map<String, String> headers, JsonNode body) {}

    private HttpServer partner;
    private volatile JsonNode answer;
    private volatile Sent sent;
    private RunningRoutes routes;

    @BeforeEach
    void start() throws IOException {
        partner = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        partner.createContext("/", exchange -> {
            Map<String, String> headers = new HashMap<>();
            exchange.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(), values.get(0)));
            sent = new Sent(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().getRawPath(),
                    headers,
                    JSON.readTree(exchange.getRequestBody().readAllBytes()));
            byte[] body = JSON.writeValueAsBytes(answer.path("body"));
            exchange.sendResponseHeaders(answer.path("status").asInt(), body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        partner.start();
        String url = "http://127.0.0.1:" + partner.getAddress().getPort();
        Map<String, String> addresses = new HashMap<>();
        for (String name : List.of("payment", "carrier", "erp", "crm", "custodian", "supplier")) {
            addresses.put("tandem.partners." + name + ".url", url);
        }
        addresses.put("tandem.partners.mail.url", "smtp://127.0.0.1:1");
        routes = new RunningRoutes(RunningRoutes.SHIPPED, addresses);
    }

    @AfterEach
    void stop() {
        routes.close();
        partner.stop(0);
    }

    @Test
    void everyRouteFileLoadsWithErrorHandlerAndKey() {
        assertThat(routes.report.leftOut()).isEmpty();
        assertThat(routes.routes())
                .contains("payment", "carrier", "carrier-rates", "erp", "crm", "custodian", "supplier", "supplier-mail")
                .contains("fix-orders-in", "fix-orders-out", "fix-reports-in", "fix-reports-out");
    }

    @Test
    void everyRouteHasASample() {
        assertThat(declared()).allSatisfy(route -> assertThat(RouteLoader.samples(routes.home, route.id()))
                .as(route.id())
                .isNotEmpty());
    }

    @TestFactory
    Stream<DynamicTest> everySampleOfADestinationPasses() {
        return declared().stream()
                .filter(route -> route.destination() != null)
                .flatMap(route -> RouteLoader.samples(routes.home, route.id()).stream()
                        // those of mails go through a mail server, see SupplierMailTest
                        .filter(sample -> sample.content().path("request").has("path"))
                        .map(sample -> DynamicTest.dynamicTest(sample.name(), () -> passes(route, sample.content()))));
    }

    private void passes(RouteFile.Declared route, JsonNode sample) {
        for (JsonNode expected : sample.path("answers")) {
            answer = expected.path("answer");
            JsonNode message = sample.path("message");
            Receipt receipt = routes.deliver(
                    route.destination(),
                    message.path("key").asText(),
                    message.path("orderId").asText(),
                    message.path("type").asText(),
                    JSON.convertValue(message.path("payload"), PLAIN_MAP));
            JsonNode request = sample.path("request");
            assertThat(sent.method()).isEqualTo(request.path("method").asText("POST"));
            assertThat(sent.path()).isEqualTo(request.path("path").asText());
            assertThat(sent.headers().values())
                    .as("the idempotent key travels as a header")
                    .contains(message.path("key").asText());
            assertSame(sent.body(), request.path("body"));
            assertThat(receipt.outcome())
                    .as(receipt.reason())
                    .hasToString(expected.path("outcome").asText("CONFIRMED"));
            if (expected.has("reply")) {
                assertSame(JSON.valueToTree(receipt.reply()), expected.path("reply"));
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> everySampleOfACrossingPasses() {
        return declared().stream()
                .filter(route -> route.destination() == null)
                .flatMap(route -> RouteLoader.samples(routes.home, route.id()).stream()
                        .map(sample -> DynamicTest.dynamicTest(sample.name(), () -> {
                            Map<String, Object> message =
                                    JSON.convertValue(sample.content().path("message"), PLAIN_MAP);
                            Map<String, Object> result = routes.crossing().cross(route.id(), message);
                            assertSame(
                                    JSON.valueToTree(result), sample.content().path("result"));
                        })));
    }

    @TestFactory
    Stream<DynamicTest> everySampleOfACallBackPasses() {
        PartnerEvents events = new PartnerEvents(routes.mappings, JSON, List.of());
        return Stream.of("carrier-tracking", "custodian-status", "supplier-acknowledgement", "supplier-invoice")
                .flatMap(name -> RouteLoader.samples(routes.home, name).stream()
                        .map(sample -> DynamicTest.dynamicTest(sample.name(), () -> {
                            String partner = name.substring(0, name.indexOf('-'));
                            String subject = name.substring(name.indexOf('-') + 1);
                            PartnerEvent event = events.read(
                                    partner, subject, sample.content().path("callBack"));
                            Map<String, Object> all = new HashMap<>(event.facts());
                            all.put("id", event.id());
                            all.put("type", event.type());
                            all.put("orderId", event.orderId());
                            assertSame(JSON.valueToTree(all), sample.content().path("event"));
                        })));
    }

    private List<RouteFile.Declared> declared() {
        return RouteLoader.routeFiles(routes.home).stream()
                .flatMap(file -> file.routes().stream())
                .toList();
    }

    private static void assertSame(JsonNode actual, JsonNode expected) {
        assertThat(CanonicalJson.hash(actual))
                .as("is %s, should be %s", actual, expected)
                .isEqualTo(CanonicalJson.hash(expected));
    }
}
