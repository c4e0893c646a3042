package org.tandemoms.sandbox.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.elemMatch;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.pull;
import static com.mongodb.client.model.Updates.push;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.FindOneAndReplaceOptions;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOptions;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Decimal128;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What the product relies on in MongoDB. Runs against the embedded server, and against a real MongoDB when the environment
 * names one, so that what holds in the sandbox holds in production. Long, because it is the whole list in one place.
 */
abstract class MongoContract {

    private static final int DUPLICATE_KEY = 11000;

    private MongoCollection<Document> orders;

    abstract MongoClient client();

    @BeforeEach
    void freshCollection() {
        orders = client().getDatabase("contract").getCollection("orders_" + UUID.randomUUID());
    }

    @AfterEach
    void dropCollection() {
        orders.drop();
    }

    MongoCollection<Document> orders() {
        return orders;
    }

    static Decimal128 decimal(String value) {
        return new Decimal128(new BigDecimal(value));
    }

    @Test
    void aReplaceGuardedByVersionSucceedsOnceAndOnlyOnce() {
        orders.insertOne(new Document("_id", "o-1").append("version", 1L).append("status", "RECEIVED"));
        Document next = new Document("_id", "o-1").append("version", 2L).append("status", "ALLOCATED");

        Document first = orders.findOneAndReplace(guard("o-1", 1L), next, after());
        Document second = orders.findOneAndReplace(guard("o-1", 1L), next.append("status", "CANCELLED"), after());

        assertThat(first).containsEntry("status", "ALLOCATED").containsEntry("version", 2L);
        assertThat(second).isNull();
        assertThat(orders.find(eq("o-1")).first()).containsEntry("status", "ALLOCATED");
    }

    @Test
    void anUpdateGuardedByVersionSaysHowManyItChanged() {
        orders.insertOne(new Document("_id", "o-1").append("version", 1L));

        assertThat(orders.updateOne(guard("o-1", 1L), set("version", 2L)).getModifiedCount())
                .isEqualTo(1);
        assertThat(orders.updateOne(guard("o-1", 1L), set("version", 3L)).getMatchedCount())
                .isZero();
        assertThat(orders.replaceOne(guard("o-1", 2L), new Document("version", 3L))
                        .getModifiedCount())
                .isEqualTo(1);
        assertThat(orders.deleteOne(guard("o-1", 2L)).getDeletedCount()).isZero();
        assertThat(orders.deleteOne(guard("o-1", 3L)).getDeletedCount()).isEqualTo(1);
    }

    @Test
    void stockIsTakenAndItsHoldRecordedInOneUpdate() {
        orders.insertOne(stock("TEA|BER", "10.5"));

        Document taken = take("TEA|BER", "4.25", "o-1:1");
        Document refused = take("TEA|BER", "6.26", "o-2:1");

        assertThat(taken.get("free")).isEqualTo(decimal("6.25"));
        assertThat(taken.getList("holds", Document.class)).extracting("key").containsExactly("o-1:1");
        assertThat(refused).isNull();
        assertThat(orders.find(eq("TEA|BER")).first()).isEqualTo(taken);
    }

    @Test
    void aHoldIsNotTakenTwice() {
        orders.insertOne(stock("TEA|BER", "10"));
        var notYetHeld = and(eq("TEA|BER"), ne("holds.key", "o-1:1"));
        var hold = combine(
                inc("free", decimal("-1")), push("holds", new Document("key", "o-1:1").append("qty", decimal("1"))));

        assertThat(orders.updateOne(notYetHeld, hold).getModifiedCount()).isEqualTo(1);
        assertThat(orders.updateOne(notYetHeld, hold).getModifiedCount()).isZero();
        assertThat(orders.updateOne(
                                eq("TEA|BER"),
                                combine(inc("free", decimal("1")), pull("holds", new Document("key", "o-1:1"))))
                        .getModifiedCount())
                .isEqualTo(1);
        assertThat(orders.find(eq("TEA|BER")).first().get("free")).isEqualTo(decimal("10"));
        assertThat(orders.find(eq("TEA|BER")).first().getList("holds", Document.class))
                .isEmpty();
    }

