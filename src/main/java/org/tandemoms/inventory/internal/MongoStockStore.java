package org.tandemoms.inventory.internal;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.elemMatch;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.ne;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Updates;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Decimal128;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Repository;
import org.tandemoms.inventory.Allotment;
import org.tandemoms.inventory.Movement;
import org.tandemoms.inventory.StockLevel;
import org.tandemoms.inventory.StockStore;
import org.tandemoms.shared.Ids;

/**
 * Collection {@code stock}: one document per item and location with counter, holds and the youngest movements. A
 * movement is pushed in the same update that changes the counter, so that counter and ledger cannot part.
 */
@Repository
class MongoStockStore implements StockStore {

    private static final String ID = "_id";
    private static final String FREE = "free";
    private static final String ON_HAND = "onHand";
    private static final String HOLDS = "holds";
    private static final String HOLD_KEY = "holds.key";
    private static final String MOVEMENTS = "movements";
    static final Bson LEVEL =
            Projections.include("sku", "location", ON_HAND, FREE, LotFields.BLOCKED, LotFields.BLOCK_AT, Buckets.FIELD);

    private final MongoCollection<Document> stock;
    private final LedgerWriter ledger;
    private final Buckets buckets;
    private final GuardedStock guarded;
    private final ShortPicks shortPicks;
    private final Handover handover;
    private final Expiring expiring;
    private final Clock clock;

    MongoStockStore(MongoTemplate mongo, LedgerWriter ledger, Buckets buckets, Clock clock) {
        this.stock = mongo.getCollection("stock");
        stock.createIndex(Indexes.ascending("holds.until"));
        stock.createIndex(Indexes.ascending(LedgerWriter.MOVED_AT));
        this.ledger = ledger;
        this.buckets = buckets;
        this.clock = clock;
        this.guarded = new GuardedStock(stock, ledger);
        this.shortPicks = new ShortPicks(stock, guarded);
        this.handover = new Handover(guarded);
        this.expiring = new Expiring(stock, guarded);
    }

    @Override
    public List<StockLevel> levels(String sku, List<String> locations) {
        return levelsOf(List.of(sku), locations);
    }

    @Override
    public List<StockLevel> levelsOf(List<String> skus, List<String> locations) {
        List<String> ids = skus.stream()
                .flatMap(sku -> locations.stream().map(location -> id(sku, location)))
                .toList();
        return read(ids, LEVEL).stream().map(MongoStockStore::level).toList();
    }

    @Override
    public List<Seen> look(String sku, List<String> locations, String key) {
        List<String> ids = locations.stream().map(location -> id(sku, location)).toList();
        return read(ids, Projections.fields(LEVEL, Projections.elemMatch(HOLDS, eq("key", key)))).stream()
                .map(document -> new Seen(level(document), heldIn(document)))
                .toList();
    }

    /** As they stand once everything that has expired is held back. */
    private List<Document> read(List<String> ids, Bson fields) {
        List<Document> found = stock.find(in(ID, ids)).projection(fields).into(new ArrayList<>());
        Instant now = clock.instant();
        boolean expired = false;
        for (Document document : found) {
            buckets.learn(document);
            expired |= LotFields.isDue(document, now) && expiring.block(document.getString(ID), now);
        }
        return expired ? stock.find(in(ID, ids)).projection(fields).into(new ArrayList<>()) : found;
    }

    static BigDecimal heldIn(Document document) {
        List<Document> holds = document.getList(HOLDS, Document.class, List.of());
        return holds.isEmpty() ? BigDecimal.ZERO : decimal(holds.get(0), "qty");
    }

    @Override
    public boolean renew(Allotment held, Instant until) {
        return stock.updateOne(GuardedStock.guard(held), Updates.set("holds.$.until", Date.from(until)))
                        .getMatchedCount()
                == 1;
    }

    @Override
    public Outcome takeOver(Allotment from, Allotment to, Instant until, String actor, Instant now) {
        return takeOver(from, to, until, actor, now, Buckets.notSpread());
    }

