package org.tandemoms.inventory.internal;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.elemMatch;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Updates;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.tandemoms.inventory.Allotment;
import org.tandemoms.inventory.Lot;
import org.tandemoms.shared.ProblemCode;
import org.tandemoms.shared.Refused;

/** Pieces in a picker's hands lie with the hold they were taken for: they go when it goes, and nobody else gets them. */
final class Taking {

    private static final String REQUEST = "request";

    private final MongoCollection<Document> stock;

    Taking(MongoCollection<Document> stock) {
        this.stock = stock;
    }

    void take(Allotment hold, List<Lot> pieces, String request, Instant now) {
        while (true) {
            Document seen =
                    stock.find(eq(GuardedStock.ID, GuardedStock.id(hold))).first();
            Document held = hold(seen, hold.key())
                    .orElseThrow(() -> Refused.because(
                            ProblemCode.STATE, "Nothing of " + hold.sku() + " is held for it at " + hold.location()));
            List<Document> before = held.getList(LotFields.TAKEN, Document.class, List.of());
            if (before.stream().anyMatch(entry -> request.equals(entry.getString(REQUEST)))) {
                return;
            }
            LotShelf shelf = LotFields.shelf(seen);
            List<Lot> found = pieces.stream()
                    .map(piece -> check(shelf, hold, piece, now))
                    .filter(Objects::nonNull)
                    .toList();
            List<Document> after = new ArrayList<>(before);
            LotFields.write(found).forEach(entry -> after.add(entry.append(REQUEST, request)));
            Bson guard = and(
                    eq(GuardedStock.ID, GuardedStock.id(hold)),
                    eq(LotFields.REVISION, seen.get(LotFields.REVISION)),
                    elemMatch(GuardedStock.HOLDS, and(eq("key", hold.key()), eq("qty", held.get("qty")))));
            Bson change = Updates.combine(
                    Updates.set("holds.$." + LotFields.TAKEN, after), Updates.inc(LotFields.REVISION, 1L));
            if (stock.updateOne(guard, change).getMatchedCount() == 1) {
                return;
            }
        }
    }

    private static Optional<Document> hold(Document stock, String key) {
        return stock == null
                ? Optional.empty()
                : stock.getList(GuardedStock.HOLDS, Document.class).stream()
                        .filter(one -> key.equals(one.getString("key")))
                        .findFirst();
    }

    /** @return the piece as the shelf knows it; null for one that is in hand already */
    private static Lot check(LotShelf shelf, Allotment hold, Lot piece, Instant now) {
        Lot there = shelf.find(piece)
                .orElseThrow(() -> Refused.because(
                        ProblemCode.STATE,
                        "There is no " + piece.name() + " of " + hold.sku() + " at " + hold.location()));
        if (there.isExpired(now)) {
            throw Refused.because(ProblemCode.STATE, "Put it aside: " + piece.name() + " expired on " + there.expiry());
        }
        BigDecimal inHand = shelf.taken().getOrDefault(hold.key(), List.of()).stream()
                .filter(lot -> lot.name().equals(piece.name()))
                .map(Lot::quantity)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        if (piece.serial() != null && inHand.signum() > 0) {
            return null;
        }
        BigDecimal left = shelf.pickable(hold.key(), now).stream()
                .filter(lot -> lot.name().equals(piece.name()))
                .map(Lot::quantity)
                .reduce(inHand.negate(), BigDecimal::add);
        if (piece.quantity().compareTo(left) > 0) {
            throw piece.serial() != null
                    ? Refused.because(
                            ProblemCode.DUPLICATE_SERIAL, "The piece with " + piece.name() + " is in another parcel")
                    : Refused.because(
                            ProblemCode.INSUFFICIENT_STOCK,
                            "Of " + piece.name() + " only " + left.toPlainString() + " are left at " + hold.location());
        }
        return there.of(piece.quantity());
    }
}
