package org.tandemoms.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tandemoms.system.Client;
import org.tandemoms.system.TandemProcess;

/**
 * Orders that the house holds because no venue does, across kill -9: what they wait for is where it was, what was due
 * meanwhile happens, and each trades once. The market goes on without the OMS.
 */
@Tag("chaos")
class HeldOrdersKilledIT {
    private static final int VENUES = 20;
    private static final Duration SOON = Duration.ofSeconds(90);

    @TempDir
    static Path data;

    private TandemProcess tandem;
    private int placed;

    @Test
    void stopsTrailsPegsAndDatesSurvive() {
        try (TandemProcess process = TandemProcess.besideSimulators(data)) {
            tandem = process;
            tandem.start();
            awaitQuote();
            BigDecimal offer = quote("ask");

            String stop = order("\"side\":\"BUY\",\"orderType\":\"STOP\",\"trigger\":\"QUOTE\",\"stopPrice\":\""
                    + offer.add(new BigDecimal("5.00")) + "\",\"timeInForce\":\"GTC\"");
            String far = order("\"side\":\"BUY\",\"orderType\":\"TRAILING_STOP\",\"trail\":{\"amount\":\"50\"},"
                    + "\"timeInForce\":\"GTC\"");
            String peg =
                    order("\"side\":\"BUY\",\"orderType\":\"PEGGED\",\"peg\":{\"price\":\"PRIMARY\",\"offset\":\"-5\"},"
                            + "\"timeInForce\":\"GTC\"");
            String dated =
                    order("\"side\":\"BUY\",\"orderType\":\"LIMIT\",\"limitPrice\":\"175\",\"timeInForce\":\"GTD\","
                            + "\"expireAt\":\""
                            + Instant.now().plus(20, ChronoUnit.SECONDS).truncatedTo(ChronoUnit.SECONDS)
                            + "\",\"routing\":{\"strategy\":\"DIRECT\",\"venue\":\"ECN1\"}");
            await("the trail has seen the market")
                    .atMost(SOON)
                    .until(() -> read(far).at("/held/highWater").isTextual());
            await("the peg is at a venue").atMost(SOON).until(() -> livePrice(peg) != null);
            BigDecimal low = decimal(far, "/held/highWater");
            BigDecimal pegged = livePrice(peg);
            String sent = clOrdIds(peg);

            tandem.kill();
            tandem.start();

            for (String id : List.of(stop, far)) {
                assertThat(status(id)).as("the market has not reached it").isEqualTo("NEW");
                assertThat(read(id).at("/held/triggeredAt").isMissingNode()).isTrue();
            }
            assertThat(decimal(far, "/held/highWater"))
                    .as("the best price a trailing stop has seen only gets better")
                    .isLessThanOrEqualTo(low);
            await("what was due while nobody was there has expired")
                    .atMost(SOON)
                    .untilAsserted(() -> assertThat(status(dated)).isEqualTo("EXPIRED"));
            await("the peg follows the market again").atMost(SOON).untilAsserted(() -> assertThat(livePrice(peg))
                    .isNotEqualByComparingTo(pegged));
            assertThat(clOrdIds(peg)).as("and is the order it was").isEqualTo(sent);

            replace(stop, "\"stopPrice\":\"" + offer.subtract(new BigDecimal("5.00")) + "\"");
            replace(far, "\"trail\":{\"amount\":\"0.01\"}");
            for (String id : List.of(stop, far)) {
                await("set off and filled").atMost(SOON).untilAsserted(() -> assertThat(status(id))
                        .isEqualTo("FILLED"));
                assertThat(tradedAtVenues(id)).as("once").isEqualByComparingTo("100");
            }
            assertThat(tradedAtVenues(peg)).isZero();
        }
    }

    private void replace(String id, String terms) {
        Client.Answer answer = trader().post(
                        "/trade-orders/" + id + "/replace",
                        "{" + terms + "}",
                        "If-Match",
                        trader().get("/orders/" + id)
                                .raw()
                                .headers()
                                .firstValue("ETag")
                                .orElseThrow());
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(202);
    }

    private String order(String terms) {
        String name = "HK" + ++placed;
        Client.Answer answer = trader().post(
                        "/trade-orders",
                        "{\"clientOrderId\":\"" + name
                                + "\",\"account\":\"FUND-A\",\"instrument\":{\"symbol\":\"AAPL\"},"
                                + "\"quantity\":\"100\"," + terms + "}",
                        "Idempotency-Key",
                        name);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        return answer.body().path("id").asText();
    }

    private Client trader() {
        return Client.as(tandem, "sandbox-trader");
    }

    private void awaitQuote() {
        await("a quote has come").atMost(SOON).until(() -> quote("ask") != null);
    }

    private BigDecimal quote(String side) {
        JsonNode quotes = trader().get("/marketdata/quotes?symbols=AAPL").body();
        JsonNode price = quotes.at("/0/" + side);
        return price.isTextual() ? new BigDecimal(price.asText()) : null;
    }

    private JsonNode read(String id) {
        return trader().get("/orders/" + id).body();
    }

    private String status(String id) {
        return read(id).path("status").asText();
    }

    private BigDecimal decimal(String id, String pointer) {
        return new BigDecimal(read(id).at(pointer).asText());
    }

    /** Limit of the one part that is with a venue; null while none is, or before the venue has confirmed it. */
    private BigDecimal livePrice(String id) {
        List<JsonNode> live = StreamSupport.stream(read(id).path("routes").spliterator(), false)
                .filter(route -> List.of("NEW", "PARTIALLY_FILLED")
                        .contains(route.path("status").asText()))
                .toList();
        assertThat(live).as("never two live copies").hasSizeLessThanOrEqualTo(1);
        return live.isEmpty() || !live.get(0).path("limitPrice").isTextual()
                ? null
                : new BigDecimal(live.get(0).path("limitPrice").asText());
    }

    /** What the venues have received for the order, as a list of first ids. */
    private String clOrdIds(String id) {
        return received(id).stream()
                .map(order -> order.path("clOrdId").asText())
                .toList()
                .toString();
    }

    private BigDecimal tradedAtVenues(String id) {
        return received(id).stream()
                .map(order -> new BigDecimal(order.path("cumQty").asText()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private List<JsonNode> received(String id) {
        return StreamSupport.stream(Client.received(tandem, VENUES).spliterator(), false)
                .filter(order -> order.path("orderId").asText().equals(id))
                .toList();
    }
}
