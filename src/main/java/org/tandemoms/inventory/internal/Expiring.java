package org.tandemoms.inventory.internal;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.elemMatch;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.not;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Updates;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Decimal128;
import org.tandemoms.identity.CurrentActor;
import org.tandemoms.inventory.Lot;
import org.tandemoms.inventory.Movement;
import org.tandemoms.shared.Ids;

/**
 * Keeps expired lots from being promised. A hold of their own takes them out of the free stock, by a ledger entry like any
 * other; and no stock is held or shown while something has expired and is not held back yet.
 */
final class Expiring {

    private static final Date FOR_EVER = Date.from(Instant.parse("9999-01-01T00:00:00Z"));

    private final MongoCollection<Document> stock;
    private final GuardedStock guarded;

    Expiring(MongoCollection<Document> stock, GuardedStock guarded) {
        this.stock = stock;
        this.guarded = guarded;
    }

    /** Nothing has expired that is still for sale. */
    static Bson nothingDue(Instant now) {
        return not(lte(LotFields.BLOCK_AT, Date.from(now)));
    }

    /** Every document in which something has expired since. */
    int blockAll(Instant now) {
        List<String> due = stock.find(lte(LotFields.BLOCK_AT, Date.from(now)))
                .projection(Projections.include(GuardedStock.ID))
                .map(document -> document.getString(GuardedStock.ID))
                .into(new ArrayList<>());
        return (int) due.stream().filter(id -> block(id, now)).count();
    }

    /** @return true when something was held back */
    boolean block(String id, Instant now) {
        boolean blocked = false;
        while (true) {
            Document seen = stock.find(eq(GuardedStock.ID, id)).first();
            Optional<Lot> due = seen == null ? Optional.empty() : due(seen, now);
            if (due.isEmpty()) {
                return blocked;
            }
            blocked |= block(seen, due.get(), now);
        }
    }

    /** What of an expired lot is held for orders is theirs until they let it go. */
    private static Optional<Lot> due(Document seen, Instant now) {
        BigDecimal free = MongoStockStore.decimal(seen, GuardedStock.FREE);
        LotShelf shelf = LotFields.shelf(seen);
        return shelf.lots().stream()
                .filter(lot -> lot.isExpired(now))
                .map(lot -> lot.of(shelf.unblocked(lot).min(free)))
                .filter(lot -> lot.quantity().signum() > 0)
                .findFirst();
    }

    private boolean block(Document seen, Lot due, Instant now) {
        LotShelf shelf = LotFields.shelf(seen);
        BigDecimal before = shelf.blocked().getOrDefault(due.name(), BigDecimal.ZERO);
        BigDecimal after = before.add(due.quantity());
        String key = LotFields.blockKey(due);
        Bson guard = and(
                eq(GuardedStock.ID, seen.getString(GuardedStock.ID)),
                eq(LotFields.REVISION, seen.get(LotFields.REVISION)),
                gte(GuardedStock.FREE, new Decimal128(due.quantity())),
                before.signum() == 0
                        ? ne(GuardedStock.HOLD_KEY, key)
                        : elemMatch(GuardedStock.HOLDS, and(eq("key", key), eq("qty", new Decimal128(before)))));
        Bson hold = before.signum() == 0
                ? Updates.push(
                        GuardedStock.HOLDS,
                        new Document("key", key)
                                .append("qty", new Decimal128(after))
                                .append("until", FOR_EVER))
                : Updates.set("holds.$.qty", new Decimal128(after));
        List<Bson> changes =
                LotFields.changes(shelf.lots(), shelf.blocking(due, after).nextExpiry(shelf.lots()));
        changes.add(Updates.inc(LotFields.BLOCKED, new Decimal128(due.quantity())));
        String name = due.name() + " expired " + due.expiry();
        Movement movement = new Movement(
                Movement.id(seen.getString("sku"), seen.getString("location"), Movement.Type.EXPIRY, name) + "|"
                        + Ids.next(),
                Movement.Type.EXPIRY,
                seen.getString("sku"),
                seen.getString("location"),
                BigDecimal.ZERO,
                due.quantity().negate(),
                name,
                CurrentActor.get().id(),
                now);
        return guarded.write(guard, movement, hold, changes);
    }

    /**
     * What was held back as expired leaves the house.
     *
     * @param movement may be anything
     * @param seen before it was looked for in the ledger
     * @return false when that is not about goods that are held back, or was not possible
     */
    boolean disposed(Movement movement, Document seen) {
        if (movement.lots().size() != 1 || movement.onHandChange().signum() >= 0) {
            return false;
        }
        String id = movement.sku() + "|" + movement.location();
        Document now = stock.find(eq(GuardedStock.ID, id)).first();
        Lot lot = movement.lots().get(0);
        LotShelf shelf = LotFields.shelf(now);
        BigDecimal blocked = shelf.blocked().getOrDefault(lot.name(), BigDecimal.ZERO);
        BigDecimal left = blocked.add(lot.quantity());
        if (blocked.signum() == 0 || left.signum() < 0) {
            return false;
        }
        String key = LotFields.blockKey(lot);
        Bson guard = and(
                GuardedStock.once(id, movement.id(), BigDecimal.ZERO, seen),
                eq(LotFields.REVISION, now.get(LotFields.REVISION)),
                elemMatch(GuardedStock.HOLDS, and(eq("key", key), eq("qty", new Decimal128(blocked)))));
        Bson hold = left.signum() == 0
                ? Updates.pull(GuardedStock.HOLDS, eq("key", key))
                : Updates.set("holds.$.qty", new Decimal128(left));
        List<Lot> after = shelf.after(movement.lots());
        LotShelf then = shelf.blocking(lot, left);
        List<Bson> changes = LotFields.changes(after, then.nextExpiry(after));
        changes.add(Updates.inc(LotFields.BLOCKED, new Decimal128(lot.quantity())));
        return guarded.write(guard, movement.leavingFreeAlone(), hold, changes);
    }
}
