package org.tandemoms.inventory;

import static org.tandemoms.inventory.StoredStock.dec;
import static org.tandemoms.inventory.StoredStock.demand;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.ConcurrentHistogram;
import org.tandemoms.sandbox.store.EmbeddedMongo;

/**
 * How many holds of one item a second sixteen buyers get, with the item in one document and spread over buckets. Holds stay,
 * as those of orders do until their parcels leave: half of them are let go as new ones come.
 */
final class HotItemHolds {

    private static final int BUYERS = 16;
    private static final Duration TIME = Duration.ofSeconds(10);

    private HotItemHolds() {}

    public static void main(String[] args) throws Exception {
        for (int buckets : new int[] {1, 8, 1, 8}) {
            Path directory = Files.createTempDirectory(Path.of(args.length > 0 ? args[0] : "target"), "hot-item");
            try (EmbeddedMongo server = EmbeddedMongo.start(directory, 0);
                    StoredStock house = new StoredStock(server.uri("stock"))) {
                house.has("TEA", "BER", "100000000");
                if (buckets > 1 && !house.store().spread("TEA", "BER", buckets)) {
                    throw new IllegalStateException("The item could not be spread");
                }
                buy(house, "warm-up", TIME.dividedBy(3), new ConcurrentHistogram(3));
                ConcurrentHistogram nanos = new ConcurrentHistogram(3);
                long start = System.nanoTime();
                buy(house, "run", TIME, nanos);
                double seconds = (System.nanoTime() - start) / 1e9;
                System.out.printf(
                        Locale.ROOT,
                        "%d bucket(s), %d buyers: %,.0f holds/s, p50 %.1f ms, p99 %.1f ms%n",
                        buckets,
                        BUYERS,
                        nanos.getTotalCount() / seconds,
                        nanos.getValueAtPercentile(50) / 1e6,
                        nanos.getValueAtPercentile(99) / 1e6);
            }
        }
    }

    private static void buy(StoredStock house, String name, Duration time, ConcurrentHistogram nanos)
            throws InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(BUYERS + 1);
        long end = System.nanoTime() + time.toNanos();
        AtomicLong names = new AtomicLong();
        for (int i = 0; i < BUYERS; i++) {
            pool.execute(() -> {
                while (System.nanoTime() < end) {
                    String key = name + names.incrementAndGet() + ":1";
                    long before = System.nanoTime();
                    house.inventory().reserve(List.of(demand(key, "TEA", "1")), List.of("BER"), false);
                    nanos.recordValue(System.nanoTime() - before);
                    if (names.get() % 2 == 0) {
                        house.inventory().release(new Allotment(key, "TEA", "BER", dec("1")));
                    }
                }
            });
        }
        pool.execute(() -> {
            while (System.nanoTime() < end) {
                house.store().writeLedger(false);
            }
        });
        pool.shutdown();
        if (!pool.awaitTermination(time.toSeconds() + 60, TimeUnit.SECONDS)) {
            throw new IllegalStateException("The buyers have not ended");
        }
    }
}
