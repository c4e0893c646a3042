package org.tandemoms.inventory.internal;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.elemMatch;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.ne;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Updates;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Decimal128;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;
import org.tandemoms.identity.CurrentActor;
import org.tandemoms.inventory.Allotment;
import org.tandemoms.inventory.Movement;
import org.tandemoms.shared.Ids;

/**
 * Carries pieces from one bucket to another. Two documents and no transaction over both: the write that takes them out of
 * the first also notes there where they go; they are put into the other once, under the note's id; then the note is struck
 * out. Whoever dies in between leaves a note, and what it says is done by others.
 */
@Component
class BucketMoves {

    static final String MOVING = "moving";

    private static final Duration LEFT_ALONE = Duration.ofSeconds(10);

    private final MongoCollection<Document> stock;
    private final GuardedStock guarded;
    private final MongoStockStore shelves;
    private final Clock clock;

    BucketMoves(MongoTemplate mongo, LedgerWriter ledger, MongoStockStore shelves, Clock clock) {
        this.stock = mongo.getCollection("stock");
        stock.createIndex(Indexes.ascending(MOVING + ".at"), new IndexOptions().sparse(true));
        this.guarded = new GuardedStock(stock, ledger);
        this.shelves = shelves;
        this.clock = clock;
    }

    /**
     * Pieces on their way to another bucket.
     *
     * @param key of the hold they belong to, with the time until which it stays; both null for free ones
     */
    private record Note(String id, String sku, String from, String to, BigDecimal quantity, String key, Instant until) {

        String stockId() {
            return sku + "|" + to;
        }

        Document write(Instant now) {
            Document written = new Document("id", id)
                    .append("to", to)
                    .append("qty", new Decimal128(quantity))
                    .append("at", Date.from(now));
            return key == null ? written : written.append("key", key).append("until", Date.from(until));
        }

        static Note read(Document stock, Document note) {
            Date until = note.getDate("until");
            return new Note(
                    note.getString("id"),
                    stock.getString("sku"),
                    stock.getString("location"),
                    note.getString("to"),
                    MongoStockStore.decimal(note, "qty"),
                    note.getString("key"),
                    until == null ? null : until.toInstant());
        }

        Movement out(boolean free, Instant now) {
            return movement(from, quantity.negate(), free, now);
        }

        Movement in(boolean free, Instant now) {
            return movement(to, quantity, free, now);
        }

        String entry(String shelf) {
            return Movement.id(sku, shelf, Movement.Type.SPREAD, id);
        }

        private Movement movement(String shelf, BigDecimal change, boolean free, Instant now) {
            return new Movement(
                    entry(shelf),
                    Movement.Type.SPREAD,
                    sku,
                    shelf,
                    change,
                    free ? change : BigDecimal.ZERO,
                    from + " to " + to,
                    CurrentActor.get().id(),
                    now);
        }
    }

    /** Free pieces go from one bucket to another, if that many are free there. */
    boolean move(String sku, String from, String to, BigDecimal quantity) {
        Instant now = clock.instant();
        Note note = new Note(Ids.next(), sku, from, to, quantity, null, null);
        if (!leave(note, now)) {
            return false;
        }
        arrive(note);
        return true;
    }

    /** The first half of {@link #move}. */
    private boolean leave(Note note, Instant now) {
        Bson guard = and(
                eq(GuardedStock.ID, note.sku() + "|" + note.from()),
                gte(GuardedStock.FREE, new Decimal128(note.quantity())));
        return guarded.update(guard, note.out(true, now), Updates.push(MOVING, note.write(now)));
    }

    /** A hold goes to another bucket under another key; its pieces are free at no moment. */
    boolean handOver(Allotment from, Allotment to, Instant until) {
        Instant now = clock.instant();
        Note note = new Note(Ids.next(), from.sku(), from.location(), to.location(), from.quantity(), to.key(), until);
        Bson guard = and(
                eq(GuardedStock.ID, GuardedStock.id(from)),
                elemMatch(
                        GuardedStock.HOLDS,
                        and(
                                eq("key", from.key()),
                                eq("qty", new Decimal128(from.quantity())),
                                gt("until", Date.from(now)))));
        Bson goes = Updates.combine(
                Updates.pull(GuardedStock.HOLDS, eq("key", from.key())), Updates.push(MOVING, note.write(now)));
        if (!guarded.update(guard, note.out(false, now), goes)) {
            return isOnItsWay(from, to);
        }
        arrive(note);
        return true;
    }

