package org.tandemoms.bench;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import io.hypersistence.tsid.TSID;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;
import org.tandemoms.sandbox.store.EmbeddedMongo;
import org.tandemoms.sandbox.store.StoreFilling;

/**
 * Writes the books of a shop that has traded for years straight into the store: all that the application itself has kept
 * of a few orders (order, requests, ledger entries, invoice), over and over under other names, over three years before
 * the first of them; and its range of items with stock at each location.
 */
final class YearsOfTrade {

    static final String MODEL_ITEM = "TEA-EARL-100";

    private static final String CUSTOMER = "C-100";
    private static final String CREDIT_CUSTOMER = "C-200";
    private static final int CUSTOMERS = 1_000;
    private static final String DATABASE = "tandem";
    private static final Duration YEARS = Duration.ofDays(3 * 365);
    private static final int RANDOM_BITS_OF_AN_ID = 22;
    private static final int INVOICES_A_YEAR = 900_000;

    private final Path directory;

    /** By collection: what is stamped for each item. */
    private final Map<String, List<Stencil>> itemPatterns = new LinkedHashMap<>();

    /** By collection: for each order that was learned, its documents there. */
    private final Map<String, List<List<Stencil>>> patterns = new LinkedHashMap<>();

    private long firstId;
    private int nameLength;

    /** @param directory of a store that nobody has open */
    YearsOfTrade(Path directory) {
        this.directory = directory;
    }

    static String sku(int number) {
        return String.format(Locale.ROOT, "SKU-%08d", number);
    }

    /**
     * Takes in what the store has of the model item and of some orders. Before there is much in it: it is read from end to
     * end.
     *
     * @param clientOrderIds of completed orders of one {@link #MODEL_ITEM} for {@code C-100}
     */
    void learn(List<String> clientOrderIds) {
        nameLength = clientOrderIds.get(0).length();
        try (EmbeddedMongo store = EmbeddedMongo.start(directory, 0);
                MongoClient client = MongoClients.create(store.uri(""))) {
            MongoDatabase database = client.getDatabase(DATABASE);
            firstId = TSID.from(idOf(database, clientOrderIds.get(0))).toLong();
            learnItem(database);
            clientOrderIds.forEach(clientOrderId -> ofOneOrder(database, clientOrderId)
                    .forEach((collection, stencils) -> patterns.computeIfAbsent(collection, any -> new ArrayList<>())
                            .add(stencils)));
        }
    }

    private void learnItem(MongoDatabase database) {
        for (String name : List.of("items", "stock", "stock_ledger")) {
            for (RawBsonDocument document : collection(database, name).find(Filters.regex("_id", "^" + MODEL_ITEM))) {
                if (!name.equals("stock_ledger") || isOpening(document)) {
                    itemPatterns
                            .computeIfAbsent(name, any -> new ArrayList<>())
                            .add(new Stencil(document, Map.of("sku", MODEL_ITEM)));
                }
            }
        }
    }

    private static boolean isOpening(RawBsonDocument entry) {
        return entry.getString("type").getValue().equals("RECEIPT");
    }

    /** Items like the model, each with what the model has at every location, and how that came there. */
    void items(int many) throws IOException {
        try (StoreFilling store = new StoreFilling(directory)) {
            itemPatterns.entrySet().parallelStream().forEach(pattern -> {
                for (int i = 0; i < many; i++) {
                    String sku = sku(i);
                    pattern.getValue()
                            .forEach(
                                    stencil -> store.put(DATABASE + "." + pattern.getKey(), stencil.stamp(any -> sku)));
                }
            });
        }
    }

    /**
     * Orders as done as those that were learned.
     *
     * @param from the first to write, of all in all
     * @param items of which each is of one; one order in ten is of the model, one in ten of a customer with a credit limit
     */
    void orders(int from, int to, int items) throws IOException {
        try (StoreFilling store = new StoreFilling(directory)) {
            patterns.entrySet().parallelStream().forEach(pattern -> {
                for (int i = from; i < to; i++) {
                    Map<String, String> names = names(i, items);
                    for (Stencil stencil :
                            pattern.getValue().get(i % pattern.getValue().size())) {
                        store.put(DATABASE + "." + pattern.getKey(), stencil.stamp(names::get));
                    }
                    if ((i + 1) % 100_000 == 0) {
                        System.out.printf("%,d orders in %s%n", i + 1, pattern.getKey());
                    }
                }
            });
        }
    }

    /** Opens the store once, so that it builds its indexes. @return how many orders there are */
    long settle() {
        try (EmbeddedMongo store = EmbeddedMongo.start(directory, 0);
                MongoClient client = MongoClients.create(store.uri(""))) {
            return collection(client.getDatabase(DATABASE), "orders").countDocuments();
        }
    }

    private Map<String, String> names(int number, int items) {
        Random random = new Random(number);
        random.nextInt();
        return Map.of(
                "order", id(number),
                "client", String.format(Locale.ROOT, "s%0" + (nameLength - 1) + "d", number),
                "sku", items == 0 || random.nextInt(10) == 0 ? MODEL_ITEM : sku(random.nextInt(items)),
                "customer", customer(random),
                "invoice",
                        String.format(
                                Locale.ROOT,
                                "INV-%d-%06d",
                                2001 + number / INVOICES_A_YEAR,
                                1 + number % INVOICES_A_YEAR));
    }

    private static MongoCollection<RawBsonDocument> collection(MongoDatabase database, String name) {
        return database.getCollection(name, RawBsonDocument.class);
    }

    private static String customer(Random random) {
        return random.nextInt(10) == 0
                ? CREDIT_CUSTOMER
                : String.format(Locale.ROOT, "K%04d", random.nextInt(CUSTOMERS));
    }

    /** Evenly over the years before the first pattern. */
    private String id(int number) {
        long millis = YEARS.toMillis() - number * (YEARS.toMillis() / 2_000_000);
        return TSID.from(firstId - (millis << RANDOM_BITS_OF_AN_ID)).toString();
    }

    private static String idOf(MongoDatabase database, String clientOrderId) {
        return collection(database, "orders")
                .find(Filters.eq("clientOrderId", clientOrderId))
                .first()
                .getString("_id")
                .getValue();
    }

    /** Every document that is named after the order, by collection. */
    private Map<String, List<Stencil>> ofOneOrder(MongoDatabase database, String clientOrderId) {
        String id = idOf(database, clientOrderId);
        String invoice = collection(database, "invoices")
                .find(Filters.eq("orderId", id))
                .first()
                .getString("_id")
                .getValue();
        Map<String, String> names = Map.of(
                "order", id, "client", clientOrderId, "sku", MODEL_ITEM, "customer", CUSTOMER, "invoice", invoice);
        Map<String, List<Stencil>> found = new LinkedHashMap<>();
        for (String name : database.listCollectionNames()) {
            for (RawBsonDocument document : collection(database, name).find()) {
                BsonValue key = document.get("_id");
                boolean named = key.isString()
                        && Stream.of(id, clientOrderId, invoice)
                                .anyMatch(key.asString().getValue()::contains);
                if (named) {
                    found.computeIfAbsent(name, any -> new ArrayList<>()).add(new Stencil(document, names));
                }
            }
        }
        return found;
    }
}
