package org.tandemoms.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tandemoms.outbox.Receipt;
import org.tandemoms.outbox.Receipt.Outcome;
import org.tandemoms.sandbox.partners.PartnersServer;
import org.tandemoms.sandbox.partners.PartnersSettings;
import org.tandemoms.system.Ports;

/** The shipped routes against the simulated partners, when those are slow, fail, hang, lose answers, repeat requests or die. */
class PartnerOutagesTest {

    private static final int CRM = 10;
    private static final int CARRIER = 12;
    private static final int PAYMENT = 13;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> NAMES = List.of("crm", "erp", "carrier", "payment", "custodian", "supplier");

    @TempDir
    Path dataDir;

    private final HttpClient http = HttpClient.newHttpClient();
    private int basePort;
    private PartnersServer partners;
    private RunningRoutes routes;

    @BeforeEach
    void start() throws IOException {
        basePort = Ports.stretch();
        startPartners();
        Map<String, String> addresses = new HashMap<>();
        for (int i = 0; i < NAMES.size(); i++) {
            addresses.put("tandem.partners." + NAMES.get(i) + ".url", "http://127.0.0.1:" + (basePort + 10 + i));
        }
        routes = new RunningRoutes(RunningRoutes.SHIPPED, addresses);
    }

    @AfterEach
    void stop() {
        routes.close();
        partners.close();
    }

    private void startPartners() throws IOException {
        URI nobody = URI.create("http://127.0.0.1:9");
        partners = PartnersServer.start(
                new PartnersSettings(basePort, dataDir, () -> nobody, "secret", Clock.systemUTC()));
    }

    @Test
    void everyDestinationAnswersInOurWords() {
        Receipt authorised = authorise("o-1", "tok_ok");
        assertThat(authorised.outcome()).isEqualTo(Outcome.CONFIRMED);
        assertThat(authorised.reply()).containsEntry("outcome", "AUTHORISED");
        Map<String, Object> capture = new HashMap<>(money());
        capture.put("authorizationId", authorised.reply().get("authorizationId"));
        assertThat(routes.deliver("payment", "o-1:pay:capture", "o-1", "payment.capture", capture)
                        .reply())
                .containsEntry("outcome", "CAPTURED");
        Receipt booked = book("o-1", "10117");
        assertThat(booked.reply()).containsEntry("outcome", "BOOKED").containsKeys("consignment", "tracking");
        assertThat(routes.deliver("erp", "o-1:erp:invoice", "o-1", "erp.invoice", Map.of("total", "12.50"))
                        .reply())
                .containsEntry("outcome", "POSTED");
        assertThat(note("o-1").reply()).containsEntry("outcome", "RECORDED");
        assertThat(routes.deliver(
                                "custodian",
                                "t-1:s:instruct",
                                "t-1",
                                "custodian.instruct",
                                Map.of("side", "BUY", "account", "FUND-A", "amount", "1.00", "currency", "USD"))
                        .reply())
                .containsEntry("outcome", "INSTRUCTED");
    }

    @Test
    void aDeclineIsAnAnswerForGood() {
        Receipt declined = authorise("o-1", "tok_insufficient");
        assertThat(declined.outcome()).isEqualTo(Outcome.CONFIRMED);
        assertThat(declined.reply()).containsEntry("outcome", "DECLINED").containsEntry("reason", "insufficient_funds");
        assertThat(book("o-1", "00000").reply()).containsEntry("outcome", "REFUSED");
    }

    @Test
    void whatWillNeverSucceedIsDead() {
        assertThat(routes.deliver("crm", "k", "o-1", "crm.activity", Map.of()).outcome())
                .as("the CRM answers 400: no subject")
                .isEqualTo(Outcome.DEAD);
        assertThat(routes.deliver("payment", "k", "o-1", "payment.barter", money())
                        .outcome())
                .as("the mapping knows no such message")
                .isEqualTo(Outcome.DEAD);
        Map<String, Object> fraction = Map.of("amount", "1.005", "currency", "EUR", "token", "tok_ok");
        assertThat(routes.deliver("payment", "k", "o-1", "payment.authorise", fraction)
                        .reason())
                .contains("minor_units");
    }

    @Test
    void aLostAnswerIsAskedForAgainAndTheWorkDoneOnce() throws Exception {
        behave(PAYMENT, "{\"mode\":\"half\"}");
        assertThat(authorise("o-1", "tok_ok").outcome()).isEqualTo(Outcome.LATER);
        behave(PAYMENT, "{\"mode\":\"ok\"}");
        assertThat(authorise("o-1", "tok_ok").reply()).containsEntry("outcome", "AUTHORISED");
        assertThat(received(PAYMENT))
                .singleElement()
                .satisfies(one -> assertThat(one.path("attempts").asInt()).isGreaterThanOrEqualTo(2));
    }

    @Test
    void halfTheAnswersLostAmongManyCostsNoSecondEffect() throws Exception {
        behave(PAYMENT, "{\"mode\":\"half\",\"rate\":0.3}");
        List<String> orders = IntStream.range(0, 60).mapToObj(i -> "o-" + i).toList();
        orders.parallelStream().forEach(order -> await().atMost(Duration.ofSeconds(40))
                .until(() -> authorise(order, "tok_ok").outcome() == Outcome.CONFIRMED));
        assertThat(received(PAYMENT))
                .extracting(one -> one.path("orderId").asText())
                .containsExactlyInAnyOrderElementsOf(orders);
    }