    @Test
    void manyBuyersAtOnceNeverTakeMoreThanThereIs() throws Exception {
        orders.insertOne(stock("LAST-TEN|BER", "10"));
        AtomicInteger buyer = new AtomicInteger();

        List<Document> answers =
                atOnce(50, 200, () -> take("LAST-TEN|BER", "1", "o-" + buyer.incrementAndGet() + ":1"));

        assertThat(answers.stream().filter(answer -> answer != null)).hasSize(10);
        Document left = orders.find(eq("LAST-TEN|BER")).first();
        assertThat(left.get("free")).isEqualTo(decimal("0"));
        assertThat(left.getList("holds", Document.class)).hasSize(10).doesNotHaveDuplicates();
    }

    @Test
    void ofManyWritersWithTheSameVersionExactlyOneWins() throws Exception {
        orders.insertOne(new Document("_id", "o-1").append("version", 0L).append("by", "nobody"));
        AtomicInteger writer = new AtomicInteger();

        List<Document> won = atOnce(
                16,
                64,
                () -> orders.findOneAndUpdate(
                        guard("o-1", 0L), combine(inc("version", 1L), set("by", "w" + writer.incrementAndGet()))));

        assertThat(won.stream().filter(answer -> answer != null)).hasSize(1);
        assertThat(orders.find(eq("o-1")).first()).containsEntry("version", 1L);
    }

    @Test
    void arrayFiltersReachTheRightElement() {
        Document route1 = new Document("id", "r1").append("status", "SENT").append("cumQty", decimal("0"));
        Document route2 = new Document("id", "r2").append("status", "SENT").append("cumQty", decimal("0"));
        orders.insertOne(new Document("_id", "o-1").append("routes", List.of(route1, route2)));

        orders.updateOne(
                eq("o-1"),
                combine(set("routes.$[r].status", "FILLED"), inc("routes.$[r].cumQty", decimal("100"))),
                new UpdateOptions().arrayFilters(List.of(eq("r.id", "r2"))));

        List<Document> routes = orders.find(eq("o-1")).first().getList("routes", Document.class);
        assertThat(routes).extracting("status").containsExactly("SENT", "FILLED");
        assertThat(routes).extracting("cumQty").containsExactly(decimal("0"), decimal("100"));
    }

    @Test
    void aUniqueIndexRefusesTheSecondAndNamesItself() {
        orders.createIndex(
                Indexes.ascending("owner", "clientOrderId"),
                new IndexOptions().unique(true).name("client"));
        orders.insertOne(order("o-1", "acme", "C-1"));
        orders.insertOne(order("o-2", "globex", "C-1"));

        MongoWriteException refused =
                catchThrowableOfType(MongoWriteException.class, () -> orders.insertOne(order("o-3", "acme", "C-1")));

        assertThat(refused.getError().getCode()).isEqualTo(DUPLICATE_KEY);
        assertThat(refused.getError().getMessage()).contains("client");
        assertThat(orders.countDocuments()).isEqualTo(2);
        MongoCommandException moved = catchThrowableOfType(
                MongoCommandException.class, () -> orders.findOneAndUpdate(eq("o-2"), set("owner", "acme")));
        assertThat(moved.getErrorCode()).isEqualTo(DUPLICATE_KEY);
        assertThat(orders.find(eq("o-2")).first()).containsEntry("owner", "globex");
    }

    @Test
    void ofManyInsertsWithTheSameIdExactlyOneWins() throws Exception {
        List<Boolean> won = atOnce(16, 64, () -> {
            try {
                orders.insertOne(order("o-1", "acme", "C-" + UUID.randomUUID()));
                return true;
            } catch (MongoWriteException e) {
                assertThat(e.getError().getCode()).isEqualTo(DUPLICATE_KEY);
                return false;
            }
        });

        assertThat(won.stream().filter(each -> each)).hasSize(1);
    }

