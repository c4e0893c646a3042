package org.tandemoms.sandbox.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.elemMatch;
import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Updates;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An update of the array element that its guard has found changes that element, whoever reads the collection meanwhile. */
class PositionalUpdateTest {

    private static final int ROUNDS = 3000;

    @TempDir
    Path dir;

    @Test
    void readersDoNotMoveThePlaceThatAGuardHasFound() throws Exception {
        ExecutorService readers = Executors.newFixedThreadPool(6);
        try (EmbeddedMongo mongo = EmbeddedMongo.start(dir, 0);
                MongoClient client = MongoClients.create(mongo.uri("test"))) {
            MongoCollection<Document> stock = client.getDatabase("test").getCollection("stock");
            stock.insertOne(new Document("_id", "shelf")
                    .append("holds", List.of(hold("first"), hold("second"), hold("third"), hold("last"))));
            AtomicBoolean over = new AtomicBoolean();
            List<Future<?>> reading = IntStream.range(0, 6)
                    .<Future<?>>mapToObj(reader -> readers.submit(() -> {
                        while (!over.get()) {
                            stock.find(and(eq("_id", "shelf"), eq("holds.key", "first")))
                                    .first();
                        }
                    }))
                    .toList();

            for (int round = 0; round < ROUNDS; round++) {
                stock.updateOne(
                        and(eq("_id", "shelf"), elemMatch("holds", and(eq("key", "last"), eq("qty", round)))),
                        Updates.set("holds.$.qty", round + 1));
            }
            over.set(true);
            for (Future<?> reader : reading) {
                reader.get();
            }

            assertThat(stock.find(eq("_id", "shelf")).first().getList("holds", Document.class))
                    .extracting(hold -> hold.getInteger("qty"))
                    .containsExactly(0, 0, 0, ROUNDS);
        } finally {
            readers.shutdownNow();
        }
    }

    private static Document hold(String key) {
        return new Document("key", key).append("qty", 0);
    }
}
