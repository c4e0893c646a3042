package org.tandemoms.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClients;
import com.mongodb.client.model.Filters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tandemoms.system.Client;
import org.tandemoms.system.TandemProcess;

/**
 * What it costs to have traded for years: availability and placing with 1,000 orders stored, and with a million and 100,000
 * items at three locations, in one run. {@code -Dbench.data=DIR} keeps what was written for the next run.
 */
@Tag("bench")
class StoredOrdersBenchIT {

    private static final int FEW = 1_000;
    private static final int MANY = Integer.getInteger("bench.orders", 1_000_000);
    private static final int ITEMS = Integer.getInteger("bench.items", 100_000);
    private static final int ASKED = 2_000;
    private static final double PLACED_PER_SECOND = Integer.getInteger("bench.rate", 3);
    private static final Duration WARM_UP = Duration.ofSeconds(Integer.getInteger("bench.warmup", 40));
    private static final Duration MEASURED = Duration.ofSeconds(Integer.getInteger("bench.seconds", 40));
    private static final List<String> PATTERNS =
            IntStream.range(0, 5).mapToObj("pattern-%04d"::formatted).toList();

    @TempDir
    Path temporary;

    @Test
    void availabilityAndPlacingCostTheSameWithAMillionOrdersStored() throws Exception {
        Path data = Path.of(System.getProperty("bench.data", temporary.toString()));
        Path few = data.resolve("few");
        Path many = data.resolve("many-" + MANY);
        prepareFew(few);
        prepareMany(few, many);
        if (Boolean.getBoolean("bench.prepare-only")) {
            return;
        }
        Figures figures = new Figures(
                "stored-orders",
                "%,d orders and %,d items x 3 locations stored, against %,d".formatted(MANY, ITEMS, FEW));
        measure(figures, "few", few, n -> YearsOfTrade.MODEL_ITEM);
        measure(figures, "many", many, n -> YearsOfTrade.sku(new Random(n).nextInt(ITEMS)));
        ratio(figures, "availabilityP50Millis");
        ratio(figures, "placingP50Millis");
        ratio(figures, "cpuMillisAnOrder");
        figures.write();
        assertThat(figures.get("manyAvailabilityP50Millis")).isLessThan(5);
        assertThat(figures.get("ratioPlacingP50Millis")).isLessThan(1.3);
    }

    private static void ratio(Figures figures, String figure) {
        String name = Character.toUpperCase(figure.charAt(0)) + figure.substring(1);
        figures.put("ratio" + name, figures.get("many" + name) / figures.get("few" + name));
    }

    private static void measure(Figures figures, String name, Path data, IntFunction<String> sku) throws Exception {
        long begin = System.nanoTime();
        try (TandemProcess tandem = TandemProcess.besideSimulators(data).start()) {
            figures.put(name + "SecondsToStart", (System.nanoTime() - begin) / 1e9);
            Client acme = Client.as(tandem, "partner-acme").measuring();
            Backlog backlog = new Backlog(tandem);
            String run = name + System.currentTimeMillis();
            new Callers(8).steadily(PLACED_PER_SECOND, WARM_UP, n -> place(acme, run + "-w" + n, n));
            backlog.awaitNone();
            Processors before = Processors.now(tandem);
            Callers placing = new Callers(8).steadily(PLACED_PER_SECOND, MEASURED, n -> place(acme, run + "-m" + n, n));
            backlog.awaitNone();
            Processors after = Processors.now(tandem);
            figures.latencies(name + "Placing", placing.latencies(), 0);
            figures.put(name + "CpuMillisAnOrder", (after.oms() - before.oms()) * 1000 / placing.answers());
            ask(new Figures("warm-up", ""), name, acme, sku, "", ASKED);
            ask(figures, name, acme, sku, "", ASKED);
            ask(new Figures("warm-up", ""), name, acme, sku, "/atp", ASKED);
            ask(figures, name + "ByDate", acme, sku, "/atp", ASKED);
        }
    }

    /** One after the other, each for another item. */
    private static void ask(
            Figures figures, String name, Client acme, IntFunction<String> sku, String more, int times) {
        Latencies latencies = new Latencies();
        for (int n = 0; n < times; n++) {
            long begin = System.nanoTime();
            assertThat(acme.get("/inventory/" + sku.apply(n) + more).status()).isEqualTo(200);
            latencies.record(System.nanoTime() - begin);
        }
        figures.latencies(name + "Availability", latencies, 0);
    }

    /** Every other one by a customer whose open orders are added up against a credit limit. */
    private static void place(Client acme, String id, int number) {
        String body = Client.goods(id, YearsOfTrade.MODEL_ITEM, 1, false);
        Client.Answer answer = acme.post(
                "/sales-orders", number % 2 == 0 ? body : body.replace("C-100", "C-200"), "Idempotency-Key", id);
        assertThat(answer.status()).isEqualTo(201);
    }

    // --- what is stored
    // -----------------------------------------------------------------------------------------------

    private static void prepareFew(Path few) throws IOException {
        if (Files.exists(few)) {
            return;
        }
        try (TandemProcess tandem = TandemProcess.besideSimulators(few)) {
            tandem.start("--tandem.sandbox.mongo-port=" + tandem.storePort());
            Client acme = Client.as(tandem, "partner-acme").measuring();
            PATTERNS.forEach(id -> place(acme, id, 0));
            new Backlog(tandem).awaitNone();
            awaitLedger(tandem.storePort());
        }
        YearsOfTrade years = new YearsOfTrade(few.resolve("oms/mongo"));
        years.learn(PATTERNS);
        years.orders(0, FEW, 0);
        assertThat(years.settle()).isEqualTo(FEW + PATTERNS.size());
    }

    /** Until what moved has left the stock documents: only then are they quiet enough to be copied. */
    private static void awaitLedger(int port) {
        try (var client = MongoClients.create("mongodb://127.0.0.1:" + port)) {
            var stock = client.getDatabase("tandem").getCollection("stock");
            await().atMost(Duration.ofMinutes(1)).until(() -> stock.countDocuments(Filters.exists("movements.0")) == 0);
        }
    }

    private static void prepareMany(Path few, Path many) throws IOException {
        if (Files.exists(many)) {
            return;
        }
        copy(few, many);
        long begin = System.nanoTime();
        YearsOfTrade years = new YearsOfTrade(many.resolve("oms/mongo"));
        years.learn(PATTERNS);
        years.items(ITEMS);
        years.orders(FEW, MANY, ITEMS);
        assertThat(years.settle()).isEqualTo(MANY + PATTERNS.size());
        System.out.printf(
                "%,d orders and %,d items stored in %,d s%n",
                MANY, ITEMS, (System.nanoTime() - begin) / 1_000_000_000L);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path copy = to.resolve(from.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                if (Files.isRegularFile(file)) {
                    Files.copy(file, copy);
                }
            }
        }
    }
}