    @Test
    void aUniqueKeyIsFreeAgainOnceItsDocumentHasGoneOrChanged() {
        orders.createIndex(Indexes.ascending("owner", "clientOrderId"), new IndexOptions().unique(true));
        orders.insertMany(List.of(order("o-1", "acme", "C-1"), order("o-2", "acme", "C-2")));

        orders.deleteOne(eq("o-1"));
        orders.updateOne(eq("o-2"), set("clientOrderId", "C-1"));
        orders.insertOne(order("o-3", "acme", "C-2"));

        assertThat(ids(and(eq("owner", "acme"), eq("clientOrderId", "C-1")))).containsExactly("o-2");
        assertThat(ids(and(eq("owner", "acme"), eq("clientOrderId", "C-2")))).containsExactly("o-3");
    }

    @Test
    void anOrderedInsertStopsAtTheDuplicateInTheMiddle() {
        orders.insertOne(new Document("_id", "b"));

        MongoBulkWriteException refused = catchThrowableOfType(
                MongoBulkWriteException.class,
                () -> orders.insertMany(
                        List.of(new Document("_id", "a"), new Document("_id", "b"), new Document("_id", "c"))));

        assertThat(refused.getWriteErrors()).singleElement().satisfies(error -> {
            assertThat(error.getIndex()).isEqualTo(1);
            assertThat(error.getCode()).isEqualTo(DUPLICATE_KEY);
        });
        assertThat(ids(new Document())).containsExactly("a", "b");
    }

    @Test
    void anUnorderedInsertGoesOnAfterTheDuplicate() {
        orders.insertOne(new Document("_id", "b"));

        catchThrowableOfType(
                MongoBulkWriteException.class,
                () -> orders.insertMany(
                        List.of(new Document("_id", "a"), new Document("_id", "b"), new Document("_id", "c")),
                        new InsertManyOptions().ordered(false)));

        assertThat(ids(new Document())).containsExactly("a", "b", "c");
    }

    @Test
    void aUniqueIndexOnAnArrayKeepsEveryElementApart() {
        orders.createIndex(
                Indexes.ascending("executions.key"),
                new IndexOptions().unique(true).sparse(true));
        orders.insertOne(new Document("_id", "o-1").append("executions", executions("X:1", "X:2")));
        orders.insertOne(new Document("_id", "o-2").append("executions", executions("X:3")));
        orders.insertOne(new Document("_id", "o-3"));
        orders.insertOne(new Document("_id", "o-4"));

        MongoWriteException refused = catchThrowableOfType(
                MongoWriteException.class,
                () -> orders.updateOne(eq("o-2"), push("executions", new Document("key", "X:1"))));

        assertThat(refused.getError().getCode()).isEqualTo(DUPLICATE_KEY);
        assertThat(ids(eq("executions.key", "X:2"))).containsExactly("o-1");
        orders.updateOne(eq("o-2"), push("executions", new Document("key", "X:4")));
        assertThat(ids(eq("executions.key", "X:4"))).containsExactly("o-2");
        assertThat(ids(in("executions.key", "X:1", "X:2", "X:3"))).containsExactly("o-1", "o-2");
        assertThat(ids(elemMatch("executions", eq("key", "X:3")))).containsExactly("o-2");
    }

    @Test
    void conditionsOnTwoFieldsOfAnArrayMayBeMetByTwoElements() {
        orders.createIndex(Indexes.ascending("legs.symbol", "legs.side"));
        orders.insertOne(new Document("_id", "o-1")
                .append(
                        "legs",
                        List.of(
                                new Document("symbol", "AAPL").append("side", "BUY"),
                                new Document("symbol", "MSFT").append("side", "SELL"))));

        assertThat(ids(and(eq("legs.symbol", "AAPL"), eq("legs.side", "SELL")))).containsExactly("o-1");
        assertThat(ids(elemMatch("legs", and(eq("symbol", "AAPL"), eq("side", "SELL")))))
                .isEmpty();
    }

