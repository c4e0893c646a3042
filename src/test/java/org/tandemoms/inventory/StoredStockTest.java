package org.tandemoms.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.tandemoms.sandbox.store.EmbeddedMongo;

/** Stock in a real store. */
abstract class StoredStockTest {

    @TempDir
    Path dir;

    StoredStock house;
    private EmbeddedMongo mongo;

    @BeforeEach
    void open() {
        mongo = EmbeddedMongo.start(dir, 0);
        house = new StoredStock(mongo.uri("stock"));
    }

    @AfterEach
    void close() {
        house.close();
        mongo.close();
    }

    /** The same house on another node. */
    final StoredStock another() {
        return new StoredStock(mongo.uri("stock"));
    }

    /** How many documents the store has looked at so far, for whatever was asked. */
    final long documentsLookedAt() {
        try (var client = MongoClients.create(mongo.uri("admin"))) {
            return client.getDatabase("admin")
                    .runCommand(new Document("serverStatus", 1))
                    .getEmbedded(List.of("metrics", "queryExecutor", "scannedObjects"), Number.class)
                    .longValue();
        }
    }

    /** Counter = ledger, and on hand = free + held, with nothing below zero. */
    final void booksAgree(String sku) {
        var ledger = house.store().ledger(sku);
        for (StockLevel level : house.inventory().levels(sku)) {
            String where = sku + " at " + level.location();
            StockLevel booked = ledger.get(sku + "|" + level.location());
            assertThat(booked.onHand()).as("on hand of %s by ledger", where).isEqualByComparingTo(level.onHand());
            assertThat(booked.free()).as("free of %s by ledger", where).isEqualByComparingTo(level.free());
            assertThat(level.free()).as("free of %s", where).isNotNegative();
            assertThat(house.holds(sku, level.location()).values().stream().reduce(BigDecimal.ZERO, BigDecimal::add))
                    .as("held of %s", where)
                    .isEqualByComparingTo(level.held());
        }
    }

    static <T> List<T> atOnce(List<? extends Callable<T>> calls) throws Exception {
        var threads = Executors.newFixedThreadPool(calls.size());
        try {
            List<T> answers = new ArrayList<>();
            for (Future<T> answer : threads.invokeAll(calls)) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }
}
