package org.tandemoms.sandbox.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Updates;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of the store's files: over restarts, after damage, and when the same documents are written again and again. */
class StoreFileTest {

    @TempDir
    private Path directory;

    @Test
    void indexesOfEveryKindAreThereAfterARestartWithAndWithoutTheirFile() throws IOException {
        inStore(orders -> {
            orders.createIndex(Indexes.ascending("owner", "clientOrderId"), new IndexOptions().unique(true));
            orders.createIndex(Indexes.ascending("tags"));
            orders.createIndex(Indexes.ascending("wakeAt"), new IndexOptions().sparse(true));
            orders.insertMany(IntStream.range(0, 300)
                    .mapToObj(i -> new Document("_id", i)
                            .append("owner", "acme")
                            .append("clientOrderId", "C-" + i)
                            .append("tags", List.of("a" + i % 3, "b" + i % 5)))
                    .toList());
        });

        Consumer<MongoCollection<Document>> everythingIsFound = orders -> {
            assertThat(orders.listIndexes()).hasSize(4);
            assertThat(orders.find(and(eq("owner", "acme"), eq("clientOrderId", "C-7"))))
                    .hasSize(1);
            assertThat(orders.find(and(eq("tags", "a1"), eq("tags", "b2")))).hasSize(20);
            assertThat(orders.countDocuments(eq("tags", "a0"))).isEqualTo(100);
            assertThatThrownBy(() -> orders.insertOne(
                            new Document("_id", 999).append("owner", "acme").append("clientOrderId", "C-7")))
                    .hasMessageContaining("E11000");
        };
        inStore(everythingIsFound);
        Files.delete(directory.resolve("indexes.mv"));
        inStore(everythingIsFound);
    }

    @Test
    void aUniqueIndexIsNotBuiltOverDuplicates() {
        inStore(orders -> {
            orders.insertMany(
                    List.of(new Document("_id", 1).append("key", "k"), new Document("_id", 2).append("key", "k")));

            assertThatThrownBy(() -> orders.createIndex(Indexes.ascending("key"), new IndexOptions().unique(true)))
                    .hasMessageContaining("E11000");
            orders.deleteOne(eq(2));
            orders.createIndex(Indexes.ascending("key"), new IndexOptions().unique(true));
        });
    }

    @Test
    void aPartialIndexIsRefusedRatherThanTakenForAWholeOne() {
        inStore(orders -> assertThatThrownBy(() -> orders.createIndex(
                        Indexes.ascending("key"),
                        new IndexOptions().partialFilterExpression(new Document("status", "OPEN"))))
                .hasMessageContaining("use a sparse index"));
    }

    @Test
    void theJournalIsReadUpToARecordThatWasTorn() throws IOException {
        List<String> replayed = new ArrayList<>();
        Path journal = directory.resolve("journal");
        try (JournalSegments segments = new JournalSegments(journal)) {
            segments.begin();
            segments.write(records(segments.number(), "a", "b", "c"));
        }
        Path segment = only(journal);
        int length = JournalRecord.put(new byte[1], new byte[1], new byte[1]).framedLength();
        try (RandomAccessFile file = new RandomAccessFile(segment.toFile(), "rw")) {
            file.seek(3L * length - 1);
            file.write('?');
        }

        try (JournalSegments segments = new JournalSegments(journal)) {
            assertThat(segments.replay(recordingTarget(replayed))).isEqualTo(2);
        }
        assertThat(replayed).containsExactly("put a", "put b");
    }

    @Test
    void recordsOfAnEarlierUseOfASegmentAreNotReplayed() throws IOException {
        List<String> replayed = new ArrayList<>();
        Path journal = directory.resolve("journal");
        try (JournalSegments segments = new JournalSegments(journal)) {
            segments.begin();
            segments.write(records(segments.number(), "a", "b", "c"));
        }
        Path segment = only(journal);
        Files.move(segment, segment.resolveSibling("journal-7.log"));

        try (JournalSegments segments = new JournalSegments(journal)) {
            assertThat(segments.replay(recordingTarget(replayed))).isZero();
        }
    }

    @Test
    void theFileDoesNotGrowWithEveryUpdate() throws IOException {
        int documents = 500;
        String text = "x".repeat(3000);
        inStore(orders -> {
            orders.insertMany(IntStream.range(0, documents)
                    .mapToObj(i -> new Document("_id", i).append("n", 0).append("text", text))
                    .toList());
            for (int i = 0; i < 6000; i++) {
                orders.updateOne(eq(ThreadLocalRandom.current().nextInt(documents)), Updates.inc("n", 1));
            }
        });

        // compaction runs in the background and lags: what matters is that the file does not keep all that was written
        long written = (documents + 6000) * 3050L;
        long onDisk = Files.size(directory.resolve("documents.mv"));
        assertThat(onDisk).as("%s written", written).isLessThan(written);
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("documents.mv", "indexes.mv");
        }
    }

    private static java.nio.ByteBuffer records(long segment, String... keys) {
        java.nio.ByteBuffer buffer = java.nio.ByteBuffer.allocate(1000);
        for (String key : keys) {
            JournalRecord record = JournalRecord.put(new byte[] {'m'}, key.getBytes(), new byte[] {'v'});
            record.frameInto(buffer);
        }
        buffer.flip();
        JournalRecord.seal(buffer.duplicate(), segment);
        return buffer;
    }

    private static JournalRecord.Target recordingTarget(List<String> replayed) {
        return new JournalRecord.Target() {
            @Override
            public void put(String map, byte[] key, byte[] value) {
                replayed.add("put " + new String(key));
            }

            @Override
            public void remove(String map, byte[] key) {
                replayed.add("remove " + new String(key));
            }

            @Override
            public void dropMap(String map) {
                replayed.add("drop " + map);
            }
        };
    }

    private static Path only(Path journal) throws IOException {
        try (Stream<Path> files = Files.list(journal)) {
            return files.filter(file -> file.getFileName().toString().matches("journal-\\d+\\.log"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private void inStore(Consumer<MongoCollection<Document>> work) {
        try (EmbeddedMongo server = EmbeddedMongo.start(directory, 0);
                MongoClient client = MongoClients.create(server.uri(""))) {
            work.accept(client.getDatabase("files").getCollection("orders"));
        }
    }
}