    /** @param also what else must be so */
    Outcome takeOver(Allotment from, Allotment to, Instant until, String actor, Instant now, Bson also) {
        return handover.takeOver(from, to, until, actor, now, also);
    }

    @Override
    public Outcome expire(Allotment held, String actor, Instant now) {
        Bson due = and(
                eq(ID, id(held)),
                elemMatch(
                        HOLDS,
                        and(
                                eq("key", held.key()),
                                eq("qty", new Decimal128(held.quantity())),
                                lt("until", Date.from(now)))));
        return guarded.update(
                        due, release(held, held.quantity(), actor, now), Updates.pull(HOLDS, eq("key", held.key())))
                ? Outcome.DONE
                : Outcome.ALREADY_DONE;
    }

    @Override
    public Optional<BigDecimal> held(String sku, String location, String key) {
        Document found = stock.find(and(eq(ID, id(sku, location)), eq(HOLD_KEY, key)))
                .projection(Projections.elemMatch(HOLDS, eq("key", key)))
                .first();
        return Optional.ofNullable(found)
                .map(document -> decimal(document.getList(HOLDS, Document.class).get(0), "qty"));
    }

    @Override
    public Outcome hold(Allotment wanted, Instant until, String actor, Instant now) {
        return hold(wanted, until, actor, now, Buckets.notSpread());
    }

    /** @param also what else must be so */
    Outcome hold(Allotment wanted, Instant until, String actor, Instant now, Bson also) {
        Bson guard = and(
                eq(ID, id(wanted)),
                gte(FREE, new Decimal128(wanted.quantity())),
                ne(HOLD_KEY, wanted.key()),
                also,
                Expiring.nothingDue(now));
        Document hold = new Document("key", wanted.key())
                .append("qty", new Decimal128(wanted.quantity()))
                .append("until", Date.from(until));
        Movement movement = movement(
                Movement.Type.HOLD, wanted, BigDecimal.ZERO, wanted.quantity().negate(), actor, now);
        do {
            if (guarded.update(guard, movement, Updates.push(HOLDS, hold))) {
                return Outcome.DONE;
            }
        } while (expiring.block(id(wanted), now));
        return guarded.isHeld(wanted) ? Outcome.ALREADY_DONE : Outcome.NOT_POSSIBLE;
    }

    @Override
    public Outcome release(Allotment held, String actor, Instant now) {
        return endHold(held, release(held, held.quantity(), actor, now));
    }

    @Override
    public Outcome cut(Allotment held, BigDecimal keep, String actor, Instant now) {
        Movement movement = release(held, held.quantity().subtract(keep), actor, now);
        return guarded.update(GuardedStock.guard(held), movement, Updates.set("holds.$.qty", new Decimal128(keep)))
                ? Outcome.DONE
                : Outcome.ALREADY_DONE;
    }

    @Override
    public Outcome writeOff(Allotment held, BigDecimal keep, String actor, Instant now) {
        return shortPicks.writeOff(held, keep, actor, now);
    }

    @Override
    public Outcome issue(Allotment held, String shipment, String actor, Instant now) {
        Movement movement = movement(Movement.Type.ISSUE, held, held.quantity().negate(), BigDecimal.ZERO, actor, now);
        return endHold(held, movement.in(shipment));
    }

    private static Movement release(Allotment held, BigDecimal quantity, String actor, Instant now) {
        return movement(Movement.Type.RELEASE, held, BigDecimal.ZERO, quantity, actor, now);
    }

    private Outcome endHold(Allotment held, Movement movement) {
        return guarded.update(GuardedStock.guard(held), movement, Updates.pull(HOLDS, eq("key", held.key())))
                ? Outcome.DONE
                : Outcome.ALREADY_DONE;
    }

