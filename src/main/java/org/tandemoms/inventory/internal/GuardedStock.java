package org.tandemoms.inventory.internal;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.elemMatch;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.ne;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Updates;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Decimal128;
import org.tandemoms.inventory.Allotment;
import org.tandemoms.inventory.Lot;
import org.tandemoms.inventory.Movement;

/** The one write of a stock document: counter, hold, lots and ledger entry change together, or nothing does. */
final class GuardedStock {

    static final String ID = "_id";
    static final String FREE = "free";
    static final String ON_HAND = "onHand";
    static final String HOLDS = "holds";
    static final String HOLD_KEY = "holds.key";
    static final String MOVEMENTS = "movements";

    private final MongoCollection<Document> stock;
    private final LedgerWriter ledger;

    GuardedStock(MongoCollection<Document> stock, LedgerWriter ledger) {
        this.stock = stock;
        this.ledger = ledger;
    }

    static String id(Allotment allotment) {
        return allotment.sku() + "|" + allotment.location();
    }

    /** Exactly this hold is still there. */
    static Bson guard(Allotment held) {
        return and(
                eq(ID, id(held)),
                elemMatch(HOLDS, and(eq("key", held.key()), eq("qty", new Decimal128(held.quantity())))));
    }

    /** Something is held under its key. */
    boolean isHeld(Allotment wanted) {
        return stock.find(and(eq(ID, id(wanted)), eq(HOLD_KEY, wanted.key()))).first() != null;
    }

    boolean isBooked(String movementId, String stockId) {
        return ledger.contains(movementId)
                || stock.find(and(eq(ID, stockId), eq("movements.id", movementId)))
                                .first()
                        != null;
    }

    /** @param seen before it was looked for in the ledger */
    static Bson once(String stockId, String movementId, BigDecimal atLeast, Document seen) {
        return and(
                eq(ID, stockId),
                gte(FREE, new Decimal128(atLeast)),
                ne("movements.id", movementId),
                eq(LedgerWriter.TAKEN_OUT, seen.get(LedgerWriter.TAKEN_OUT)));
    }

    /**
     * @param holds what becomes of the holds, or null
     * @throws org.tandemoms.shared.Refused when the movement names pieces that are not there
     */
    boolean update(Bson guard, Movement movement, Bson holds) {
        boolean movesGoods =
                movement.onHandChange().signum() != 0 || !movement.lots().isEmpty();
        if (!movesGoods) {
            return write(guard, movement, holds, List.of());
        }
        boolean plain = movement.lots().isEmpty();
        if (plain && write(and(guard, exists(LotFields.REVISION, false)), movement, holds, List.of())) {
            return true;
        }
        return updateLots(guard, movement, holds);
    }

    /** Which lots it is about is decided on what was read; should that have changed, it is decided anew. */
    private boolean updateLots(Bson guard, Movement movement, Bson holds) {
        while (true) {
            Document seen = read(movement);
            boolean hasLots = seen != null && seen.containsKey(LotFields.REVISION);
            if (seen == null || !hasLots && movement.lots().isEmpty()) {
                return false;
            }
            LotShelf shelf = LotFields.shelf(seen);
            List<Lot> moved = movement.lots().isEmpty() ? shelf.choose(movement) : movement.lots();
            if (stock.find(guard).first() == null) {
                return false;
            }
            List<Lot> after = shelf.after(moved);
            Object revision = seen.get(LotFields.REVISION);
            if (write(
                    and(guard, eq(LotFields.REVISION, revision)),
                    movement.of(moved),
                    holds,
                    LotFields.changes(after, shelf.nextExpiry(after)))) {
                return true;
            }
            Document now = read(movement);
            if (now == null || Objects.equals(revision, now.get(LotFields.REVISION))) {
                return false;
            }
        }
    }

    private Document read(Movement movement) {
        return stock.find(eq(ID, movement.sku() + "|" + movement.location())).first();
    }

    /** @param more what else changes */
    boolean write(Bson guard, Movement movement, Bson holds, List<Bson> more) {
        List<Bson> changes = new ArrayList<>(more);
        changes.add(Updates.inc(FREE, new Decimal128(movement.freeChange())));
        changes.add(Updates.inc(ON_HAND, new Decimal128(movement.onHandChange())));
        changes.add(Updates.push(MOVEMENTS, LedgerWriter.write(movement)));
        if (holds != null) {
            changes.add(holds);
        }
        boolean done = stock.updateOne(guard, Updates.combine(changes)).getMatchedCount() == 1;
        if (done) {
            ledger.moved(movement.sku() + "|" + movement.location());
        }
        return done;
    }
}
