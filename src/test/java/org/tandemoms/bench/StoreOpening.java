package org.tandemoms.bench;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.bson.Document;
import org.tandemoms.sandbox.store.EmbeddedMongo;

/**
 * How long the embedded store takes to open, and what it keeps in memory, with many order-like documents of 3 KB and the
 * indexes that orders have: after an orderly close, and when the indexes must be built again as after a crash.
 */
public final class StoreOpening {

    private static final int BATCH = 1000;

    private StoreOpening() {}

    /** Arguments: number of documents, directory. */
    public static void main(String[] args) throws Exception {
        int documents = Integer.parseInt(args[0]);
        Path directory = Path.of(args[1]);
        if (!Files.exists(directory)) {
            timed("filled", () -> fill(directory, documents));
        }
        use(timed("opened after an orderly close", () -> EmbeddedMongo.start(directory, 0)), documents);
        Files.delete(directory.resolve("indexes.mv"));
        use(timed("opened with indexes to build", () -> EmbeddedMongo.start(directory, 0)), documents);
        try (Stream<Path> files = Files.list(directory)) {
            files.forEach(file -> System.out.printf(
                    "%s %,d MB%n", file.getFileName(), file.toFile().length() >> 20));
        }
    }

    private static Object fill(Path directory, int documents) {
        try (EmbeddedMongo server = EmbeddedMongo.start(directory, 0);
                MongoClient client = MongoClients.create(server.uri(""))) {
            MongoCollection<Document> orders = orders(client);
            orders.createIndex(Indexes.ascending("status"));
            orders.createIndex(Indexes.ascending("owner", "clientOrderId"), new IndexOptions().unique(true));
            orders.createIndex(Indexes.ascending("wakeAt"), new IndexOptions().sparse(true));
            Random random = new Random(1);
            for (int from = 0; from < documents; from += BATCH) {
                List<Document> batch = new ArrayList<>();
                for (int i = from; i < from + BATCH; i++) {
                    batch.add(order(i, random));
                }
                orders.insertMany(batch);
            }
            return null;
        }
    }

    private static void use(EmbeddedMongo opened, int documents) {
        try (opened;
                MongoClient client = MongoClients.create(opened.uri(""))) {
            MongoCollection<Document> orders = orders(client);
            timed("first read by id", () -> orders.find(Filters.eq(id(documents / 2)))
                    .first());
            timed("by owner and client order id", () -> orders.find(Filters.and(
                            Filters.eq("owner", "partner-3"), Filters.eq("clientOrderId", "C-" + (documents / 2 + 3))))
                    .first());
            timed("newest 50 of a status", () -> orders.find(Filters.eq("status", "COMPLETED"))
                    .sort(Sorts.descending("_id"))
                    .limit(50)
                    .into(new ArrayList<>()));
            timed("due", () -> orders.find(Filters.lte("wakeAt", new Date(5_000_000)))
                    .limit(50)
                    .into(new ArrayList<>()));
            System.gc();
            Runtime runtime = Runtime.getRuntime();
            System.out.printf("heap in use %,d MB%n", runtime.totalMemory() - runtime.freeMemory() >> 20);
        }
    }

    private static Document order(int i, Random random) {
        List<Document> lines = new ArrayList<>();
        for (int line = 0; line < 8; line++) {
            lines.add(new Document("lineId", line)
                    .append("sku", "SKU-" + random.nextInt(10_000))
                    .append("quantity", random.nextInt(100))
                    .append("note", "n".repeat(250)));
        }
        Document order = new Document("_id", id(i))
                .append("version", 7L)
                .append("status", i % 50 == 0 ? "PENDING_APPROVAL" : "COMPLETED")
                .append("owner", "partner-" + i % 10)
                .append("clientOrderId", "C-" + i)
                .append("lines", lines)
                .append("text", "t".repeat(300));
        return i % 20 == 0 ? order.append("wakeAt", new Date(i * 1000L)) : order;
    }

    private static String id(int i) {
        return String.format("%013d", i);
    }

    private static MongoCollection<Document> orders(MongoClient client) {
        return client.getDatabase("opening").getCollection("orders");
    }

    private static <T> T timed(String what, Supplier<T> work) {
        long start = System.nanoTime();
        T result = work.get();
        System.out.printf("%-35s %,10.1f ms%n", what, (System.nanoTime() - start) / 1e6);
        return result;
    }
}
