package org.tandemoms.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/**
 * What one order that nobody has to look at costs, by the application's own meters: durable writes of order documents,
 * durable writes in all, and transactions of the engine. The figures are printed; docs/measurements.md states them. The
 * bounds are what was reached, so that a change that costs another write is seen.
 */
class WritesPerOrderIT {

    private static final int ORDERS = 20;
    private static final String[] WRITES = {"insert", "update", "delete", "findAndModify"};

    /** Each is the mean of one order. @param engine transactions that a connection to the engine's store was taken for */
    private record Cost(double orderDocument, Map<String, Double> byCollection, double engine) {}

    @Test
    void straightThroughOrdersCostFewWrites() {
        TandemProcess tandem = SharedTandem.running();
        Client acme = Client.as(tandem, "partner-acme");
        Client trader = Client.as(tandem, "sandbox-trader");
        Client admin = Client.as(tandem, "sandbox-admin");
        awaitQuote(trader);

        Cost goods = cost(
                admin,
                "goods",
                n -> acme.post(
                        "/sales-orders", Client.goods("g" + n, "TEA-EARL-100", 1, false), "Idempotency-Key", "g" + n));
        Cost filled = cost(
                admin,
                "trade, filled and settled",
                n -> trader.post("/trade-orders", apples(trader, "t" + n, "1.03"), "Idempotency-Key", "t" + n));

        assertThat(goods.orderDocument()).isLessThanOrEqualTo(10);
        assertThat(goods.engine()).isLessThanOrEqualTo(3);
        assertThat(filled.orderDocument()).isLessThanOrEqualTo(7);
        assertThat(filled.engine()).isLessThanOrEqualTo(3);
    }

    private static Cost cost(Client admin, String kind, IntFunction<Client.Answer> place) {
        assertThat(place.apply(0).status()).isEqualTo(201);
        awaitQuiet(admin);
        Map<String, Double> before = meters(admin);
        for (int n = 1; n <= ORDERS; n++) {
            assertThat(place.apply(n).status()).isEqualTo(201);
        }
        awaitQuiet(admin);
        Map<String, Double> each = meters(admin);
        each.replaceAll((meter, count) -> (count - before.getOrDefault(meter, 0.0)) / ORDERS);
        each.values().removeIf(count -> count == 0);
        double engine = each.remove("engine");
        Cost cost = new Cost(each.get("orders"), each, engine);
        System.out.printf(
                "One %s order: %.1f writes of its document, %.1f transactions of the engine; writes by collection %s%n",
                kind, cost.orderDocument(), cost.engine(), cost.byCollection());
        return cost;
    }

    private static Map<String, Double> meters(Client admin) {
        Map<String, Double> meters = new TreeMap<>();
        meters.put("engine", count(admin, "hikaricp.connections.acquire"));
        for (JsonNode tag : tags(admin, "mongodb.driver.commands", "collection")) {
            for (String command : WRITES) {
                double count = count(
                        admin, "mongodb.driver.commands?tag=command:" + command + "&tag=collection:" + tag.asText());
                if (count > 0) {
                    meters.merge(tag.asText(), count, Double::sum);
                }
            }
        }
        return meters;
    }

    private static JsonNode tags(Client admin, String meter, String name) {
        for (JsonNode tag : admin.getPlain("/actuator/metrics/" + meter).body().path("availableTags")) {
            if (tag.path("tag").asText().equals(name)) {
                return tag.path("values");
            }
        }
        throw new AssertionError("no tag " + name + " at " + meter);
    }

    /** Zero for tags that never came together. */
    private static double count(Client admin, String meter) {
        Client.Answer answer = admin.getPlain("/actuator/metrics/" + meter);
        for (JsonNode measurement : answer.body().path("measurements")) {
            if (measurement.path("statistic").asText().equals("COUNT")) {
                return measurement.path("value").asDouble();
            }
        }
        return 0;
    }

    /** Nothing is under way any more, and the movements of stock are in their ledger. */
    private static void awaitQuiet(Client admin) {
        await().atMost(Duration.ofSeconds(60))
                .pollDelay(Duration.ofSeconds(1))
                .until(() -> admin.getPlain("/actuator/metrics/tandem.orders.unfinished")
                                .body()
                                .path("measurements")
                                .path(0)
                                .path("value")
                                .asInt()
                        == 0);
    }

    private static void awaitQuote(Client trader) {
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            JsonNode quote =
                    trader.get("/marketdata/quotes?symbols=AAPL").body().path(0);
            return quote.has("ask") && !quote.path("stale").asBoolean();
        });
    }

    private static String apples(Client trader, String clientOrderId, String times) {
        BigDecimal ask = new BigDecimal(trader.get("/marketdata/quotes?symbols=AAPL")
                .body()
                .path(0)
                .path("ask")
                .asText());
        BigDecimal limit = ask.multiply(new BigDecimal(times)).setScale(0, RoundingMode.HALF_UP);
        return """
                {"clientOrderId":"%s","account":"FUND-A","side":"BUY","instrument":{"symbol":"AAPL"},
                 "quantity":"100","orderType":"LIMIT","limitPrice":"%s","timeInForce":"DAY"}"""
                .formatted(clientOrderId, limit);
    }
}
