package org.tandemoms.inventory.internal;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.ne;
import static org.tandemoms.inventory.internal.GuardedStock.FREE;
import static org.tandemoms.inventory.internal.GuardedStock.HOLDS;
import static org.tandemoms.inventory.internal.GuardedStock.HOLD_KEY;
import static org.tandemoms.inventory.internal.GuardedStock.ID;
import static org.tandemoms.inventory.internal.GuardedStock.id;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Updates;
import java.math.BigDecimal;
import java.time.Instant;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Decimal128;
import org.tandemoms.inventory.Allotment;
import org.tandemoms.inventory.Movement;
import org.tandemoms.inventory.StockStore.Outcome;

/** Pieces that a picker did not find leave the books, once. */
final class ShortPicks {

    private final MongoCollection<Document> stock;
    private final GuardedStock guarded;

    ShortPicks(MongoCollection<Document> stock, GuardedStock guarded) {
        this.stock = stock;
        this.guarded = guarded;
    }

    /**
     * The entry has an id of its own, for a hold shrinks from one quantity to another once. So a repetition is told from
     * a hold that was freed before its pieces were missed: those are free on the books, and leave from there.
     */
    Outcome writeOff(Allotment held, BigDecimal keep, String actor, Instant now) {
        BigDecimal gone = held.quantity().subtract(keep);
        String id = Movement.id(held.sku(), held.location(), Movement.Type.ADJUSTMENT, held.key()) + "|short of "
                + held.quantity().toPlainString() + " by " + gone.toPlainString();
        Movement movement = shortage(id, held, gone.negate(), BigDecimal.ZERO, actor, now);
        Bson hold = keep.signum() == 0
                ? Updates.pull(HOLDS, eq("key", held.key()))
                : Updates.set("holds.$.qty", new Decimal128(keep));
        if (guarded.update(GuardedStock.guard(held), movement, hold)) {
            return Outcome.DONE;
        }
        return guarded.isHeld(held) ? Outcome.ALREADY_DONE : writeOffFree(held, id, gone, actor, now);
    }

    /** Never more than is free: what others hold by now, their pickers will miss. */
    private Outcome writeOffFree(Allotment held, String id, BigDecimal gone, String actor, Instant now) {
        while (!guarded.isHeld(held) && !guarded.isBooked(id, id(held))) {
            Document seen = stock.find(eq(ID, id(held)))
                    .projection(Projections.include(FREE, LedgerWriter.TAKEN_OUT))
                    .first();
            BigDecimal free = seen == null ? BigDecimal.ZERO : MongoStockStore.decimal(seen, FREE);
            BigDecimal change = gone.min(free).negate();
            if (change.signum() == 0) {
                return Outcome.NOT_POSSIBLE;
            }
            Bson guard = and(GuardedStock.once(id(held), id, change.negate(), seen), ne(HOLD_KEY, held.key()));
            if (guarded.update(guard, shortage(id, held, change, change, actor, now), null)) {
                return Outcome.DONE;
            }
        }
        return Outcome.ALREADY_DONE;
    }

    private static Movement shortage(
            String id, Allotment held, BigDecimal onHandChange, BigDecimal freeChange, String actor, Instant now) {
        return new Movement(
                id,
                Movement.Type.ADJUSTMENT,
                held.sku(),
                held.location(),
                onHandChange,
                freeChange,
                held.key(),
                actor,
                now);
    }
}
