package org.tandemoms.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tandemoms.shared.CrashPoint;
import org.tandemoms.system.Client;
import org.tandemoms.system.TandemProcess;

/**
 * The jar killed in the middle of its work, again and again on the same data, while goods orders and trade orders come in
 * by REST and by FIX; the simulators live on and tell what they have received. Each start repairs what the kill before it
 * has torn, and is killed in turn. In the end every acknowledged order exists once and has come to its end, and no partner
 * did anything twice.
 */
@Tag("chaos")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KilledIT {

    /** A FIX sender waits for no answer and would else only fill its own queue. */
    private static final int FIX_PER_SECOND = 25;

    /** Over 50,000 EUR two different people decide. */
    private static final int TWO_PEOPLE = 6000;

    @TempDir
    static Path data;

    private final AtomicInteger kills = new AtomicInteger();
    private final AtomicInteger names = new AtomicInteger();
    private final ExecutorService senders = Executors.newCachedThreadPool();

    private TandemProcess tandem;
    private GoodsTraffic goods;
    private TradeTraffic trades;
    private FixTraffic fix;
    private BigDecimal positionBefore;

    @BeforeAll
    void open() throws Exception {
        tandem = TandemProcess.besideSimulators(data).start();
        goods = new GoodsTraffic(tandem);
        trades = new TradeTraffic(tandem);
        fix = new FixTraffic(tandem, data.resolve("client1"));
        positionBefore = position();
        tandem.kill();
    }

    @AfterAll
    void close() {
        senders.shutdownNow();
        if (fix != null) {
            fix.close();
        }
        if (tandem != null) {
            tandem.close();
        }
    }

    @ParameterizedTest(name = "killed at {0}")
    @EnumSource(CrashPoint.class)
    @Order(1)
    void killedAtEachCrashPoint(CrashPoint point) throws Exception {
        tandem.launch("--tandem.crash-point=" + point.label());
        if (readyBeforeDeath()) {
            everySender(point.label(), 4, Duration.ofSeconds(90));
        }
        boolean reached = !tandem.isAlive();
        tandem.kill();
        kills.incrementAndGet();
        assertThat(reached)
                .as("crash point %s is reached by the orders sent", point.label())
                .isTrue();
    }

    @Test
    @Order(2)
    void killedAtRandomMoments() throws Exception {
        long seed = Long.getLong("chaos.seed", System.nanoTime());
        int rounds = Integer.getInteger("chaos.kills", 20);
        System.out.println("chaos.seed=" + seed + " chaos.kills=" + rounds);
        Random random = new Random(seed);
        for (int round = 0; round < rounds; round++) {
            tandem.launch();
            if (readyBeforeDeath()) {
                everySender("r" + round, 0, Duration.ofMillis(300 + random.nextInt(3_000)));
            }
            tandem.kill();
            kills.incrementAndGet();
        }
    }

    /** The engine's database is deleted while orders of both kinds wait: for a person, for another person, for stock. */
    @Test
    @Order(3)
    void anEngineThatHasLostEverythingIsFilledFromTheDocuments() throws Exception {
        tandem.start();
        trades.lookAtTheMarket();
        Client acme = Client.as(tandem, "partner-acme");
        String large = created(acme.post(
                "/sales-orders", Client.goods("L1", "TEA-EARL-100", TWO_PEOPLE, false), "Idempotency-Key", "L1"));
        goods.alsoSold(TWO_PEOPLE);
        String backordered =
                created(acme.post("/sales-orders", Client.goods("L2", "PREORDER-1", 2, true), "Idempotency-Key", "L2"));
        String trade = created(Client.as(tandem, "sandbox-trader")
                .post(
                        "/trade-orders",
                        TradeTraffic.order("L3", "FUND-B", 6000, trades.limit()),
                        "Idempotency-Key",
                        "L3"));
        String task = awaitTask(large);
        assertThat(decide("sandbox-compliance", task)).isEqualTo(200);
        awaitTask(trade);
        awaitStatus(backordered, "BACKORDERED");

        tandem.kill();
        deleteFolder(data.resolve("oms").resolve("engine"));
        tandem.start();

        for (String waiting : List.of(large, trade)) {
            await("order " + waiting + " is back at its task")
                    .atMost(Duration.ofSeconds(90))
                    .untilAsserted(() -> assertThat(workflow(waiting)).contains("decideOnOrder"));
        }
        assertThat(decide("sandbox-compliance", task))
                .as("the first approval is not forgotten")
                .isEqualTo(403);
        assertThat(decide("sandbox-compliance-2", task)).isEqualTo(200);
        assertThat(decide("sandbox-compliance", awaitTask(trade))).isEqualTo(200);
        await("it waits for stock again")
                .atMost(Duration.ofSeconds(90))
                .untilAsserted(() -> assertThat(workflow(backordered)).contains("stockArrived"));
        assertThat(Client.as(tandem, "sandbox-warehouse")
                        .post(
                                "/inventory/receipts",
                                "{\"sku\":\"PREORDER-1\",\"location\":\"BER\",\"quantity\":\"5\",\"reference\":\"L2\"}",
                                "Idempotency-Key",
                                "L2-receipt")
                        .status())
                .isBetween(200, 201);
        awaitStatus(large, "COMPLETED");
        awaitStatus(backordered, "COMPLETED");
        await("the approved trade is at one venue, once")
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(Traffic.atVenues(tandem, trade)).hasSize(1));
        kills.incrementAndGet();
        tandem.kill();
    }

    private static String created(Client.Answer answer) {
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(201);
        return answer.body().path("id").asText();
    }

    private String workflow(String orderId) {
        return Client.as(tandem, "sandbox-ops")
                .get("/orders/" + orderId + "/workflow")
                .body()
                .path("current")
                .toString();
    }

    private void awaitStatus(String orderId, String status) {
        Client staff = Client.as(tandem, "sandbox-ops");
        await("order " + orderId + " is " + status)
                .atMost(Duration.ofSeconds(120))
                .untilAsserted(() -> assertThat(staff.get("/orders/" + orderId)
                                .body()
                                .path("status")
                                .asText())
                        .isEqualTo(status));
    }

    private String awaitTask(String orderId) {
        Client compliance = Client.as(tandem, "sandbox-compliance");
        return await("a task for order " + orderId)
                .atMost(Duration.ofSeconds(60))
                .until(
                        () -> compliance
                                .get("/tasks?orderId=" + orderId)
                                .body()
                                .at("/items/0/id")
                                .asText(),
                        id -> !id.isEmpty());
    }

    private int decide(String person, String task) {
        return Client.as(tandem, person)
                .post("/tasks/" + task + "/complete", "{\"outcome\":\"APPROVE\",\"comment\":\"known customer\"}")
                .status();
    }

    private static void deleteFolder(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Test
    @Order(4)
    void everyAcknowledgedOrderExistsOnceAndCameToItsEnd() {
        tandem.start();
        for (Traffic traffic : List.of(goods, trades, fix)) {
            if (traffic instanceof TradeTraffic market) {
                market.lookAtTheMarket();
            }
            traffic.repeatUntilAnswered();
        }
        System.out.printf(
                "chaos: %d kills, %d goods orders, %d trade orders by REST, %d by FIX%n",
                kills.get(),
                goods.sent().size(),
                trades.sent().size(),
                fix.sent().size());
        goods.check();
        trades.check();
        fix.check();
        await("the position is what was bought").atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(
                        position().subtract(positionBefore))
                .isEqualByComparingTo(trades.bought().add(fix.bought())));
    }

    /** True when the process gets ready; false when it died first, over what its predecessor left it. */
    private boolean readyBeforeDeath() {
        return tandem.becomesReady(() -> {
            trades.lookAtTheMarket();
            fix.lookAtTheMarket();
            fix.awaitLogon();
        });
    }

    /**
     * All kinds of orders from several threads until the process is dead or the time is over.
     *
     * @param perSecond orders a second from each sender, 0 for as many as it can
     */
    private void everySender(String round, int perSecond, Duration atMost) throws Exception {
        long end = System.nanoTime() + atMost.toNanos();
        List<Future<?>> done = new ArrayList<>();
        for (Traffic traffic : List.of(goods, goods, trades, trades, fix)) {
            done.add(senders.submit(() -> {
                while (tandem.isAlive() && System.nanoTime() < end) {
                    traffic.send(round + "-" + names.incrementAndGet());
                    pause(perSecond == 0 && traffic == fix ? FIX_PER_SECOND : perSecond);
                }
            }));
        }
        done.add(senders.submit(() -> decide(round, end)));
        for (Future<?> sender : done) {
            sender.get(atMost.toSeconds() + 90, TimeUnit.SECONDS);
        }
    }

    /** One order that is too large to go without a decision, and an officer who decides. */
    private void decide(String round, long end) {
        goods.send(GoodsTraffic.large(round));
        while (tandem.isAlive() && System.nanoTime() < end) {
            try {
                goods.approveWhatWaits();
            } catch (RuntimeException died) {
                // looks again as long as the process lives
            }
            pause(4);
        }
    }

    /** A sender's own pace; nothing is waited for. */
    private static void pause(int perSecond) {
        if (perSecond > 0) {
            java.util.concurrent.locks.LockSupport.parkNanos(1_000_000_000L / perSecond);
        }
    }

    private BigDecimal position() {
        for (JsonNode one : Client.as(tandem, "sandbox-ops")
                .get("/positions?account=FUND-A&symbol=" + TradeTraffic.SYMBOL)
                .body()
                .path("items")) {
            return new BigDecimal(one.path("quantity").asText());
        }
        return BigDecimal.ZERO;
    }
}
