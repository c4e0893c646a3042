package org.tandemoms.fix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tandemoms.system.Client;
import org.tandemoms.system.TandemProcess;

/** What goes wrong at venues, as the client of an order feels it: all over FIX, the trouble told to the simulated venues. */
abstract class VenueTrouble {
    private static final int VENUES = 20;
    private static final int CUSTODIAN = 14;
    private static final BigDecimal ORDERED = new BigDecimal("100");
    private static final String TERMS = "21=1|55=AAPL|54=1|60=20260302-09:00:00|38=100|40=2|44=195|59=1";
    private static final Duration SECONDS = Duration.ofSeconds(8);

    private static int orders;

    abstract TandemProcess tandem();

    @AfterEach
    void theVenuesAreWellAgain() throws Exception {
        trouble("connect", "{}");
        trouble("behave", "{\"mode\":\"ok\"}");
        trouble("resume", "{\"symbol\":\"AAPL\"}");
        await().atMost(RawPeer.PATIENCE).until(() -> Client.as(tandem(), "sandbox-trader")
                .get("/venues/XSIM")
                .body()
                .at("/health/connected")
                .asBoolean());
    }

    @Test
    void theFlowOfAVenueThatIsGoneGoesElsewhereWithinSeconds() throws Exception {
        try (RawPeer client = client()) {
            assertThat(RawPeer.text(filled(client, placed(client)), 30)).isEqualTo("XSIM");
            trouble("disconnect", "{\"venue\":\"XSIM\"}");
            Instant gone = Instant.now();
            String id = placed(client);
            assertThat(RawPeer.text(filled(client, id), 30)).isEqualTo("ECN1");
            moved("disconnected", gone);
            assertThat(venuesOf(id)).containsOnly("ECN1");
        }
    }

    /** A venue that took the order and is silent may have traded it: nobody else gets it until the venue has let go. */
    @Test
    void anOrderAtASilentVenueIsNotSentElsewhereAndTradesOnce() throws Exception {
        try (RawPeer client = client()) {
            trouble("behave", "{\"mode\":\"hang\",\"venue\":\"XSIM\"}");
            String id = placed(client);
            await().atMost(RawPeer.PATIENCE)
                    .until(() -> timeline(id).contains("Asked back from XSIM: no answer in time"));
            assertThat(venuesOf(id)).containsExactly("XSIM");
            Instant known = Instant.now();
            String next = placed(client);
            assertThat(RawPeer.text(filled(client, next), 30)).isEqualTo("ECN1");
            moved("silent", known);
            trouble("behave", "{\"mode\":\"ok\"}");
            filled(client, id);
            BigDecimal traded = received(id).stream()
                    .map(order -> new BigDecimal(order.path("cumQty").asText()))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(traded).isEqualByComparingTo(ORDERED);
        }
    }

    @Test
    void aBustTakesTheTradeBackFromClientPositionCustodianAndLedger() throws Exception {
        try (RawPeer client = client()) {
            String id = placed(client);
            String fill = filled(client, id);
            String orderId = RawPeer.text(fill, 37);
            BigDecimal before = settledPosition(orderId);
            trouble("halt", "{\"symbol\":\"AAPL\"}");

            trouble("bust", "{\"orderId\":\"" + orderId + "\"}");
            String bust = client.next("35=8", "11=" + id, "150=H");
            assertThat(bust).contains("|14=0|", "|151=100|", "|39=0|", "|19=" + RawPeer.text(fill, 17) + "|");
            await().untilAsserted(() -> assertThat(position()).isEqualByComparingTo(before.subtract(ORDERED)));
            await().atMost(RawPeer.PATIENCE).until(() -> "REVERSED".equals(settlementStatus(orderId)));
            assertThat(cashMovedBy(orderId)).isZero();

            trouble("resume", "{\"symbol\":\"AAPL\"}");
            filled(client, id);
            await().untilAsserted(() -> assertThat(position()).isEqualByComparingTo(before));
            await().atMost(RawPeer.PATIENCE).until(() -> "SETTLED".equals(settlementStatus(orderId)));
            assertThat(cashMovedBy(orderId)).isNegative();
            assertThat(toldToCustodian(orderId))
                    .containsExactlyInAnyOrder(
                            orderId + ":settlement:instruct",
                            orderId + ":settlement:reverse:2",
                            orderId + ":settlement:instruct:3");
        }
    }

    @Test
    void aCorrectionReachesTheClientTheCustodianAndTheLedger() throws Exception {
        try (RawPeer client = client()) {
            String id = placed(client);
            String fill = filled(client, id);
            String orderId = RawPeer.text(fill, 37);
            settledPosition(orderId);
            trouble("correct", "{\"orderId\":\"" + orderId + "\",\"price\":\"150.25\"}");
            String corrected = client.next("35=8", "11=" + id, "150=G");
            assertThat(corrected)
                    .contains("|31=150.25|", "|6=150.25|", "|39=2|", "|19=" + RawPeer.text(fill, 17) + "|");
            await().atMost(RawPeer.PATIENCE)
                    .until(() -> toldToCustodian(orderId).contains(orderId + ":settlement:instruct:2")
                            && "SETTLED".equals(settlementStatus(orderId)));
            assertThat(toldToCustodian(orderId)).contains(orderId + ":settlement:reverse:2");
            assertThat(cashMovedBy(orderId)).isBetween(new BigDecimal("-15060"), new BigDecimal("-15025"));
        }
    }

