package org.tandemoms.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.actuate.observability.AutoConfigureObservability;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.tandemoms.TandemApplication;
import org.tandemoms.identity.Actor;
import org.tandemoms.identity.CurrentActor;
import org.tandemoms.marketdata.Quotes;
import org.tandemoms.orders.OrderStore;
import org.tandemoms.orders.Placed;
import org.tandemoms.sales.Address;
import org.tandemoms.sales.Payment;
import org.tandemoms.sales.PlaceSalesOrder;
import org.tandemoms.sales.SalesOrderRequest;
import org.tandemoms.trading.OrdType;
import org.tandemoms.trading.PlaceTradeOrder;
import org.tandemoms.trading.Side;
import org.tandemoms.trading.TimeInForce;
import org.tandemoms.trading.TradeOrderRequest;

/**
 * What one order that nobody has to look at costs: durable writes of its own document, durable writes in all, and rows
 * that the engine inserts into its runtime tables. The figures are printed; docs/measurements.md states them.
 */
@AutoConfigureObservability
@SpringBootTest(classes = TandemApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
// FIX sessions are known to the whole JVM: left open, these would meet those of other tests
@DirtiesContext
class WritesPerOrderTest {

    private static final int ORDERS = 10;
    private static final Set<String> WRITES = Set.of("insert", "update", "delete", "findAndModify");
    private static final Actor ACME = new Actor("partner-acme", "Acme", Actor.Kind.PARTNER, Set.of("PARTNER"));

    @TempDir
    static Path data;

    @Autowired
    PlaceSalesOrder goods;

    @Autowired
    PlaceTradeOrder trades;

    @Autowired
    Quotes quotes;

    @Autowired
    OrderStore store;

    @Autowired
    MeterRegistry meters;

    @Autowired
    JdbcTemplate engine;

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry registry) {
        int ports = Ports.stretch();
        registry.add("tandem.data-dir", data::toString);
        registry.add("tandem.fix.acceptor-port", () -> ports + 1);
        registry.add("tandem.sandbox.base-port", () -> ports + 10);
    }

    /** @param own writes of the order's document @param all writes by collection @param rows inserted by the engine */
    private record Cost(double own, Map<String, Double> all, double rows) {}

    @BeforeEach
    void venuesAreConnected() {
        await().atMost(Duration.ofSeconds(60))
                .until(() ->
                        quotes.quote("AAPL").filter(quote -> !quote.stale()).isPresent());
        engine.execute("SET QUERY_STATISTICS TRUE");
        engine.execute("SET QUERY_STATISTICS_MAX_ENTRIES 10000");
    }

    @Test
    void aPlainGoodsOrder() {
        Cost cost = costOf("goods", n -> goods.place("partner-acme", "g" + n, "h" + n, tea("g" + n)));

        assertThat(cost.own()).isLessThanOrEqualTo(8);
    }

    @Test
    void aTradeOrderFilledAndSettled() {
        Cost cost = costOf("trade", n -> trades.byRest("partner-acme", "t" + n, "h" + n, apples("t" + n, "1.03")));

        assertThat(cost.own()).isLessThanOrEqualTo(6);
    }

    @Test
    void aTradeOrderUntilItRestsAtTheVenueLeavesNoRowInTheEngine() {
        long before = rowsInserted();

        Placed placed = as(() -> trades.byRest("partner-acme", "rests", "h", apples("rests", "0.95")));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> store.find(placed.orderId()).orElseThrow().status().equals("NEW"));

        assertThat(rowsInserted() - before).isZero();
    }

    private Cost costOf(String kind, IntFunction<Placed> place) {
        as(() -> place.apply(0));
        allAreDone();
        Map<String, Double> writesBefore = writes();
        long rowsBefore = rowsInserted();
        List<String> ids = new ArrayList<>();
        for (int n = 1; n <= ORDERS; n++) {
            int number = n;
            ids.add(as(() -> place.apply(number)).orderId());
        }
        allAreDone();
        Map<String, Double> all = new TreeMap<>(writes());
        all.replaceAll((collection, count) -> (count - writesBefore.getOrDefault(collection, 0.0)) / ORDERS);
        all.values().removeIf(count -> count == 0);
        double own = ids.stream()
                .mapToLong(id -> store.find(id).orElseThrow().revision())
                .average()
                .orElseThrow();
        Cost cost = new Cost(own, all, (rowsInserted() - rowsBefore) / (double) ORDERS);
        System.out.printf(
                "One %s order: %.1f writes of its document, %.1f engine rows; writes by collection %s%n",
                kind, cost.own(), cost.rows(), cost.all());
        if (System.getProperty("statements") != null) {
            engine
                    .queryForList(
                            "SELECT SQL_STATEMENT S, EXECUTION_COUNT N, CUMULATIVE_EXECUTION_TIME T FROM INFORMATION_SCHEMA.QUERY_STATISTICS ORDER BY EXECUTION_COUNT DESC")
                    .stream()
                    .limit(60)
                    .forEach(row -> System.out.println(row.get("N") + " " + row.get("T") + " "
                            + String.valueOf(row.get("S"))
                                    .replaceAll("\\s+", " ")
                                    .replaceAll("(?i)^(select ).* from ", "$1... from ")));
        }
        return cost;
    }

    private void allAreDone() {
        await().atMost(Duration.ofSeconds(120)).until(() -> store.countUnfinished() == 0);
    }

    private Map<String, Double> writes() {
        Map<String, Double> writes = new TreeMap<>();
        for (Timer timer : meters.find("mongodb.driver.commands").timers()) {
            if (WRITES.contains(timer.getId().getTag("command"))) {
                writes.merge(timer.getId().getTag("collection"), (double) timer.count(), Double::sum);
            }
        }
        return writes;
    }

    private long rowsInserted() {
        Long count = engine.queryForObject(
                "SELECT COALESCE(SUM(EXECUTION_COUNT), 0) FROM INFORMATION_SCHEMA.QUERY_STATISTICS"
                        + " WHERE LOWER(SQL_STATEMENT) LIKE 'insert into act_ru%'",
                Long.class);
        return count == null ? 0 : count;
    }

    private static Placed as(java.util.function.Supplier<Placed> work) {
        return CurrentActor.runAs(ACME, work);
    }

    private static SalesOrderRequest tea(String clientOrderId) {
        return new SalesOrderRequest(
                clientOrderId,
                "C-100",
                "EUR",
                List.of(new SalesOrderRequest.Line("1", "TEA-EARL-100", BigDecimal.ONE, null)),
                new Address("Anna Schneider", "Weg 1", "Berlin", "10115", "DE"),
                new SalesOrderRequest.Pay(Payment.Method.CARD, "tok_ok"),
                null,
                false,
                false);
    }

    private TradeOrderRequest apples(String clientOrderId, String times) {
        BigDecimal price = quotes.quote("AAPL")
                .orElseThrow()
                .fairPrice()
                .multiply(new BigDecimal(times))
                .setScale(0, java.math.RoundingMode.HALF_UP);
        return new TradeOrderRequest(
                clientOrderId,
                "FUND-A",
                Side.BUY,
                new TradeOrderRequest.Named("AAPL", null, null),
                new BigDecimal("100"),
                OrdType.LIMIT,
                price,
                null,
                TimeInForce.DAY,
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