    @Test
    void aRequestThatTheNetworkRepeatsIsWorkedOnce() throws Exception {
        behave(CARRIER, "{\"mode\":\"duplicate\"}");
        assertThat(book("o-1", "10117").reply()).containsEntry("outcome", "BOOKED");
        assertThat(received(CARRIER)).hasSize(1);
    }

    @Test
    void aHangingPartnerHoldsNobodyLongerThanItsTimeouts() throws Exception {
        behave(CRM, "{\"mode\":\"hang\",\"delayMs\":30000}");
        long start = System.nanoTime();
        Receipt receipt = note("o-1");
        assertThat(receipt.outcome()).isEqualTo(Outcome.LATER);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(9));
        assertThat(received(CRM)).isEmpty();
    }

    @Test
    void aCarrierThatTellsNoPricesHoldsNobodyUpAndIsStillAskedToFetch() throws Exception {
        assertThat(rates().reply()).containsEntry("outcome", "QUOTED");
        behave(CARRIER, "{\"mode\":\"hang\",\"delayMs\":30000}");
        long start = System.nanoTime();
        for (int i = 0; i < 2; i++) {
            assertThat(rates().outcome()).isEqualTo(Outcome.LATER);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(6));
        behave(CARRIER, "{\"mode\":\"error\"}");
        for (int i = 0; i < 40; i++) {
            assertThat(rates().outcome()).isEqualTo(Outcome.LATER);
        }
        assertThat(rates().reason()).as("spared for now").contains("circuit breaker");
        behave(CARRIER, "{\"mode\":\"ok\"}");
        assertThat(book("o-1", "10117").reply())
                .as("booking has a breaker of its own")
                .containsEntry("outcome", "BOOKED");
    }

    private Receipt rates() {
        return routes.deliver(
                "carrier-rates",
                "o-1-1:rates:1",
                "o-1",
                "carrier.rates",
                Map.of(
                        "shipTo",
                        Map.of("postalCode", "10117", "country", "DE"),
                        "parcels",
                        List.of(Map.of("weightGrams", "1250"))));
    }

    @Test
    void aTimedOutCardIsResolvedByAskingAgain() throws Exception {
        assertThat(authorise("o-1", "tok_timeout").reply()).containsEntry("outcome", "AUTHORISED");
        assertThat(received(PAYMENT))
                .singleElement()
                .satisfies(one -> assertThat(one.path("attempts").asInt()).isEqualTo(2));
    }

    @Test
    void aSlowPartnerIsWaitedFor() throws Exception {
        behave(CRM, "{\"mode\":\"slow\",\"delayMs\":700}");
        assertThat(note("o-1").outcome()).isEqualTo(Outcome.CONFIRMED);
    }

    @Test
    void aFailingPartnerIsSparedByTheBreakerAndTakenUpWhenItIsBack() throws Exception {
        behave(CRM, "{\"mode\":\"error\"}");
        List<String> reasons = new ArrayList<>();
        for (int i = 0; i < 15; i++) {
            reasons.add(note("o-" + i).reason());
        }
        assertThat(reasons.get(0)).contains("answered 503");
        assertThat(reasons.get(14)).contains("circuit breaker of crm is open");
        assertThat(authorise("o-1", "tok_ok").outcome())
                .as("the others have breakers of their own")
                .isEqualTo(Outcome.CONFIRMED);
        behave(CRM, "{\"mode\":\"ok\"}");
        await().atMost(Duration.ofSeconds(15)).until(() -> note("o-1").outcome() == Outcome.CONFIRMED);
    }

    @Test
    void aPartnerThatDiesAndComesBackStillKnowsTheKey() throws Exception {
        Receipt first = book("o-1", "10117");
        partners.close();
        assertThat(book("o-1", "10117").outcome()).isEqualTo(Outcome.LATER);
        startPartners();
        assertThat(book("o-1", "10117").reply()).isEqualTo(first.reply());
        assertThat(received(CARRIER)).hasSize(1);
    }

    private Receipt authorise(String order, String token) {
        Map<String, Object> payload = new HashMap<>(money());
        payload.put("token", token);
        return routes.deliver("payment", order + ":pay:authorise", order, "payment.authorise", payload);
    }

    private static Map<String, Object> money() {
        return Map.of("amount", "12.50", "currency", "EUR");
    }

    private Receipt book(String order, String postalCode) {
        Map<String, Object> shipTo = Map.of("name", "Ada Byron", "postalCode", postalCode, "country", "DE");
        return routes.deliver(
                "carrier",
                order + ":S1:book",
                order,
                "carrier.book",
                Map.of("shipmentId", order + ":S1", "shipTo", shipTo));
    }

    private Receipt note(String order) {
        return routes.deliver("crm", order + ":crm:activity", order, "crm.activity", Map.of("subject", "Delivered"));
    }

    private void behave(int offset, String how) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(address(offset, "/_behave"))
                .POST(HttpRequest.BodyPublishers.ofString(how))
                .build();
        assertThat(http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode())
                .isEqualTo(200);
    }

    private List<JsonNode> received(int offset) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(address(offset, "/_received")).build();
        List<JsonNode> list = new ArrayList<>();
        JSON.readTree(http.send(request, HttpResponse.BodyHandlers.ofString()).body())
                .forEach(list::add);
        return list;
    }

    private URI address(int offset, String path) {
        return URI.create("http://127.0.0.1:" + (basePort + offset) + path);
    }
}
