package org.tandemoms.inventory.internal;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Updates;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Decimal128;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;
import org.tandemoms.inventory.Movement;
import org.tandemoms.inventory.StockLevel;

/**
 * Moves movements from the stock documents to collection {@code stock_ledger}, many at a time: first inserted under
 * their unique ids, then taken out of the document. A crash in between repeats the insertion, which changes nothing.
 */
@Component
class LedgerWriter {

    /**
     * Receipts, adjustments and the like stay in the document for a while, where the guard against booking the same key twice sees
     * them. Movements of holds are guarded by the hold itself and leave at once: the document of an item in demand is
     * written with every order, and must stay small.
     */
    private static final Duration YOUNG = Duration.ofSeconds(10);

    private static final Set<String> GUARDED_BY_HOLD = Set.of(
            Movement.Type.HOLD.name(),
            Movement.Type.RELEASE.name(),
            Movement.Type.ISSUE.name(),
            Movement.Type.EXPIRY.name());

    /** How often movements that are guarded by their own key were taken out of the document. */
    static final String TAKEN_OUT = "takenOut";

    /** Indexed: it leads to the few stock documents that have movements, past all that have none. */
    static final String MOVED_AT = "movements.at";

    private static final String MOVEMENTS = "movements";
    private static final String STOCK = "stock";

    /** Stands with entries about lots only: whoever asks for it wants to know where those went. */
    static final String SHIPMENT = "shipment";

    private final MongoCollection<Document> ledger;
    private final Clock clock;
    private final Set<String> moved = ConcurrentHashMap.newKeySet();

    LedgerWriter(MongoTemplate mongo, Clock clock) {
        this.ledger = mongo.getCollection("stock_ledger");
        this.clock = clock;
        ledger.createIndex(Indexes.ascending(STOCK, "at"), new IndexOptions());
        List.of("lots.batch", "lots.serial", SHIPMENT)
                .forEach(field -> ledger.createIndex(Indexes.ascending(field), new IndexOptions().sparse(true)));
    }

    static Document write(Movement movement) {
        Document written = new Document("id", movement.id())
                .append("type", movement.type().name())
                .append("onHandChange", new Decimal128(movement.onHandChange()))
                .append("freeChange", new Decimal128(movement.freeChange()))
                .append("reference", movement.reference())
                .append("actor", movement.actor())
                .append("at", Date.from(movement.at()));
        if (!movement.lots().isEmpty()) {
            written.append(LotFields.LOTS, LotFields.write(movement.lots()));
            if (movement.shipment() != null) {
                written.append(SHIPMENT, movement.shipment());
            }
        }
        return written;
    }

    boolean contains(String movementId) {
        return ledger.find(eq("_id", movementId)).first() != null;
    }

    /** This node has just added a movement to that document. */
    void moved(String stockId) {
        moved.add(stockId);
    }

    /** @param all look at every document, also at those that others have left; else at those moved here */
    int write(MongoCollection<Document> stock, boolean all) {
        List<String> changed = List.copyOf(moved);
        if (!all && changed.isEmpty()) {
            return 0;
        }
        changed.forEach(moved::remove);
        Date old = Date.from(clock.instant().minus(YOUNG));
        int written = 0;
        for (Document document : stock.find(all ? gte(MOVED_AT, new Date(0)) : in("_id", changed))) {
            List<Document> due = document.getList(MOVEMENTS, Document.class).stream()
                    .filter(movement -> GUARDED_BY_HOLD.contains(movement.getString("type"))
                            || movement.getDate("at").before(old))
                    .toList();
            if (due.isEmpty()) {
                continue;
            }
            insert(document.getString("_id"), due);
            List<String> ids =
                    due.stream().map(movement -> movement.getString("id")).toList();
            boolean onlyHolds = due.stream().allMatch(movement -> GUARDED_BY_HOLD.contains(movement.getString("type")));
            Bson pull = Updates.pull(MOVEMENTS, in("id", ids));
            stock.updateOne(
                    eq("_id", document.getString("_id")),
                    onlyHolds ? pull : Updates.combine(pull, Updates.inc(TAKEN_OUT, 1L)));
            written += due.size();
        }
        return written;
    }

    private void insert(String stockId, List<Document> movements) {
        List<Document> entries = movements.stream()
                .map(movement -> {
                    Document entry = new Document("_id", movement.getString("id")).append(STOCK, stockId);
                    movement.forEach((name, value) -> {
                        if (!name.equals("id")) {
                            entry.append(name, value);
                        }
                    });
                    return entry;
                })
                .toList();
        try {
            ledger.insertMany(entries, new InsertManyOptions().ordered(false));
        } catch (MongoBulkWriteException e) {
            boolean onlyRepeated = e.getWriteErrors().stream()
                    .allMatch(error -> ErrorCategory.fromErrorCode(error.getCode()) == ErrorCategory.DUPLICATE_KEY);
            if (!onlyRepeated) {
                throw e;
            }
        }
    }

    /** An entry that belongs to no movement of goods. */
    void append(String stockId, Movement entry) {
        insert(stockId, List.of(write(entry)));
    }

    Optional<Document> find(String movementId) {
        return Optional.ofNullable(ledger.find(eq("_id", movementId)).first());
    }

    /** Entries about lots. */
    List<Document> entries(Bson aboutLots) {
        return ledger.find(aboutLots).into(new ArrayList<>());
    }

    List<Document> entries(String stockId) {
        return ledger.find(eq(STOCK, stockId)).into(new ArrayList<>());
    }

    Map<String, StockLevel> sums(String sku) {
        Map<String, StockLevel> sums = new TreeMap<>();
        for (Document entry : ledger.find(
                com.mongodb.client.model.Filters.regex(STOCK, "^" + java.util.regex.Pattern.quote(sku) + "\\|"))) {
            String stockId = entry.getString(STOCK);
            String location = stockId.substring(stockId.lastIndexOf('|') + 1);
            StockLevel change = new StockLevel(
                    sku,
                    location,
                    MongoStockStore.decimal(entry, "onHandChange"),
                    MongoStockStore.decimal(entry, "freeChange"));
            sums.merge(
                    stockId,
                    change,
                    (a, b) -> new StockLevel(
                            sku, location, a.onHand().add(b.onHand()), a.free().add(b.free())));
        }
        return sums;
    }
}
