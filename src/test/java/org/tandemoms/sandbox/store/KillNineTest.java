package org.tandemoms.sandbox.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Updates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * kill -9 of the process that holds the store, at moments that nobody chose, under sixteen writers: what was acknowledged
 * is there afterwards, in its last acknowledged state or a later one that was on its way, and every index agrees with it.
 */
class KillNineTest {

    private static final int WRITERS = 16;
    private static final int KILLS = 3;

    /** The version of each document that its writer was told is stored. */
    private final ConcurrentMap<String, Integer> acknowledged = new ConcurrentHashMap<>();

    private final AtomicInteger ids = new AtomicInteger();

    @Test
    void nothingAcknowledgedIsLost(@TempDir Path directory) throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int kill = 0; kill < KILLS; kill++) {
            writeUntilKilled(directory, acknowledged.size() + 300 + random.nextInt(1500));
            assertEverythingIsThere(directory, seed);
        }
    }

    private void writeUntilKilled(Path directory, int stored) throws Exception {
        Process server = startServer(directory);
        AtomicBoolean killed = new AtomicBoolean();
        ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
        try (MongoClient client = connect(portOf(directory, server))) {
            MongoCollection<Document> orders = orders(client);
            orders.createIndex(Indexes.ascending("owner", "clientOrderId"), new IndexOptions().unique(true));
            orders.createIndex(Indexes.ascending("version"));
            for (int i = 0; i < WRITERS; i++) {
                writers.execute(() -> write(orders, killed));
            }
            await().atMost(Duration.ofSeconds(30))
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> acknowledged.size() >= stored);
            server.destroyForcibly().waitFor();
            killed.set(true);
            writers.shutdown();
            assertThat(writers.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        } finally {
            server.destroyForcibly().waitFor();
            writers.shutdownNow();
        }
    }

    private void write(MongoCollection<Document> orders, AtomicBoolean killed) {
        try {
            while (!killed.get()) {
                String id = "o-" + ids.incrementAndGet();
                orders.insertOne(new Document("_id", id)
                        .append("version", 1)
                        .append("owner", "acme")
                        .append("clientOrderId", id)
                        .append("text", "x".repeat(1500)));
                acknowledged.put(id, 1);
                orders.updateOne(
                        Filters.and(Filters.eq(id), Filters.eq("version", 1)),
                        Updates.combine(Updates.set("version", 2), Updates.push("timeline", "second")));
                acknowledged.put(id, 2);
            }
        } catch (MongoException e) {
            // the server is dead: this write was not acknowledged
        }
    }

    private void assertEverythingIsThere(Path directory, long seed) {
        try (EmbeddedMongo reopened = EmbeddedMongo.start(directory.resolve("mongo"), 0);
                MongoClient client = MongoClients.create(reopened.uri("kill"))) {
            MongoCollection<Document> orders = orders(client);
            Map<String, Integer> stored = new HashMap<>();
            for (Document order : orders.find()) {
                stored.put(order.getString("_id"), order.getInteger("version"));
                assertThat(order.getList("timeline", String.class, java.util.List.of()))
                        .hasSize(order.getInteger("version") - 1);
            }
            acknowledged.forEach((id, version) -> assertThat(stored.get(id))
                    .as("%s, seed %s", id, seed)
                    .isNotNull()
                    .isGreaterThanOrEqualTo(version));
            assertThat(orders.countDocuments(Filters.eq("version", 1))
                            + orders.countDocuments(Filters.eq("version", 2)))
                    .isEqualTo(stored.size());
            String some = acknowledged.keySet().iterator().next();
            assertThat(orders.find(Filters.and(Filters.eq("owner", "acme"), Filters.eq("clientOrderId", some))))
                    .hasSize(1);
        }
    }

    private static MongoCollection<Document> orders(MongoClient client) {
        return client.getDatabase("kill").getCollection("orders");
    }

    private static MongoClient connect(int port) {
        return MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString("mongodb://127.0.0.1:" + port + "/"))
                .retryWrites(false)
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(10, TimeUnit.SECONDS))
                .build());
    }

    private static Process startServer(Path directory) throws IOException {
        Files.deleteIfExists(portFile(directory));
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-Xmx256m",
                        StoreProcess.class.getName(),
                        directory.toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("server.log").toFile())
                .start();
    }

    private static int portOf(Path directory, Process server) throws IOException {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> {
                    assertThat(server.isAlive()).as("server runs").isTrue();
                    return Files.exists(portFile(directory));
                });
        return Integer.parseInt(Files.readString(portFile(directory)));
    }

    private static Path portFile(Path directory) {
        return directory.resolve("port");
    }

    /** The process that is killed. */
    static final class StoreProcess {

        public static void main(String[] args) throws Exception {
            Path directory = Path.of(args[0]);
            EmbeddedMongo server = EmbeddedMongo.start(directory.resolve("mongo"), 0);
            Path written = Files.writeString(directory.resolve("port.new"), Integer.toString(server.port()));
            Files.move(written, portFile(directory), java.nio.file.StandardCopyOption.ATOMIC_MOVE);
            Thread.currentThread().join();
        }
    }
}
