package org.tandemoms.sandbox.partners;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.tandemoms.system.Ports;

/** The partners beside the OMS, started afresh for each test, and an OMS that takes their calls. */
abstract class RunningPartners {

    static final int CRM = 10;
    static final int ERP = 11;
    static final int CARRIER = 12;
    static final int PAYMENT = 13;
    static final int CUSTODIAN = 14;

    static final ObjectMapper JSON = new ObjectMapper();

    record CalledBack(String path, String signature, byte[] body, JsonNode json) {
        String event() {
            return json.path(json.has("eventId") ? "eventId" : "StsId").asText();
        }
    }

    @TempDir
    Path dataDir;

    final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    final ConcurrentLinkedQueue<CalledBack> calledBack = new ConcurrentLinkedQueue<>();
    volatile int omsAnswers = 204;
    HttpServer oms;
    int basePort;
    PartnersServer partners;

    @BeforeEach
    void start() throws IOException {
        oms = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        oms.createContext("/", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            calledBack.add(new CalledBack(
                    exchange.getRequestURI().getPath(),
                    exchange.getRequestHeaders().getFirst("Partner-Signature"),
                    body,
                    JSON.readTree(body)));
            exchange.sendResponseHeaders(omsAnswers, -1);
            exchange.close();
        });
        oms.start();
        basePort = Ports.stretch();
        startPartners();
    }

    @AfterEach
    void stop() {
        partners.close();
        oms.stop(0);
    }

    void startPartners() throws IOException {
        URI address = URI.create("http://127.0.0.1:" + oms.getAddress().getPort());
        partners = PartnersServer.start(
                new PartnersSettings(basePort, dataDir, () -> address, "a shared secret", Clock.systemUTC()));
    }

    void restartPartners() throws IOException {
        partners.close();
        startPartners();
    }

    HttpResponse<String> authorise(String key, String order, long minor, String token) throws IOException {
        return pay("/v1/authorizations", key, order, minor, ",\"source\":{\"token\":\"" + token + "\"}");
    }

    HttpResponse<String> pay(String path, String key, String order, long minor, String more) throws IOException {
        String body =
                "{\"amount\":%d,\"currency\":\"EUR\",\"merchant_reference\":\"%s\"%s}".formatted(minor, order, more);
        return call(PAYMENT, "POST", path, body, "Idempotency-Key", key);
    }

    HttpResponse<String> book(String key, String order, String postalCode) throws IOException {
        String body = "{\"shipperReference\":\"%s\",\"consignee\":{\"country\":\"DE\",\"postalCode\":\"%s\"}}"
                .formatted(order, postalCode);
        return call(CARRIER, "POST", "/consignments", body, "X-Request-Id", key);
    }

    HttpResponse<String> document(String key, String type, String order, String total, String lines)
            throws IOException {
        String body = "{\"ExternalKey\":\"%s\",\"DocType\":\"%s\",\"Reference\":\"%s\",\"Total\":\"%s\",\"Lines\":%s}"
                .formatted(key, type, order, total, lines);
        return call(ERP, "POST", "/documents", body);
    }

    HttpResponse<String> activity(String key, String order) throws IOException {
        String body =
                "{\"subject\":\"Order completed\",\"relatedTo\":{\"type\":\"Order\",\"id\":\"%s\"}}".formatted(order);
        return call(CRM, "PUT", "/activities/external/" + key, body);
    }

    HttpResponse<String> instruct(String key, String order, String account) throws IOException {
        String body =
                "{\"TxId\":\"%s\",\"SctiesMvmntTp\":\"RECE\",\"ClntOrdrRef\":\"%s\",\"SfkpgAcct\":\"%s\",\"SttlmAmt\":{\"Amt\":\"18950.00\",\"Ccy\":\"USD\"}}"
                        .formatted(key, order, account);
        return call(CUSTODIAN, "POST", "/instructions", body);
    }

    void behave(int offset, String how) throws IOException {
        assertThat(call(offset, "POST", "/_behave", how).statusCode()).isEqualTo(200);
    }

    List<JsonNode> received(int offset) throws IOException {
        List<JsonNode> list = new ArrayList<>();
        JSON.readTree(call(offset, "GET", "/_received", null).body()).forEach(list::add);
        return list;
    }

    List<JsonNode> all() throws IOException {
        List<JsonNode> all = new ArrayList<>();
        for (int offset = CRM; offset <= CUSTODIAN; offset++) {
            all.addAll(received(offset));
        }
        return all;
    }

    HttpResponse<String> call(int offset, String method, String path, String body, String... headers)
            throws IOException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + (basePort + offset) + path))
                .timeout(Duration.ofSeconds(2))
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    static JsonNode json(HttpResponse<String> response, int status) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        try {
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
