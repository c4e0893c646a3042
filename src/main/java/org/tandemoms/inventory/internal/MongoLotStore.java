package org.tandemoms.inventory.internal;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gte;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Repository;
import org.tandemoms.inventory.Allotment;
import org.tandemoms.inventory.Lot;
import org.tandemoms.inventory.LotStore;
import org.tandemoms.inventory.Movement;

/** Lots in collection {@code stock}, and where they went in {@code stock_ledger} and in movements on their way there. */
@Repository
class MongoLotStore implements LotStore {

    private static final String SKU = "sku";

    private final MongoCollection<Document> stock;
    private final LedgerWriter ledger;
    private final Taking taking;
    private final Expiring expiring;

    MongoLotStore(MongoTemplate mongo, LedgerWriter ledger) {
        this.stock = mongo.getCollection("stock");
        this.ledger = ledger;
        this.taking = new Taking(stock);
        this.expiring = new Expiring(stock, new GuardedStock(stock, ledger));
        stock.createIndex(Indexes.ascending(LotFields.BLOCK_AT), new IndexOptions().sparse(true));
    }

    @Override
    public List<Here> here(String sku, String location) {
        List<Here> found = new ArrayList<>();
        for (Document document : kept(sku, location)) {
            LotShelf shelf = LotFields.shelf(document);
            shelf.lots()
                    .forEach(lot -> found.add(new Here(
                            document.getString("location"),
                            lot,
                            shelf.blocked().getOrDefault(lot.name(), BigDecimal.ZERO),
                            shelf.taken().values().stream()
                                    .flatMap(List::stream)
                                    .filter(other -> other.name().equals(lot.name()))
                                    .map(Lot::quantity)
                                    .reduce(BigDecimal.ZERO, BigDecimal::add))));
        }
        found.sort(Comparator.comparing(one -> one.lot().expiry(), Comparator.nullsLast(Comparator.naturalOrder())));
        return found;
    }

    private List<Document> kept(String sku, String location) {
        Bson here = location == null ? eq(SKU, sku) : eq(GuardedStock.ID, sku + "|" + location);
        return stock.find(and(here, exists(LotFields.REVISION))).into(new ArrayList<>());
    }

    @Override
    public BigDecimal nameless(String sku, String location) {
        return Optional.ofNullable(
                        stock.find(eq(GuardedStock.ID, sku + "|" + location)).first())
                .map(document -> LotFields.shelf(document).nameless())
                .orElse(BigDecimal.ZERO);
    }

    @Override
    public List<Lot> pickable(Allotment hold, Instant now) {
        return kept(hold.sku(), hold.location()).stream()
                .flatMap(document -> LotFields.shelf(document).pickable(hold.key(), now).stream())
                .toList();
    }

    @Override
    public void take(Allotment hold, List<Lot> pieces, String request, Instant now) {
        taking.take(hold, pieces, request, now);
    }

    @Override
    public int blockExpired(Instant now) {
        return expiring.blockAll(now);
    }

    @Override
    public List<Lot> issued(Allotment hold, String shipment) {
        return movements(
                        GuardedStock.id(hold),
                        eq(LedgerWriter.SHIPMENT, shipment),
                        movement -> shipment.equals(movement.shipment()))
                .stream()
                .filter(movement -> hold.key().equals(movement.reference()) && isAt(movement, hold))
                .flatMap(movement -> movement.lots().stream())
                .map(lot -> lot.of(lot.quantity().negate()))
                .toList();
    }

    private static boolean isAt(Movement movement, Allotment hold) {
        return hold.sku().equals(movement.sku()) && hold.location().equals(movement.location());
    }

    @Override
    public List<Lot> booked(String sku, String location, String movementId) {
        return movements(sku + "|" + location, eq(GuardedStock.ID, movementId), one -> movementId.equals(one.id()))
                .stream()
                .flatMap(movement -> movement.lots().stream())
                .toList();
    }

    @Override
    public List<Movement> history(String sku, String batch, String serial) {
        Bson inLedger = serial != null ? eq("lots.serial", serial) : eq("lots.batch", batch);
        Predicate<Lot> meant = lot -> serial != null ? serial.equals(lot.serial()) : batch.equals(lot.batch());
        return movements(null, inLedger, movement -> movement.lots().stream().anyMatch(meant)).stream()
                .filter(movement -> movement.sku().equals(sku))
                .map(movement ->
                        movement.of(movement.lots().stream().filter(meant).toList()))
                .sorted(Comparator.comparing(Movement::at).thenComparing(MongoLotStore::isOut))
                .toList();
    }

    /** What came and went in one moment has come first. */
    private static boolean isOut(Movement movement) {
        return movement.lots().stream().anyMatch(lot -> lot.quantity().signum() < 0);
    }

    /**
     * First those still in stock documents, then those in the ledger: one that is moved in between is seen twice rather
     * than never, and counted once.
     */
    private List<Movement> movements(String stockId, Bson inLedger, Predicate<Movement> which) {
        Map<String, Movement> found = new LinkedHashMap<>();
        Bson here = stockId == null ? gte(LedgerWriter.MOVED_AT, new Date(0)) : eq(GuardedStock.ID, stockId);
        for (Document document : stock.find(here)) {
            document.getList(GuardedStock.MOVEMENTS, Document.class, List.of()).stream()
                    .map(entry -> read(entry, document.getString(GuardedStock.ID), entry.getString("id")))
                    .filter(which)
                    .forEach(movement -> found.put(movement.id(), movement));
        }
        ledger.entries(inLedger).stream()
                .map(entry -> read(entry, entry.getString("stock"), entry.getString(GuardedStock.ID)))
                .forEach(movement -> found.put(movement.id(), movement));
        return List.copyOf(found.values());
    }

    private static Movement read(Document entry, String stockId, String id) {
        int end = stockId.lastIndexOf('|');
        return new Movement(
                id,
                Movement.Type.valueOf(entry.getString("type")),
                stockId.substring(0, end),
                stockId.substring(end + 1),
                MongoStockStore.decimal(entry, "onHandChange"),
                MongoStockStore.decimal(entry, "freeChange"),
                entry.getString("reference"),
                entry.getString("actor"),
                entry.getDate("at").toInstant(),
                LotFields.read(entry, LotFields.LOTS),
                entry.getString(LedgerWriter.SHIPMENT));
    }
}
