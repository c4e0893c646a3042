package org.tandemoms.bench;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.ConcurrentHistogram;
import org.bson.Document;
import org.tandemoms.sandbox.store.EmbeddedMongo;

/**
 * The yardstick of the store: raw durable inserts per second through the driver, one document of about 2 KB at a time by
 * each writer, with a second unique key as an order has. What the product does per second is compared with this.
 *
 * @param perSecond acknowledged inserts
 * @param p50Millis median time of one insert
 * @param p99Millis of a hundred inserts one takes longer
 */
public record DurableWrites(int writers, double perSecond, double p50Millis, double p99Millis) {

    private static final int TEXT_LENGTH = 1900;

    /** Measures a store that is already running, after a warm-up of a third of the time. */
    public static DurableWrites measure(String uri, int writers, Duration time) {
        try (MongoClient client = MongoClients.create(uri)) {
            MongoCollection<Document> collection = client.getDatabase("yardstick")
                    .getCollection("writes")
                    .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
            collection.drop();
            collection.createIndex(Indexes.ascending("owner", "clientOrderId"), new IndexOptions().unique(true));
            AtomicLong ids = new AtomicLong();
            insert(collection, writers, time.dividedBy(3), ids, new ConcurrentHistogram(3));
            ConcurrentHistogram nanos = new ConcurrentHistogram(3);
            long start = System.nanoTime();
            insert(collection, writers, time, ids, nanos);
            double seconds = (System.nanoTime() - start) / 1e9;
            collection.drop();
            return new DurableWrites(
                    writers,
                    nanos.getTotalCount() / seconds,
                    nanos.getValueAtPercentile(50) / 1e6,
                    nanos.getValueAtPercentile(99) / 1e6);
        }
    }

    private static void insert(
            MongoCollection<Document> collection,
            int writers,
            Duration time,
            AtomicLong ids,
            ConcurrentHistogram nanos) {
        ExecutorService pool = Executors.newFixedThreadPool(writers);
        long end = System.nanoTime() + time.toNanos();
        for (int i = 0; i < writers; i++) {
            Random random = new Random(i);
            pool.execute(() -> {
                while (System.nanoTime() < end) {
                    Document document = document(ids.incrementAndGet(), random);
                    long before = System.nanoTime();
                    collection.insertOne(document);
                    nanos.recordValue(System.nanoTime() - before);
                }
            });
        }
        pool.shutdown();
        try {
            if (!pool.awaitTermination(time.toSeconds() + 30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("The writers have not ended");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Document document(long id, Random random) {
        byte[] text = new byte[TEXT_LENGTH];
        for (int i = 0; i < text.length; i++) {
            text[i] = (byte) ('a' + random.nextInt(26));
        }
        return new Document("_id", String.format("%012d", id))
                .append("version", 1L)
                .append("owner", "acme")
                .append("clientOrderId", "C-" + id)
                .append("text", new String(text, java.nio.charset.StandardCharsets.US_ASCII));
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%2d writers: %,7.0f durable inserts/s, p50 %.2f ms, p99 %.2f ms",
                writers,
                perSecond,
                p50Millis,
                p99Millis);
    }

    /** Measures the embedded store on this machine, by itself. */
    public static void main(String[] args) throws Exception {
        Path directory = Files.createTempDirectory(Path.of(args.length > 0 ? args[0] : "target"), "yardstick");
        try (EmbeddedMongo server = EmbeddedMongo.start(directory, 0)) {
            for (int writers : new int[] {1, 16, 64}) {
                System.out.println(measure(server.uri(""), writers, Duration.ofSeconds(6)));
            }
        }
    }
}