    @Test
    void aSparseUniqueIndexLeavesOutWhatHasNoSuchField() {
        orders.createIndex(
                Indexes.ascending("externalId"), new IndexOptions().unique(true).sparse(true));
        orders.insertMany(List.of(
                new Document("_id", "o-1"),
                new Document("_id", "o-2"),
                new Document("_id", "o-3").append("externalId", "E-1")));

        assertThat(catchThrowableOfType(
                        MongoWriteException.class, () -> orders.updateOne(eq("o-1"), set("externalId", "E-1"))))
                .isNotNull();
        orders.updateOne(eq("o-3"), unset("externalId"));
        orders.updateOne(eq("o-1"), set("externalId", "E-1"));
        assertThat(ids(exists("externalId"))).containsExactly("o-1");
        assertThat(ids(exists("externalId", false))).containsExactly("o-2", "o-3");
        assertThat(ids(eq("externalId", null))).containsExactly("o-2", "o-3");
    }

    @Test
    void aSparseIndexFindsWhatIsDue() {
        orders.createIndex(Indexes.ascending("wakeAt"), new IndexOptions().sparse(true));
        Date now = Date.from(Instant.parse("2026-01-05T10:00:00Z"));
        orders.insertMany(List.of(
                new Document("_id", "due").append("wakeAt", new Date(now.getTime() - 1)),
                new Document("_id", "now").append("wakeAt", now),
                new Document("_id", "later").append("wakeAt", new Date(now.getTime() + 1)),
                new Document("_id", "asleep")));

        assertThat(ids(lte("wakeAt", now))).containsExactly("due", "now");
        assertThat(ids(gt("wakeAt", now))).containsExactly("later");
        orders.updateOne(eq("due"), set("wakeAt", new Date(now.getTime() + 5)));
        orders.updateOne(eq("now"), unset("wakeAt"));
        assertThat(ids(lte("wakeAt", now))).isEmpty();
    }

    @Test
    void rangesStayWithinTheirTypeAndEqualNumbersAreEqual() {
        orders.createIndex(Indexes.compoundIndex(Indexes.ascending("kind"), Indexes.descending("qty")));
        orders.insertMany(List.of(
                new Document("_id", "int").append("kind", "T").append("qty", 5),
                new Document("_id", "long").append("kind", "T").append("qty", 5L),
                new Document("_id", "decimal").append("kind", "T").append("qty", decimal("5.0")),
                new Document("_id", "more").append("kind", "T").append("qty", decimal("5.01")),
                new Document("_id", "text").append("kind", "T").append("qty", "5"),
                new Document("_id", "none").append("kind", "T"),
                new Document("_id", "other").append("kind", "S").append("qty", 5)));

        assertThat(ids(and(eq("kind", "T"), eq("qty", decimal("5")))))
                .containsExactlyInAnyOrder("int", "long", "decimal");
        assertThat(ids(and(eq("kind", "T"), gt("qty", 5)))).containsExactly("more");
        assertThat(ids(and(eq("kind", "T"), gte("qty", 5), lt("qty", 6))))
                .containsExactlyInAnyOrder("int", "long", "decimal", "more");
        assertThat(ids(and(eq("kind", "T"), eq("qty", null)))).containsExactly("none");
        assertThat(ids(and(eq("kind", "T"), lt("qty", "6")))).containsExactly("text");
    }

