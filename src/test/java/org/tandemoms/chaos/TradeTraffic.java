package org.tandemoms.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.tandemoms.system.Client;
import org.tandemoms.system.TandemProcess;

/** Trade orders that are marketable at once; by REST here, by FIX in the subtype. */
class TradeTraffic extends Traffic {

    static final String SYMBOL = "AAPL";
    private static final int CUSTODIAN = 14;

    /** What was sent under a key is sent again word for word, whatever the market does meanwhile. */
    private final Map<String, String> bodies = new ConcurrentHashMap<>();

    private volatile String limit;

    TradeTraffic(TandemProcess tandem) {
        this(tandem, "T");
    }

    TradeTraffic(TandemProcess tandem, String prefix) {
        super(tandem, prefix);
    }

    static int quantity(String clientOrderId) {
        return 10 + Math.floorMod(clientOrderId.hashCode(), 90);
    }

    final String limit() {
        return limit;
    }

    /** Waits for a quote, as a trader would, and asks three per cent more from now on. */
    final void lookAtTheMarket() {
        Client trader = Client.as(tandem, "sandbox-trader");
        JsonNode quote = await("a fresh quote of " + SYMBOL)
                .atMost(Duration.ofSeconds(60))
                .until(
                        () -> trader.get("/marketdata/quotes?symbols=" + SYMBOL)
                                .body()
                                .path(0),
                        found -> found.hasNonNull("ask") && !found.path("stale").asBoolean());
        limit = new BigDecimal(quote.path("ask").asText())
                .multiply(new BigDecimal("1.03"))
                .setScale(2, RoundingMode.DOWN)
                .toPlainString();
    }

    static String order(String clientOrderId, String account, int quantity, String limitPrice) {
        return """
                {"clientOrderId":"%s","account":"%s","side":"BUY","instrument":{"symbol":"%s"},"quantity":"%d",
                 "orderType":"LIMIT","limitPrice":"%s","timeInForce":"DAY"}"""
                .formatted(clientOrderId, account, SYMBOL, quantity, limitPrice);
    }

    @Override
    void place(String clientOrderId) {
        answer(clientOrderId);
    }

    private int answer(String clientOrderId) {
        String body = bodies.computeIfAbsent(clientOrderId, id -> order(id, "FUND-A", quantity(id), limit));
        Client.Answer answer =
                Client.as(tandem, "sandbox-trader").post("/trade-orders", body, "Idempotency-Key", clientOrderId);
        if (answer.status() == 201) {
            acknowledge(clientOrderId, answer.body().path("id").asText());
        } else if (answer.status() == 422) {
            throw new AssertionError(clientOrderId + " was refused: " + answer.body());
        }
        return answer.status();
    }

    @Override
    void repeatUntilAnswered() {
        for (String clientOrderId : sent()) {
            await("an answer to " + clientOrderId)
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> acknowledged().containsKey(clientOrderId) || answer(clientOrderId) == 201);
        }
    }

    @Override
    void check() {
        assertThat(acknowledged().keySet()).containsExactlyInAnyOrderElementsOf(sent());
        acknowledged().forEach(this::checkOne);
        oneOrderAtOneVenue();
        await("one instruction per trade at the custodian")
                .atMost(Duration.ofSeconds(180))
                .untilAsserted(() ->
                        assertThat(count(tandem, CUSTODIAN, "INSTRUCTION")).containsAllEntriesOf(onceEach()));
    }

    private Map<String, Integer> onceEach() {
        Map<String, Integer> wanted = new HashMap<>();
        acknowledged().values().forEach(id -> wanted.put(id, 1));
        return wanted;
    }

    private void checkOne(String clientOrderId, String id) {
        Client staff = Client.as(tandem, "sandbox-ops");
        JsonNode order = await("order " + clientOrderId + " (" + id + ") is filled")
                .atMost(Duration.ofSeconds(180))
                .pollInterval(Duration.ofMillis(250))
                .pollDelay(Duration.ZERO)
                .until(
                        () -> staff.get("/orders/" + id).body(),
                        found -> found.path("status").asText().equals("FILLED"));
        BigDecimal cumQty = new BigDecimal(order.path("cumQty").asText());
        assertThat(cumQty).as("cumQty of %s", clientOrderId).isEqualByComparingTo("" + quantity(clientOrderId));
        List<String> execIds = new ArrayList<>();
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode execution :
                staff.get("/orders/" + id + "/executions").body().path("items")) {
            execIds.add(execution.path("execId").asText());
            sum = sum.add(new BigDecimal(execution.path("quantity").asText()));
        }
        assertThat(execIds).as("executions of %s", clientOrderId).doesNotHaveDuplicates();
        assertThat(sum).as("sum of the executions of %s", clientOrderId).isEqualByComparingTo(cumQty);
        assertThat(staff.get("/orders?clientOrderId=" + clientOrderId).body().path("items"))
                .as("orders called %s", clientOrderId)
                .hasSize(1);
        assertThat(staff.get("/orders/" + id + "/timeline")
                        .body()
                        .path("chainValid")
                        .asBoolean())
                .isTrue();
    }

    /** These orders need one route each: no venue has a second one, and the one it has is filled as ours is. */
    private void oneOrderAtOneVenue() {
        Map<String, List<JsonNode>> atVenues = new HashMap<>();
        for (JsonNode one : Client.received(tandem, VENUES)) {
            atVenues.computeIfAbsent(one.path("orderId").asText(), any -> new ArrayList<>())
                    .add(one);
        }
        acknowledged().forEach((clientOrderId, id) -> assertThat(atVenues.get(id))
                .as("venue orders of %s (%s)", clientOrderId, id)
                .singleElement()
                .satisfies(one -> assertThat(new BigDecimal(one.path("cumQty").asText()))
                        .isEqualByComparingTo("" + quantity(clientOrderId))));
    }

    final BigDecimal bought() {
        return BigDecimal.valueOf(acknowledged().keySet().stream()
                .mapToInt(TradeTraffic::quantity)
                .sum());
    }
}
