package org.tandemoms.sandbox.store;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** The same contract on a real MongoDB, when the environment names one ({@code MONGODB_URI}). */
@EnabledIfEnvironmentVariable(named = "MONGODB_URI", matches = "mongodb.*")
class RealMongoContractTest extends MongoContract {

    private static MongoClient client;

    @BeforeAll
    static void connect() {
        client = MongoClients.create(System.getenv("MONGODB_URI"));
    }

    @AfterAll
    static void disconnect() {
        client.getDatabase("contract").drop();
        client.close();
    }

    @Override
    MongoClient client() {
        return client;
    }
}