    @Test
    void anIndexAnswersWhateverElseTheFilterSays() {
        orders.createIndex(Indexes.ascending("status"));
        orders.insertMany(IntStream.range(0, 100)
                .mapToObj(i -> order("o-" + i, "acme", "C-" + i)
                        .append("status", i % 10 == 0 ? "OPEN" : "DONE")
                        .append("qty", i))
                .toList());

        assertThat(ids(and(eq("status", "OPEN"), gt("qty", 50)))).containsExactly("o-60", "o-70", "o-80", "o-90");
        assertThat(ids(and(in("status", "OPEN", "NEW"), lt("qty", 20)))).containsExactly("o-0", "o-10");
        assertThat(orders.countDocuments(eq("status", "DONE"))).isEqualTo(90);
        orders.updateMany(eq("status", "OPEN"), set("status", "DONE"));
        assertThat(orders.countDocuments(eq("status", "OPEN"))).isZero();
        assertThat(orders.deleteMany(eq("status", "DONE")).getDeletedCount()).isEqualTo(100);
    }

    @Test
    void anUpdateOfTheFieldThatItFoundBySeesEachDocumentOnce() {
        orders.createIndex(Indexes.ascending("priority"));
        orders.insertMany(IntStream.range(0, 300)
                .mapToObj(i -> new Document("_id", i).append("priority", i % 3))
                .toList());

        assertThat(orders.updateMany(gte("priority", 0), inc("priority", 1)).getModifiedCount())
                .isEqualTo(300);
        assertThat(orders.countDocuments(eq("priority", 3))).isEqualTo(100);
        assertThat(orders.updateMany(in("priority", 1, 2, 3), inc("priority", 1))
                        .getModifiedCount())
                .isEqualTo(300);
        assertThat(orders.countDocuments(eq("priority", 4))).isEqualTo(100);
    }

    @Test
    void aCursorPagesThroughASortedResult() {
        orders.createIndex(Indexes.compoundIndex(Indexes.ascending("owner"), Indexes.descending("at")));
        List<Document> all = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            all.add(new Document("_id", i)
                    .append("owner", i % 2 == 0 ? "acme" : "globex")
                    .append("at", (i * 7919) % 1000));
        }
        orders.insertMany(all);

        List<Integer> byIndex = new ArrayList<>();
        orders.find(eq("owner", "acme"))
                .sort(Sorts.descending("at"))
                .batchSize(17)
                .forEach(each -> byIndex.add(each.getInteger("at")));
        List<Integer> withoutIndex = new ArrayList<>();
        orders.find(eq("owner", "acme"))
                .sort(Sorts.orderBy(Sorts.ascending("at"), Sorts.descending("_id")))
                .batchSize(17)
                .skip(10)
                .limit(100)
                .forEach(each -> withoutIndex.add(each.getInteger("at")));