    /** The fill has reached the positions when the order is settled and the position stands still. */
    private BigDecimal settledPosition(String orderId) {
        BigDecimal[] last = {null};
        await().atMost(RawPeer.PATIENCE).until(() -> {
            JsonNode order = Client.as(tandem(), "sandbox-trader")
                    .get("/orders/" + orderId)
                    .body();
            BigDecimal now = position();
            boolean steady = "SETTLED".equals(order.path("settlementStatus").asText())
                    && last[0] != null
                    && now.compareTo(last[0]) == 0;
            last[0] = now;
            return steady;
        });
        return last[0];
    }

    private String settlementStatus(String orderId) {
        return Client.as(tandem(), "sandbox-trader")
                .get("/orders/" + orderId)
                .body()
                .path("settlementStatus")
                .asText();
    }

    /** What the account has paid or got for the order in all, once both sides are booked. */
    private BigDecimal cashMovedBy(String orderId) {
        Client trader = Client.as(tandem(), "sandbox-trader");
        String status = settlementStatus(orderId);
        await("the ledger follows").atMost(RawPeer.PATIENCE).until(() -> trader.get("/settlements/" + orderId)
                .body()
                .at("/settlement/status")
                .asText()
                .equals(status));
        JsonNode entries = trader.get("/settlements/" + orderId).body().path("entries");
        assertThat(sum(entries, "")).as("both sides").isZero();
        return sum(entries, "CASH:FUND-A");
    }

    private static BigDecimal sum(JsonNode entries, String account) {
        return StreamSupport.stream(entries.spliterator(), false)
                .filter(entry -> entry.path("account").asText().startsWith(account))
                .map(entry -> new BigDecimal(entry.path("amount").asText()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private List<String> toldToCustodian(String orderId) {
        return StreamSupport.stream(Client.received(tandem(), CUSTODIAN).spliterator(), false)
                .filter(told -> told.path("orderId").asText().equals(orderId))
                .map(told -> told.path("key").asText())
                .toList();
    }

    private BigDecimal position() {
        JsonNode items =
                Client.as(tandem(), "sandbox-trader").get("/positions").body().path("items");
        return StreamSupport.stream(items.spliterator(), false)
                .filter(line -> line.path("account").asText().equals("FUND-A")
                        && line.path("symbol").asText().equals("AAPL"))
                .map(line -> new BigDecimal(line.path("quantity").asText()))
                .findFirst()
                .orElse(BigDecimal.ZERO);
    }

    private static void moved(String how, Instant since) {
        Duration took = Duration.between(since, Instant.now());
        System.out.println("The flow of a " + how + " venue is filled elsewhere after " + took.toMillis() + " ms");
        assertThat(took).isLessThan(SECONDS);
    }

    private RawPeer client() throws IOException {
        return RawPeer.fix44("CLIENT4", tandem().fixPort()).loggedOn();
    }

    private static String placed(RawPeer client) throws IOException {
        String id = "V" + ++orders;
        client.send("35=D|11=" + id + "|" + TERMS);
        return id;
    }

    private static String filled(RawPeer client, String id) {
        return client.next("35=8", "11=" + id, "150=F", "39=2");
    }

    /** Where that order of the client is or was. */
    private List<String> venuesOf(String clOrdId) {
        return received(clOrdId).stream()
                .map(order -> order.path("venue").asText())
                .toList();
    }

    private List<JsonNode> received(String clOrdId) {
        String ours = orderId(clOrdId);
        return StreamSupport.stream(Client.received(tandem(), VENUES).spliterator(), false)
                .filter(order -> order.path("orderId").asText().equals(ours))
                .toList();
    }

    private String orderId(String clOrdId) {
        return Client.as(tandem(), "sandbox-trader")
                .get("/orders?kind=TRADE&clientOrderId=" + clOrdId)
                .body()
                .at("/items/0/id")
                .asText("?");
    }

    private String timeline(String clOrdId) {
        return Client.as(tandem(), "sandbox-trader")
                .get("/orders/" + orderId(clOrdId) + "/timeline")
                .body()
                .toString();
    }

    private void trouble(String action, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(tandem().simulatorUrl(VENUES, "/_" + action)))
                .POST(BodyPublishers.ofString(body))
                .build();
        int status = HttpClient.newHttpClient()
                .send(request, BodyHandlers.discarding())
                .statusCode();
        assertThat(status).as(action).isIn(200, action.equals("resume") ? 404 : 200);
    }
}
