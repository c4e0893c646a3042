package org.tandemoms.sandbox.store;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
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

    @Override
    MongoClient client() {
        return client;
    }
}