    /**
     * A movement with a key of its own happens once. While it lies in the document the guard sees it; from when it was
     * taken out it is in the ledger. Should any be taken out between the look into the ledger and the write, then the
     * count of it has changed, and the look is repeated.
     */
    @Override
    public Optional<StockLevel> book(Movement movement) {
        String id = movement.sku() + "|" + movement.location();
        buckets.create(movement.sku(), movement.location());
        BigDecimal atLeast = movement.freeChange().negate().max(BigDecimal.ZERO);
        while (true) {
            Document seen = stock.find(eq(ID, id))
                    .projection(Projections.include(FREE, LedgerWriter.TAKEN_OUT))
                    .first();
            if (guarded.isBooked(movement.id(), id)) {
                return level(movement);
            }
            if (expiring.disposed(movement, seen)) {
                return level(movement);
            }
            if (decimal(seen, FREE).compareTo(atLeast) < 0) {
                return Optional.empty();
            }
            if (guarded.update(GuardedStock.once(id, movement.id(), atLeast, seen), movement, null)) {
                return level(movement);
            }
        }
    }

    private Optional<StockLevel> level(Movement movement) {
        return levels(movement.sku(), List.of(movement.location())).stream().findFirst();
    }

    /** Repeated by the hold itself, so each gets an id of its own: one key may be held, cut and freed in one moment. */
    private static Movement movement(
            Movement.Type type,
            Allotment allotment,
            BigDecimal onHandChange,
            BigDecimal freeChange,
            String actor,
            Instant now) {
        String id = Movement.id(allotment.sku(), allotment.location(), type, allotment.key()) + "|" + Ids.next();
        return new Movement(
                id, type, allotment.sku(), allotment.location(), onHandChange, freeChange, allotment.key(), actor, now);
    }

    @Override
    public List<Allotment> holdsToCheck(Instant now, int limit) {
        List<Allotment> found = new ArrayList<>();
        for (Document document : stock.find(lt("holds.until", Date.from(now)))) {
            for (Document hold : document.getList(HOLDS, Document.class)) {
                if (hold.getDate("until").toInstant().isBefore(now) && found.size() < limit) {
                    found.add(new Allotment(
                            hold.getString("key"),
                            document.getString("sku"),
                            document.getString("location"),
                            decimal(hold, "qty")));
                }
            }
        }
        return found;
    }

    @Override
    public void keep(Allotment held, Instant until) {
        stock.updateOne(
                and(eq(ID, id(held)), eq(HOLD_KEY, held.key())), Updates.set("holds.$.until", Date.from(until)));
    }

    @Override
    public boolean spread(String sku, String location, int over) {
        return buckets.spread(sku, location, over);
    }

    @Override
    public int writeLedger(boolean all) {
        return ledger.write(stock, all);
    }

    @Override
    public Map<String, StockLevel> ledger(String sku) {
        Map<String, StockLevel> sums = new TreeMap<>(ledger.sums(sku));
        for (Document document : stock.find(eq("sku", sku))) {
            List<Document> young = document.getList(MOVEMENTS, Document.class);
            List<Document> unwritten = young.stream()
                    .filter(movement -> !ledger.contains(movement.getString("id")))
                    .toList();
            String location = document.getString("location");
            for (Document movement : unwritten) {
                sums.merge(
                        document.getString(ID),
                        new StockLevel(
                                sku, location, decimal(movement, "onHandChange"), decimal(movement, "freeChange")),
                        (a, b) -> new StockLevel(
                                sku,
                                location,
                                a.onHand().add(b.onHand()),
                                a.free().add(b.free())));
            }
        }
        return sums;
    }

    private static String id(String sku, String location) {
        return sku + "|" + location;
    }

    private static String id(Allotment allotment) {
        return id(allotment.sku(), allotment.location());
    }

    static StockLevel level(Document document) {
        return new StockLevel(
                document.getString("sku"),
                document.getString("location"),
                decimal(document, ON_HAND),
                decimal(document, FREE),
                document.containsKey(LotFields.BLOCKED) ? decimal(document, LotFields.BLOCKED) : BigDecimal.ZERO);
    }

    static BigDecimal decimal(Document document, String field) {
        return document.get(field, Decimal128.class).bigDecimalValue();
    }
}
