package org.tandemoms.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tandemoms.sandbox.store.EmbeddedMongo;
import org.tandemoms.system.Client;
import org.tandemoms.system.TandemProcess;

/**
 * Goods orders against the running jar: callers, OMS, stores and all simulated partners on one machine. The yardstick,
 * raw durable writes into the same embedded store, is measured in the same run.
 */
@Tag("bench")
class GoodsBenchIT {

    private static final int CALLERS = 16;
    private static final Duration WARM_UP = Duration.ofSeconds(Integer.getInteger("bench.warmup", 20));
    private static final Duration MEASURED = Duration.ofSeconds(Integer.getInteger("bench.seconds", 30));

    @TempDir
    Path data;

    @Test
    void goodsOrdersPlacedAndCompleted() throws IOException {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("workload", "one line each, card, " + CALLERS + " callers, all on one machine");
        figures.put("processors", Runtime.getRuntime().availableProcessors());
        figures.put("yardstickDurableWritesPerSecond", yardstick());
        try (TandemProcess tandem =
                TandemProcess.withSimulators(data.resolve("tandem")).start()) {
            Load warm = new Load(tandem, "w", 0);
            warm.run(WARM_UP);
            Load full = new Load(tandem, "f", 0);
            double cpuBefore = tandem.cpuSeconds();
            full.run(MEASURED);
            figures.put("placedPerSecond", full.perSecond());
            figures.put("placedP50Millis", full.millisAt(50));
            figures.put("placedP99Millis", full.millisAt(99));
            Duration drained = full.awaitCompletion();
            figures.put(
                    "completedPerSecond",
                    full.placed() / (MEASURED.plus(drained).toMillis() / 1000.0));
            figures.put("cpuMillisPerCompletedOrder", (tandem.cpuSeconds() - cpuBefore) * 1000 / full.placed());
            Load half = new Load(tandem, "h", full.perSecond() / 2);
            half.run(MEASURED);
            figures.put("atHalfLoadP50Millis", half.millisAt(50));
            figures.put("atHalfLoadP99Millis", half.millisAt(99));
            half.awaitCompletion();
        }
        write("goods", figures);
        assertThat((double) figures.get("placedPerSecond")).isPositive();
    }

    private double yardstick() {
        try (EmbeddedMongo store = EmbeddedMongo.start(data.resolve("yardstick"), 0)) {
            return DurableWrites.measure(store.uri("yardstick"), CALLERS, Duration.ofSeconds(10))
                    .perSecond();
        }
    }

    static void write(String name, Map<String, Object> figures) throws IOException {
        Path folder = Path.of("target", "bench");
        Files.createDirectories(folder);
        new ObjectMapper()
                .writerWithDefaultPrettyPrinter()
                .writeValue(folder.resolve(name + ".json").toFile(), figures);
        figures.forEach((figure, value) -> System.out.printf("%-36s %s%n", figure, value));
    }

    /** Callers that place orders, flat out or at a steady rate. */
    private static final class Load {

        private final TandemProcess tandem;
        private final Client acme;
        private final String prefix;
        private final double perSecond;
        private final ConcurrentHistogram micros = new ConcurrentHistogram(3);
        private final ConcurrentLinkedQueue<String> ids = new ConcurrentLinkedQueue<>();
        private final AtomicInteger next = new AtomicInteger();
        private long ranNanos;

        Load(TandemProcess tandem, String prefix, double perSecond) {
            this.tandem = tandem;
            this.acme = Client.as(tandem, "partner-acme");
            this.prefix = prefix;
            this.perSecond = perSecond;
        }

        void run(Duration time) {
            long begin = System.nanoTime();
            long end = begin + time.toNanos();
            List<Thread> callers = new ArrayList<>();
            for (int i = 0; i < CALLERS; i++) {
                Thread caller = new Thread(() -> call(begin, end));
                caller.start();
                callers.add(caller);
            }
            for (Thread caller : callers) {
                try {
                    caller.join();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new IllegalStateException(e);
                }
            }
            ranNanos = System.nanoTime() - begin;
        }

        private void call(long begin, long end) {
            for (int n = next.incrementAndGet(); System.nanoTime() < end; n = next.incrementAndGet()) {
                long due = perSecond == 0 ? System.nanoTime() : begin + (long) (n / perSecond * 1e9);
                while (System.nanoTime() < due) {
                    LockSupport.parkNanos(due - System.nanoTime());
                }
                String id = prefix + n;
                Client.Answer answer =
                        acme.post("/sales-orders", Client.goods(id, "TEA-EARL-100", 1, false), "Idempotency-Key", id);
                assertThat(answer.status()).isEqualTo(201);
                // from when it was due, not from when it was sent: a stall counts for all who wait behind it
                micros.recordValue((System.nanoTime() - due) / 1000);
                ids.add(answer.body().path("id").asText());
            }
        }

        double perSecond() {
            return ids.size() / (ranNanos / 1e9);
        }

        int placed() {
            return ids.size();
        }

        double millisAt(double percentile) {
            return micros.getValueAtPercentile(percentile) / 1000.0;
        }

        /** @return how long the last order took to complete after the last was placed */
        Duration awaitCompletion() {
            long begin = System.nanoTime();
            Client any = Client.as(tandem, "partner-acme");
            await("all are completed")
                    .atMost(Duration.ofMinutes(10))
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> any.get("/orders?state=open&limit=1")
                            .body()
                            .path("items")
                            .isEmpty());
            return Duration.ofNanos(System.nanoTime() - begin);
        }
    }
}
