package org.tandemoms.instruments.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;
import org.tandemoms.instruments.AssetClass;
import org.tandemoms.instruments.Instrument;
import org.tandemoms.instruments.InstrumentColumns;
import org.tandemoms.instruments.InstrumentLines;
import org.tandemoms.sandbox.store.EmbeddedMongo;

/** On the wire server that the sandbox runs on. */
class MongoInstrumentStoreTest {

    @TempDir
    private Path dir;

    private EmbeddedMongo mongo;
    private MongoTemplate template;
    private MongoInstrumentStore store;

    @BeforeEach
    void start() {
        mongo = EmbeddedMongo.start(dir, 0);
        template = new MongoTemplate(new SimpleMongoClientDatabaseFactory(mongo.uri("instruments")));
        store = store();
    }

    private MongoInstrumentStore store() {
        return new MongoInstrumentStore(template, Clock.fixed(Instant.parse("2026-03-02T09:00:00Z"), ZoneOffset.UTC));
    }

    @AfterEach
    void stop() {
        mongo.close();
    }

    private static Instrument named(String symbol, String name) {
        return InstrumentLines.instrument(
                InstrumentLines.line(AssetClass.CASH).with("symbol", symbol).with("name", name));
    }

    private static List<Instrument> many(int count, String name) {
        return IntStream.range(0, count)
                .mapToObj(i -> named(String.format("C%04d", i), name))
                .toList();
    }

    @Test
    void everyClassComesBackAsItWas() {
        List<Instrument> all = List.of(AssetClass.values()).stream()
                .map(InstrumentLines::instrument)
                .toList();

        store.save(all, "ops");

        assertThat(store().all())
                .extracting(InstrumentColumns::write)
                .containsExactlyInAnyOrderElementsOf(
                        all.stream().map(InstrumentColumns::write).toList());
        assertThat(store().all()).extracting(Instrument::version).containsOnly(1L);
    }

    @Test
    void everyChangeCountsAndEveryImportTellsTheOthers() {
        store.save(many(3, "old"), "ops");
        long before = store.generation();
        store.save(many(2, "new"), "ops");

        assertThat(store.all()).extracting(Instrument::name).containsExactly("new", "new", "old");
        assertThat(store.all()).extracting(Instrument::version).containsExactly(2L, 2L, 1L);
        assertThat(store.generation()).isEqualTo(before + 1);
    }

    @Test
    void nothingOfAnImportStaysBehind() {
        store.save(many(1_200, "old"), "ops");

        assertThat(store.all()).hasSize(1_200);
        assertThat(imports().find()).hasSize(2).allSatisfy(left -> assertThat(left.containsKey("lines"))
                .isFalse());
    }

    private MongoCollection<Document> imports() {
        return template.getCollection("instrument_imports");
    }

    private static Document part(String id, List<Instrument> lines) {
        return new Document("_id", id)
                .append(
                        "lines",
                        lines.stream()
                                .map(one -> new Document(new LinkedHashMap<>(InstrumentColumns.write(one))))
                                .toList());
    }

    /** The process died between two parts: a start finishes the import, and another start does nothing. */
    @Test
    void anImportThatCountsIsFinished() {
        String number = store.save(List.of(named("C0000", "new")), "ops");
        imports().insertOne(part(number + ":0", List.of(named("C0000", "new"))));
        imports().insertOne(part(number + ":1", List.of(named("C0001", "new"))));
        imports()
                .updateOne(
                        new Document("_id", number),
                        new Document("$set", new Document("state", "COUNTS").append("parts", 2)));

        store().recover();
        store().recover();

        assertThat(store.all()).extracting(Instrument::symbol).containsExactly("C0000", "C0001");
        assertThat(store.all()).extracting(Instrument::version).containsExactly(1L, 1L);
    }

    /** It died before the import counted: nothing of it is ever stored. */
    @Test
    void anImportThatDoesNotCountIsNone() {
        imports().insertOne(part("0000000000000:0", List.of(named("C0000", "new"))));

        store().recover();

        assertThat(store.all()).isEmpty();
    }

    /** Another import was done before the older one could be finished. */
    @Test
    void anOlderImportChangesNothingThatIsNewer() {
        imports().insertOne(part("0000000000000:0", many(3, "old")));
        imports()
                .insertOne(new Document("_id", "0000000000000")
                        .append("state", "COUNTS")
                        .append("parts", 1)
                        .append("instruments", 3));
        store.save(many(2, "new"), "ops");

        store.recover();

        assertThat(store.all()).extracting(Instrument::name).containsExactly("new", "new", "old");
    }

    @Test
    void oneThatCannotBeReadDoesNotHideTheOthers() {
        store.save(many(2, "good"), "ops");
        template.getCollection("instruments")
                .updateOne(new Document("_id", "C0000"), new Document("$set", new Document("columns.currency", "???")));

        assertThat(store.all()).extracting(Instrument::symbol).containsExactly("C0001");
    }
}
