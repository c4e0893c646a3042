package org.tandemoms.inventory.internal;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.elemMatch;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.ne;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Updates;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Decimal128;
import org.tandemoms.inventory.Allotment;
import org.tandemoms.inventory.Movement;

/** The one write of a stock document: counter, hold and ledger entry change together, or nothing does. */
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

    /** @param holds what becomes of the holds, or null */
    boolean update(Bson guard, Movement movement, Bson holds) {
        List<Bson> changes = new ArrayList<>();
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
