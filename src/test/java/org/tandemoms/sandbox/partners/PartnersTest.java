package org.tandemoms.sandbox.partners;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

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
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tandemoms.system.Ports;

/** The simulated partners over real HTTP, as the OMS and as test suites see them. */
class PartnersTest {

    private static final int CRM = 10;
    private static final int ERP = 11;
    private static final int CARRIER = 12;
    private static final int PAYMENT = 13;
    private static final int CUSTODIAN = 14;

    private static final ObjectMapper JSON = new ObjectMapper();

    private record CalledBack(String path, String signature, byte[] body, JsonNode json) {
        String event() {
            return json.path(json.has("eventId") ? "eventId" : "StsId").asText();
        }
    }

    @TempDir
    Path dataDir;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final ConcurrentLinkedQueue<CalledBack> calledBack = new ConcurrentLinkedQueue<>();
    private volatile int omsAnswers = 204;
    private HttpServer oms;
    private int basePort;
    private PartnersServer partners;

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

    private void startPartners() throws IOException {
        URI address = URI.create("http://127.0.0.1:" + oms.getAddress().getPort());
        partners = PartnersServer.start(
                new PartnersSettings(basePort, dataDir, () -> address, "a shared secret", Clock.systemUTC()));
    }

    private void restartPartners() throws IOException {
        partners.close();
        startPartners();
    }

    @Test
    void aCardPaymentIsAuthorisedCapturedAndRefundedInMinorUnits() throws Exception {
        JsonNode authorisation = json(authorise("o-1:pay:authorise", "o-1", 12345, "tok_ok"), 201);
        assertThat(authorisation.path("status").asText()).isEqualTo("authorized");
        String captures = "/v1/authorizations/" + authorisation.path("id").asText() + "/captures";
        JsonNode capture = json(pay(captures, "o-1:pay:capture", "o-1", 12345, ""), 201);
        json(pay("/v1/captures/" + capture.path("id").asText() + "/refunds", "o-1:pay:refund", "o-1", 345, ""), 201);

        assertThat(received(PAYMENT))
                .extracting(one -> one.path("kind").asText() + " "
                        + one.path("orderId").asText() + " "
                        + one.path("amount").asText())
                .containsExactly("AUTHORISE o-1 123.45", "CAPTURE o-1 123.45", "REFUND o-1 3.45");
        assertThat(pay(captures, "o-1:pay:capture-again", "o-1", 1, "").statusCode())
                .as("more than was authorised")
                .isEqualTo(402);
    }

    @Test
    void minorUnitsFollowTheCurrency() throws Exception {
        String yen =
                "{\"amount\":1500,\"currency\":\"JPY\",\"merchant_reference\":\"o-1\",\"source\":{\"token\":\"tok_ok\"}}";
        json(call(PAYMENT, "POST", "/v1/authorizations", yen, "Idempotency-Key", "k"), 201);
        assertThat(received(PAYMENT).get(0).path("amount").asText()).isEqualTo("1500");
    }

    @Test
    void aDeclineSaysWhyAndIsRememberedToo() throws Exception {
        JsonNode declined = json(authorise("a", "o-1", 100, "tok_declined"), 402);
        assertThat(declined.path("decline_code").asText()).isEqualTo("do_not_honor");
        JsonNode insufficient = json(authorise("b", "o-2", 100, "tok_insufficient"), 402);
        assertThat(insufficient.path("decline_code").asText()).isEqualTo("insufficient_funds");
        assertThat(json(authorise("a", "o-1", 100, "tok_declined"), 402)).isEqualTo(declined);
    }

    @Test
    void aTimedOutAuthorisationIsHeardByWhoeverAsksAgain() throws Exception {
        assertThatThrownBy(() -> authorise("k", "o-1", 100, "tok_timeout")).isInstanceOf(IOException.class);
        JsonNode asked = json(call(PAYMENT, "GET", "/v1/operations/k", null), 200);
        assertThat(asked.path("status").asText()).isEqualTo("authorized");
        assertThat(json(authorise("k", "o-1", 100, "tok_timeout"), 201)).isEqualTo(asked);
    }

