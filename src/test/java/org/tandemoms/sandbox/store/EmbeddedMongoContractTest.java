package org.tandemoms.sandbox.store;

import static com.mongodb.client.model.Filters.exists;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Date;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract on the embedded server of the sandbox. */
class EmbeddedMongoContractTest extends MongoContract {

    private static EmbeddedMongo server;
    private static MongoClient client;

    @BeforeAll
    static void start(@TempDir Path directory) {
        server = EmbeddedMongo.start(directory, 0);
        client = MongoClients.create(server.uri("contract"));
    }

    @AfterAll
    static void stop() {
        client.close();
        server.close();
    }

    /** A walk in the wanted order is long where few of many match: then these are sorted, and the wanted ones fetched. */
    @Test
    void theYoungestOfFewAmongManyAreFoundWithoutAWalkOverAll() {
        MongoCollection<Document> done = client.getDatabase("contract").getCollection("done");
        done.createIndex(Indexes.ascending("wakeAt"), new IndexOptions().sparse(true));
        for (int from = 0; from < 20_000; from += 2_000) {
            done.insertMany(IntStream.range(from, from + 2_000)
                    .mapToObj(EmbeddedMongoContractTest::openInTheFirstYear)
                    .toList());
        }

        assertLooksAt(1_500 + 500, () -> done.find(exists("wakeAt"))
                .sort(Sorts.descending("_id"))
                .limit(500)
                .into(new ArrayList<>()));
        assertThat(done.find(exists("wakeAt")).sort(Sorts.descending("_id")).limit(500))
                .first()
                .extracting(found -> found.get("_id"))
                .isEqualTo(1_499);
    }

    private static Document openInTheFirstYear(int i) {
        Document order = new Document("_id", i);
        return i < 1_500 ? order.append("wakeAt", new Date(i)) : order;
    }

    @Override
    MongoClient client() {
        return client;
    }
}