    /** An attempt that was cut off had it on the way; it is brought in now. */
    private boolean isOnItsWay(Allotment from, Allotment to) {
        Document seen = stock.find(and(eq(GuardedStock.ID, GuardedStock.id(from)), eq(MOVING + ".key", to.key())))
                .first();
        if (seen == null) {
            return false;
        }
        seen.getList(MOVING, Document.class).stream()
                .filter(note -> to.key().equals(note.getString("key")))
                .forEach(note -> arrive(Note.read(seen, note)));
        return true;
    }

    private void arrive(Note note) {
        Instant now = clock.instant();
        if (note.key() == null || !arriveHeld(note, now)) {
            shelves.book(note.in(true, now));
        }
        stock.updateOne(eq(GuardedStock.ID, note.sku() + "|" + note.from()), Updates.pull(MOVING, eq("id", note.id())));
    }

    /** @return false when something is held under the key already: then they come in as free pieces */
    private boolean arriveHeld(Note note, Instant now) {
        Movement movement = note.in(false, now);
        Document hold = new Document("key", note.key())
                .append("qty", new Decimal128(note.quantity()))
                .append("until", Date.from(note.until()));
        while (true) {
            Document seen = stock.find(eq(GuardedStock.ID, note.stockId()))
                    .projection(Projections.include(GuardedStock.FREE, LedgerWriter.TAKEN_OUT))
                    .first();
            if (guarded.isBooked(movement.id(), note.stockId())) {
                return true;
            }
            Bson once = GuardedStock.once(note.stockId(), movement.id(), BigDecimal.ZERO, seen);
            if (guarded.update(
                    and(once, ne(GuardedStock.HOLD_KEY, note.key())),
                    movement,
                    Updates.push(GuardedStock.HOLDS, hold))) {
                return true;
            }
            if (guarded.isHeld(new Allotment(note.key(), note.sku(), note.to(), note.quantity()))
                    && !guarded.isBooked(movement.id(), note.stockId())) {
                return false;
            }
        }
    }

    /** Takes more to a hold of that bucket, if it is free there. */
    boolean extend(Allotment held, BigDecimal quantity, Instant now) {
        BigDecimal more = quantity.subtract(held.quantity());
        Movement movement = new Movement(
                Movement.id(held.sku(), held.location(), Movement.Type.HOLD, held.key()) + "|" + Ids.next(),
                Movement.Type.HOLD,
                held.sku(),
                held.location(),
                BigDecimal.ZERO,
                more.negate(),
                held.key(),
                CurrentActor.get().id(),
                now);
        return guarded.update(
                and(GuardedStock.guard(held), gte(GuardedStock.FREE, new Decimal128(more))),
                movement,
                Updates.set("holds.$.qty", new Decimal128(quantity)));
    }

    /** Pieces that have left one of these buckets and are in none yet. @param which by their note */
    static BigDecimal onTheWay(List<Document> buckets, Predicate<Document> which) {
        Set<String> booked = new HashSet<>();
        buckets.forEach(bucket -> bucket.getList(GuardedStock.MOVEMENTS, Document.class, List.of())
                .forEach(movement -> booked.add(movement.getString("id"))));
        return buckets.stream()
                .flatMap(bucket -> bucket.getList(MOVING, Document.class, List.of()).stream()
                        .filter(which)
                        .map(note -> Note.read(bucket, note)))
                .filter(note -> !booked.contains(note.entry(note.to())))
                .map(Note::quantity)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Brings in what somebody who died had on the way. @return how many notes were left */
    int finish() {
        List<Note> left = new ArrayList<>();
        Date old = Date.from(clock.instant().minus(LEFT_ALONE));
        for (Document document : stock.find(lt(MOVING + ".at", old))) {
            document.getList(MOVING, Document.class, List.of()).stream()
                    .filter(note -> note.getDate("at").before(old))
                    .forEach(note -> left.add(Note.read(document, note)));
        }
        left.forEach(this::arrive);
        return left.size();
    }
}
