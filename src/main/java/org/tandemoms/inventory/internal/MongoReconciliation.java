package org.tandemoms.inventory.internal;

import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Projections;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Repository;
import org.tandemoms.inventory.Lot;
import org.tandemoms.inventory.Movement;
import org.tandemoms.inventory.Reconciliation;
import org.tandemoms.shared.ProblemCode;
import org.tandemoms.shared.Refused;

/**
 * Reads a stock document, the ledger's entries for it, and the document again. When it is the same then, no entry was
 * written or moved in between, and the three belong together.
 */
@Repository
class MongoReconciliation implements Reconciliation {

    private static final int TRIES = 20;
    private static final String ID = "_id";
    private static final String ON_HAND_CHANGE = "onHandChange";
    private static final String FREE_CHANGE = "freeChange";

    private final MongoCollection<Document> stock;
    private final LedgerWriter ledger;
    private final Buckets buckets;
    private final Clock clock;

    MongoReconciliation(MongoTemplate mongo, LedgerWriter ledger, Buckets buckets, Clock clock) {
        this.buckets = buckets;
        this.stock = mongo.getCollection("stock");
        this.ledger = ledger;
        this.clock = clock;
    }

    @Override
    public List<Finding> compare(String sku) {
        return stock
                .find(sku == null ? empty() : eq("sku", sku))
                .projection(Projections.include(ID))
                .map(document -> document.getString(ID))
                .into(new java.util.ArrayList<>())
                .stream()
                .sorted()
                .map(this::read)
                .flatMap(Optional::stream)
                .collect(Collectors.toMap(
                        found -> found.sku() + "|" + found.location(),
                        Function.identity(),
                        MongoReconciliation::together,
                        TreeMap::new))
                .values()
                .stream()
                .toList();
    }

    @Override
    public Optional<Finding> compare(String sku, String location) {
        return Buckets.shelves(location, buckets.ask(sku, location)).stream()
                .map(shelf -> read(sku + "|" + shelf))
                .flatMap(Optional::stream)
                .reduce(MongoReconciliation::together);
    }

    /** Two buckets of one location. */
    private static Finding together(Finding one, Finding other) {
        List<String> lots = new ArrayList<>(one.lotsDiffering());
        lots.addAll(other.lotsDiffering());
        return new Finding(
                one.sku(),
                one.location(),
                one.onHand().add(other.onHand()),
                one.ledgerOnHand().add(other.ledgerOnHand()),
                one.free().add(other.free()),
                one.ledgerFree().add(other.ledgerFree()),
                one.held().add(other.held()),
                one.settled() && other.settled(),
                lots);
    }

    private Optional<Finding> read(String id) {
        Finding finding = null;
        for (int tries = 0; tries < TRIES; tries++) {
            Document before = stock.find(eq(ID, id)).first();
            if (before == null) {
                return Optional.empty();
            }
            List<Document> entries = ledger.entries(id);
            Document after = stock.find(eq(ID, id)).first();
            finding = sum(before, entries, Objects.equals(before, after));
            if (finding.settled()) {
                break;
            }
        }
        return Optional.ofNullable(finding);
    }

    private static Finding sum(Document document, List<Document> entries, boolean settled) {
        Set<String> written = new HashSet<>();
        List<Lot> booked = new ArrayList<>();
        BigDecimal onHand = BigDecimal.ZERO;
        BigDecimal free = BigDecimal.ZERO;
        for (Document entry : entries) {
            written.add(entry.getString(ID));
            booked.addAll(LotFields.read(entry, LotFields.LOTS));
            onHand = onHand.add(MongoStockStore.decimal(entry, ON_HAND_CHANGE));
            free = free.add(MongoStockStore.decimal(entry, FREE_CHANGE));
        }
        for (Document movement : document.getList("movements", Document.class, List.of())) {
            if (written.add(movement.getString("id"))) {
                booked.addAll(LotFields.read(movement, LotFields.LOTS));
                onHand = onHand.add(MongoStockStore.decimal(movement, ON_HAND_CHANGE));
                free = free.add(MongoStockStore.decimal(movement, FREE_CHANGE));
            }
        }
        BigDecimal held = document.getList("holds", Document.class, List.of()).stream()
                .map(hold -> MongoStockStore.decimal(hold, "qty"))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Finding(
                document.getString("sku"),
                Buckets.location(document.getString("location")),
                MongoStockStore.decimal(document, "onHand"),
                onHand,
                MongoStockStore.decimal(document, "free"),
                free,
                held,
                settled,
                differing(document, booked));
    }

    /** Names of lots of which the shelf and the ledger do not say the same. */
    private static List<String> differing(Document document, List<Lot> booked) {
        Map<String, BigDecimal> difference = new TreeMap<>();
        LotFields.read(document, LotFields.LOTS)
                .forEach(lot -> difference.merge(lot.name(), lot.quantity(), BigDecimal::add));
        booked.forEach(lot -> difference.merge(lot.name(), lot.quantity().negate(), BigDecimal::add));
        return difference.entrySet().stream()
                .filter(lot -> lot.getValue().signum() != 0)
                .map(Map.Entry::getKey)
                .toList();
    }

    @Override
    public Finding correct(String sku, String location, String key, String reason, String actor) {
        Finding found = compare(sku, location)
                .orElseThrow(
                        () -> Refused.because(ProblemCode.NOT_FOUND, "There never was any " + sku + " at " + location));
        String id = Movement.id(sku, location, Movement.Type.CORRECTION, key);
        if (ledger.contains(id)) {
            return found;
        }
        if (!found.settled()) {
            throw Refused.because(
                    ProblemCode.IN_PROGRESS, "It is being sold too quickly to tell; try again in a moment");
        }
        if (found.ledgerAgrees()) {
            throw Refused.because(ProblemCode.STATE, "Counter and ledger agree; there is nothing to mend");
        }
        ledger.append(
                sku + "|" + location,
                new Movement(
                        id,
                        Movement.Type.CORRECTION,
                        sku,
                        location,
                        found.onHand().subtract(found.ledgerOnHand()),
                        found.free().subtract(found.ledgerFree()),
                        reason,
                        actor,
                        clock.instant()));
        return compare(sku, location).orElseThrow();
    }
}