    @Test
    void wrongPaymentsAreRefusedAndLeaveNothing() throws Exception {
        assertThat(call(PAYMENT, "POST", "/v1/authorizations", "{}").statusCode())
                .isEqualTo(400);
        assertThat(call(PAYMENT, "POST", "/v1/authorizations", "{not json", "Idempotency-Key", "k")
                        .statusCode())
                .isEqualTo(400);
        assertThat(authorise("k", "o-1", -5, "tok_ok").statusCode()).isEqualTo(422);
        assertThat(pay("/v1/authorizations/auth_none/captures", "k", "o-1", 5, "")
                        .statusCode())
                .isEqualTo(404);
        assertThat(received(PAYMENT)).isEmpty();
    }

    @Test
    void aRepeatedKeyGetsTheFirstAnswerAndOnlyRaisesAttempts() throws Exception {
        List<CompletableFuture<JsonNode>> answers = IntStream.range(0, 40)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> {
                    try {
                        return json(authorise("same", "o-1", 100, "tok_ok"), 201);
                    } catch (IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                }))
                .toList();
        assertThat(answers.stream().map(CompletableFuture::join).distinct()).hasSize(1);
        assertThat(received(PAYMENT))
                .singleElement()
                .satisfies(one -> assertThat(one.path("attempts").asInt()).isEqualTo(40));
    }

    @Test
    void everyPartnerKeepsWhatItReceivedOverARestart() throws Exception {
        JsonNode authorisation = json(authorise("pay", "o-1", 100, "tok_ok"), 201);
        authorise("pay", "o-1", 100, "tok_ok");
        book("ship", "o-1", "10115");
        JsonNode invoice = json(document("inv", "IN", "o-1", "99.00", "[]"), 201);
        json(activity("act", "o-1"), 201);
        json(instruct("ins", "t-1", "SAFE-1"), 202);
        List<JsonNode> before = all();

        restartPartners();

        assertThat(all()).isEqualTo(before);
        assertThat(json(authorise("pay", "o-1", 100, "tok_ok"), 201)).isEqualTo(authorisation);
        assertThat(json(call(ERP, "GET", "/documents?ExternalKey=inv", null), 200))
                .isEqualTo(invoice);
        assertThat(received(PAYMENT).get(0).path("attempts").asInt()).isEqualTo(3);
        assertThat(json(document("inv-2", "IN", "o-2", "1.00", "[]"), 201)
                        .path("DocNumber")
                        .asText())
                .as("numbers go on")
                .isNotEqualTo(invoice.path("DocNumber").asText());
    }

    @Test
    void aLineThatACrashLeftHalfWrittenIsCutOff() throws Exception {
        authorise("whole", "o-1", 100, "tok_ok");
        partners.close();
        Files.writeString(
                dataDir.resolve("partners/received.jsonl"), "{\"received\":{\"par", StandardOpenOption.APPEND);
        startPartners();
        authorise("next", "o-2", 100, "tok_ok");
        restartPartners();
        assertThat(received(PAYMENT))
                .extracting(one -> one.path("key").asText())
                .containsExactly("whole", "next");
    }

    @Test
    void aClearedListStartsAfreshButAKeyStaysKnown() throws Exception {
        JsonNode first = json(authorise("k", "o-1", 100, "tok_ok"), 201);
        assertThat(call(PAYMENT, "DELETE", "/_received", null).statusCode()).isEqualTo(204);
        assertThat(received(PAYMENT)).isEmpty();
        restartPartners();
        assertThat(received(PAYMENT)).isEmpty();
        assertThat(json(authorise("k", "o-1", 100, "tok_ok"), 201)).isEqualTo(first);
    }

    @Test
    void aParcelIsBookedAndItsTrackingCalledBackInOrderAndSigned() throws Exception {
        JsonNode booked = json(book("ship", "o-1", "10115"), 201);
        await().until(() -> calledBack.size() == 3);
        assertThat(calledBack)
                .extracting(one -> one.json().at("/scans/0/code").asText())
                .containsExactly("PU", "IT", "DL");
        CalledBack first = calledBack.peek();
        assertThat(first.path()).isEqualTo("/partner-callbacks/carrier/tracking");
        assertThat(first.json().path("consignmentNumber")).isEqualTo(booked.path("consignmentNumber"));
        String seconds = first.signature().replaceAll("t=(\\d+),.*", "$1");
        Signature signature = new Signature("a shared secret");
        assertThat(first.signature())
                .isEqualTo(signature.of(java.time.Instant.ofEpochSecond(Long.parseLong(seconds)), first.body()));
    }

    @Test
    void aCallBackIsRepeatedUntilItIsTakenAlsoAfterARestart() throws Exception {
        omsAnswers = 503;
        book("ship", "o-1", "10115");
        await().until(() -> calledBack.size() >= 2);
        assertThat(calledBack)
                .extracting(CalledBack::event)
                .as("in order")
                .containsOnly(calledBack.peek().event());
        partners.close();
        calledBack.clear();
        omsAnswers = 200;
        startPartners();
        await().until(() -> calledBack.size() >= 3);
        restartPartners();
        json(book("next", "o-2", "10115"), 201);
        await().until(() -> calledBack.size() >= 6);
        assertThat(calledBack)
                .extracting(CalledBack::event)
                .as("nothing taken is sent again")
                .doesNotHaveDuplicates();
    }

    @Test
    void aParcelThatTakesItsTimeCanBeCancelledUntilItIsCollected() throws Exception {
        behave(CARRIER, "{\"mode\":\"ok\",\"delayMs\":3600000}");
        String slow = json(book("slow", "o-1", "10115"), 201)
                .path("consignmentNumber")
                .asText();
        behave(CARRIER, "{\"mode\":\"ok\"}");
        String quick = json(book("quick", "o-2", "10115"), 201)
                .path("consignmentNumber")
                .asText();
        assertThat(call(CARRIER, "POST", "/consignments/" + slow + "/cancellation", "{}", "X-Request-Id", "c1")
                        .statusCode())
                .isEqualTo(200);
        assertThat(call(CARRIER, "POST", "/consignments/" + quick + "/cancellation", "{}", "X-Request-Id", "c2")
                        .statusCode())
                .isEqualTo(409);
        await().until(() -> calledBack.size() == 3);
        assertThat(calledBack).allSatisfy(one -> assertThat(
                        one.json().path("consignmentNumber").asText())
                .isEqualTo(quick));
    }

    @Test
    void aParcelCanBeRefusedOrGetLost() throws Exception {
        assertThat(book("refused", "o-1", "00000").statusCode()).isEqualTo(422);
        book("lost", "o-2", "99999");
        await().until(() -> calledBack.size() == 3);
        assertThat(new ArrayList<>(calledBack).get(2).json().at("/scans/0/code").asText())
                .isEqualTo("LO");
    }

    @Test
    void anInstructionSettlesOrFailsByCallBack() throws Exception {
        json(instruct("good", "t-1", "SAFE-1"), 202);
        json(instruct("bad", "t-2", "FAIL-1"), 202);
        await().until(() -> calledBack.size() == 2);
        assertThat(calledBack)
                .extracting(one -> one.json().path("TxId").asText() + " "
                        + one.json().path("SttlmSts").asText())
                .containsExactlyInAnyOrder("good SETT", "bad PENF");
        assertThat(received(CUSTODIAN).get(0).path("amount").asText()).isEqualTo("18950.00");
    }

    @Test
    void aJournalMustBalance() throws Exception {
        String debit = "{\"Account\":\"1200\",\"Side\":\"D\",\"Amount\":\"10.00\"}";
        String credit = "{\"Account\":\"4400\",\"Side\":\"C\",\"Amount\":\"10.00\"}";
        assertThat(document("j1", "JE", "o-1", "10.00", "[" + debit + "]").statusCode())
                .isEqualTo(422);
        assertThat(document("j2", "JE", "o-1", "10.00", "[" + debit + "," + credit + "]")
                        .statusCode())
                .isEqualTo(201);
        assertThat(received(ERP))
                .singleElement()
                .satisfies(one -> assertThat(one.path("kind").asText()).isEqualTo("JOURNAL"));
    }

    @Test
    void whenToldToFailItDoesNothing() throws Exception {
        behave(CRM, "{\"mode\":\"error\"}");
        assertThat(activity("k", "o-1").statusCode()).isEqualTo(503);
        behave(CRM, "{\"mode\":\"hang\",\"delayMs\":200}");
        assertThatThrownBy(() -> activity("k", "o-1")).isInstanceOf(IOException.class);
        assertThat(received(CRM)).isEmpty();
    }

    @Test
    void halfDoesTheWorkAndLosesTheAnswer() throws Exception {
        behave(PAYMENT, "{\"mode\":\"half\"}");
        assertThatThrownBy(() -> authorise("k", "o-1", 100, "tok_ok")).isInstanceOf(IOException.class);
        behave(PAYMENT, "{\"mode\":\"ok\"}");
        json(authorise("k", "o-1", 100, "tok_ok"), 201);
        assertThat(received(PAYMENT))
                .singleElement()
                .satisfies(one -> assertThat(one.path("attempts").asInt()).isEqualTo(2));
    }

    @Test
    void slowAnswersLateAndDuplicateTakesARequestTwice() throws Exception {
        behave(ERP, "{\"mode\":\"slow\",\"delayMs\":300}");
        long start = System.nanoTime();
        json(document("k", "SO", "o-1", "5.00", "[]"), 201);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(290));
        behave(CARRIER, "{\"mode\":\"duplicate\"}");
        json(book("k", "o-1", "10115"), 201);
        await().until(() -> calledBack.size() == 6);
        assertThat(calledBack.stream().map(CalledBack::event).distinct()).hasSize(3);
        assertThat(received(CARRIER).get(0).path("attempts").asInt()).isEqualTo(2);
    }

    @Test
    void aRateOfZeroNeverApplies() throws Exception {
        behave(PAYMENT, "{\"mode\":\"error\",\"rate\":0}");
        json(authorise("k", "o-1", 100, "tok_ok"), 201);
        assertThat(call(PAYMENT, "POST", "/_behave", "{\"mode\":\"sulk\"}").statusCode())
                .isEqualTo(400);
    }

    private HttpResponse<String> authorise(String key, String order, long minor, String token) throws IOException {
        return pay("/v1/authorizations", key, order, minor, ",\"source\":{\"token\":\"" + token + "\"}");
    }

    private HttpResponse<String> pay(String path, String key, String order, long minor, String more)
            throws IOException {
        String body =
                "{\"amount\":%d,\"currency\":\"EUR\",\"merchant_reference\":\"%s\"%s}".formatted(minor, order, more);
        return call(PAYMENT, "POST", path, body, "Idempotency-Key", key);
    }

    private HttpResponse<String> book(String key, String order, String postalCode) throws IOException {
        String body = "{\"shipperReference\":\"%s\",\"consignee\":{\"country\":\"DE\",\"postalCode\":\"%s\"}}"
                .formatted(order, postalCode);
        return call(CARRIER, "POST", "/consignments", body, "X-Request-Id", key);
    }

    private HttpResponse<String> document(String key, String type, String order, String total, String lines)
            throws IOException {
        String body = "{\"ExternalKey\":\"%s\",\"DocType\":\"%s\",\"Reference\":\"%s\",\"Total\":\"%s\",\"Lines\":%s}"
                .formatted(key, type, order, total, lines);
        return call(ERP, "POST", "/documents", body);
    }

    private HttpResponse<String> activity(String key, String order) throws IOException {
        String body =
                "{\"subject\":\"Order completed\",\"relatedTo\":{\"type\":\"Order\",\"id\":\"%s\"}}".formatted(order);
        return call(CRM, "PUT", "/activities/external/" + key, body);
    }

    private HttpResponse<String> instruct(String key, String order, String account) throws IOException {
        String body =
                "{\"TxId\":\"%s\",\"SctiesMvmntTp\":\"RECE\",\"ClntOrdrRef\":\"%s\",\"SfkpgAcct\":\"%s\",\"SttlmAmt\":{\"Amt\":\"18950.00\",\"Ccy\":\"USD\"}}"
                        .formatted(key, order, account);
        return call(CUSTODIAN, "POST", "/instructions", body);
    }

    private void behave(int offset, String how) throws IOException {
        assertThat(call(offset, "POST", "/_behave", how).statusCode()).isEqualTo(200);
    }

    private List<JsonNode> received(int offset) throws IOException {
        List<JsonNode> list = new ArrayList<>();
        JSON.readTree(call(offset, "GET", "/_received", null).body()).forEach(list::add);
        return list;
    }

    private List<JsonNode> all() throws IOException {
        List<JsonNode> all = new ArrayList<>();
        for (int offset = CRM; offset <= CUSTODIAN; offset++) {
            all.addAll(received(offset));
        }
        return all;
    }

    private HttpResponse<String> call(int offset, String method, String path, String body, String... headers)
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

    private static JsonNode json(HttpResponse<String> response, int status) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        try {
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