        assertThat(byIndex).hasSize(500).isSortedAccordingTo((a, b) -> b - a).doesNotHaveDuplicates();
        List<Integer> ascending = byIndex.stream().sorted().toList();
        assertThat(withoutIndex).isEqualTo(ascending.subList(10, 110));
        assertThat(orders.find().sort(Sorts.descending("_id")).limit(3).map(each -> each.getInteger("_id")))
                .containsExactly(999, 998, 997);
        assertThat(orders.find(lt("_id", 500))
                        .sort(Sorts.descending("_id"))
                        .limit(2)
                        .map(each -> each.getInteger("_id")))
                .containsExactly(499, 498);
    }

    @Test
    void aCursorOutlivesChangesOfWhatItHasNotYetRead() {
        orders.insertMany(IntStream.range(0, 500)
                .mapToObj(i -> new Document("_id", i).append("status", "OPEN"))
                .toList());
        List<Integer> met = new ArrayList<>();

        try (var cursor = orders.find(eq("status", "OPEN")).batchSize(10).iterator()) {
            while (cursor.hasNext()) {
                int id = cursor.next().getInteger("_id");
                met.add(id);
                orders.deleteOne(eq(id));
            }
        }

        assertThat(met).hasSize(500).doesNotHaveDuplicates();
        assertThat(orders.countDocuments()).isZero();
    }

    @Test
    void aPipelineThatBeginsWithAMatchGroupsWhatMatches() {
        orders.createIndex(Indexes.ascending("status"));
        orders.insertMany(List.of(
                new Document("_id", 1).append("status", "OPEN").append("qty", decimal("1.5")),
                new Document("_id", 2).append("status", "OPEN").append("qty", decimal("2.5")),
                new Document("_id", 3).append("status", "DONE").append("qty", decimal("9"))));

        List<Document> sums = orders.aggregate(List.of(
                        Aggregates.match(eq("status", "OPEN")),
                        Aggregates.group("$status", Accumulators.sum("qty", "$qty"))))
                .into(new ArrayList<>());

        assertThat(sums).containsExactly(new Document("_id", "OPEN").append("qty", decimal("4.0")));
        assertThat(orders.countDocuments()).isEqualTo(3);
    }

    @Test
    void anUpsertIsMadeOnce() throws Exception {
        orders.createIndex(Indexes.ascending("key"), new IndexOptions().unique(true));

        atOnce(8, 40, () -> {
            try {
                return orders.updateOne(eq("key", "k"), inc("n", 1), new UpdateOptions().upsert(true));
            } catch (MongoWriteException e) {
                return orders.updateOne(eq("key", "k"), inc("n", 1));
            }
        });

        assertThat(orders.find()).singleElement().satisfies(only -> assertThat(only.getInteger("n"))
                .isEqualTo(40));
    }

    @Test
    void valuesComeBackAsTheyWent() {
        Document document = new Document("_id", new org.bson.types.ObjectId())
                .append("decimal", decimal("12345678901234567890.1234567890"))
                .append("long", Long.MAX_VALUE)
                .append("double", 0.1)
                .append("text", "Zoë 漢字 \uD83D\uDE00")
                .append("date", new Date(1_767_225_600_123L))
                .append("null", null)
                .append("nested", new Document("a", List.of(1, "two", List.of(true))))
                .append("bytes", new org.bson.types.Binary(new byte[] {0, 1, -1}));
        orders.insertOne(document);

        assertThat(orders.find(eq(document.getObjectId("_id"))).first()).isEqualTo(document);
    }

    /** The cost of a filter is the number of documents looked at: that must not grow with the collection. */
    @Test
    void hotPathFiltersNeverScan() {
        orders.createIndex(Indexes.ascending("owner", "clientOrderId"), new IndexOptions().unique(true));
        orders.createIndex(Indexes.ascending("status"));
        orders.createIndex(Indexes.compoundIndex(Indexes.ascending("owner"), Indexes.descending("at")));
        orders.createIndex(Indexes.ascending("wakeAt"), new IndexOptions().sparse(true));
        int stored = 50_000;
        for (int from = 0; from < stored; from += 1000) {
            orders.insertMany(IntStream.range(from, from + 1000)
                    .mapToObj(MongoContract::storedOrder)
                    .toList());
        }
        Date due = new Date(3 * 10_000L);

        assertLooksAt(1, () -> orders.find(eq(40_000)).first());
        assertLooksAt(1, () -> orders.find(guard(40_000, 1L)).first());
        assertLooksAt(1, () -> orders.find(and(eq(40_001), eq("status", "DONE"), gt("at", 5)))
                .first());
        assertLooksAt(1, () -> orders.updateOne(guard(40_000, 1L), set("version", 2L)));
        assertLooksAt(
                1,
                () -> orders.findOneAndReplace(
                        guard(40_000, 2L), storedOrder(40_000).append("version", 3L)));
        assertLooksAt(1, () -> orders.find(and(eq("owner", "acme"), eq("clientOrderId", "C-40000")))
                .first());
        assertLooksAt(
                1, () -> orders.find(and(eq("clientOrderId", "C-40000"), eq("owner", "acme"), eq("status", "OPEN")))
                        .first());
        assertLooksAt(3, () -> orders.find(in("_id", 7, 40_000, 49_999)).into(new ArrayList<>()));
        assertLooksAt(
                20, () -> orders.find().sort(Sorts.descending("_id")).limit(20).into(new ArrayList<>()));
        assertLooksAt(20, () -> orders.find(eq("status", "DONE"))
                .sort(Sorts.descending("_id"))
                .limit(20)
                .into(new ArrayList<>()));
        assertLooksAt(20, () -> orders.find(and(eq("owner", "acme"), lt("at", 30_000)))
                .sort(Sorts.descending("at"))
                .limit(20)
                .into(new ArrayList<>()));
        assertLooksAt(5, () -> orders.find(eq("status", "OPEN")).into(new ArrayList<>()));
        assertLooksAt(5, () -> orders.countDocuments(eq("status", "OPEN")));
        assertLooksAt(4, () -> orders.find(lte("wakeAt", due)).into(new ArrayList<>()));
        assertLooksAt(2, () -> orders.find(and(lte("wakeAt", due), exists("wakeAt")))
                .limit(2)
                .into(new ArrayList<>()));
        assertLooksAt(0, () -> orders.find(eq("status", "NO SUCH")).into(new ArrayList<>()));
        assertLooksAt(1, () -> orders.deleteOne(guard(40_000, 3L)));
    }

    private static Document storedOrder(int i) {
        Document order = order(null, "acme", "C-" + i)
                .append("version", 1L)
                .append("status", i % 10_000 == 0 ? "OPEN" : "DONE")
                .append("at", i);
        order.put("_id", i);
        return i % 10_000 == 0 ? order.append("wakeAt", new Date(i)) : order;
    }

    /** A few more for the server's own housekeeping; a scan would look at fifty thousand. */
    final void assertLooksAt(int documents, Callable<?> query) {
        long before = documentsLookedAt();
        try {
            assertThat(query.call()).isNotNull();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        assertThat(documentsLookedAt() - before).isBetween((long) documents, documents + 10L);
    }

    private long documentsLookedAt() {
        Document status = client().getDatabase("admin").runCommand(new Document("serverStatus", 1));
        return status.getEmbedded(List.of("metrics", "queryExecutor", "scannedObjects"), Number.class)
                .longValue();
    }

    private Document take(String id, String quantity, String hold) {
        return orders.findOneAndUpdate(
                and(eq(id), gte("free", decimal(quantity))),
                combine(
                        inc("free", decimal("-" + quantity)),
                        push("holds", new Document("key", hold).append("qty", decimal(quantity)))),
                new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER));
    }

    private static Bson guard(Object id, long version) {
        return and(eq(id), eq("version", version));
    }

    private static FindOneAndReplaceOptions after() {
        return new FindOneAndReplaceOptions().returnDocument(ReturnDocument.AFTER);
    }

    private static Document stock(String id, String free) {
        return new Document("_id", id).append("free", decimal(free)).append("holds", List.of());
    }

    private static Document order(String id, String owner, String clientOrderId) {
        return new Document("_id", id).append("owner", owner).append("clientOrderId", clientOrderId);
    }

    private static List<Document> executions(String... keys) {
        return List.of(keys).stream().map(key -> new Document("key", key)).toList();
    }

    private List<Object> ids(Bson filter) {
        return orders.find(filter)
                .sort(Sorts.ascending("_id"))
                .map(each -> each.get("_id"))
                .into(new ArrayList<>());
    }

    /** Calls at once from many threads and returns all answers. */
    static <T> List<T> atOnce(int threads, int calls, Callable<T> call) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<T>> futures = new ArrayList<>();
            for (int i = 0; i < calls; i++) {
                futures.add(pool.submit(call));
            }
            List<T> answers = new ArrayList<>();
            for (Future<T> future : futures) {
                answers.add(future.get());
            }
            return answers;
        } finally {
            pool.shutdownNow();
        }
    }
}
