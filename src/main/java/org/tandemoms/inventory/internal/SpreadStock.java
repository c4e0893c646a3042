package org.tandemoms.inventory.internal;

import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Projections;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.context.annotation.Primary;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Repository;
import org.tandemoms.inventory.Allotment;
import org.tandemoms.inventory.Movement;
import org.tandemoms.inventory.StockLevel;
import org.tandemoms.inventory.StockStore;
import org.tandemoms.shared.ProblemCode;
import org.tandemoms.shared.Refused;

/**
 * The stock of an item at a location, be it one document or spread over buckets. A hold lies whole in the one bucket that
 * its key names, so that everything done to it stays one guarded write of one document; where that bucket has too little
 * free, pieces are gathered from the others first. Everything else comes and goes by bucket 0.
 */
@Primary
@Repository
class SpreadStock implements StockStore {

    private final MongoCollection<Document> stock;
    private final MongoStockStore shelves;
    private final Buckets buckets;
    private final BucketMoves moves;
    private final Gathering gathering;
    private final Clock clock;

    SpreadStock(
            MongoTemplate mongo,
            MongoStockStore shelves,
            Buckets buckets,
            BucketMoves moves,
            Gathering gathering,
            Clock clock) {
        this.stock = mongo.getCollection("stock");
        this.shelves = shelves;
        this.buckets = buckets;
        this.moves = moves;
        this.gathering = gathering;
        this.clock = clock;
    }

    @Override
    public boolean spread(String sku, String location, int over) {
        return buckets.spread(sku, location, over);
    }

    // --- what is there ----------------------------------------------------------------------------------------------

    @Override
    public List<StockLevel> levels(String sku, List<String> locations) {
        return levelsOf(List.of(sku), locations);
    }

    @Override
    public List<StockLevel> levelsOf(List<String> skus, List<String> locations) {
        return shelves.levelsOf(skus, locations).stream()
                .map(level -> isSpread(level)
                        ? whole(level.sku(), level.location(), "").level()
                        : level)
                .toList();
    }

    @Override
    public List<Seen> look(String sku, List<String> locations, String key) {
        return shelves.look(sku, locations, key).stream()
                .map(seen -> isSpread(seen.level()) ? whole(sku, seen.level().location(), key) : seen)
                .toList();
    }

    private boolean isSpread(StockLevel level) {
        return buckets.known(level.sku(), level.location()) > 1;
    }

    /** The sum of all buckets, with what is just on its way between them. */
    private Seen whole(String sku, String location, String key) {
        List<String> ids = Buckets.shelves(location, buckets.known(sku, location)).stream()
                .map(shelf -> sku + "|" + shelf)
                .toList();
        Bson fields = Projections.fields(
                MongoStockStore.LEVEL,
                Projections.include(BucketMoves.MOVING, "movements.id"),
                Projections.elemMatch(GuardedStock.HOLDS, eq("key", key)));
        List<Document> found =
                stock.find(in(GuardedStock.ID, ids)).projection(fields).into(new ArrayList<>());
        BigDecimal onHand = BucketMoves.onTheWay(found, note -> true);
        BigDecimal free = BucketMoves.onTheWay(found, note -> !note.containsKey("key"));
        BigDecimal held = BucketMoves.onTheWay(found, note -> key.equals(note.getString("key")));
        for (Document document : found) {
            StockLevel level = MongoStockStore.level(document);
            onHand = onHand.add(level.onHand());
            free = free.add(level.free());
            held = held.add(MongoStockStore.heldIn(document));
        }
        return new Seen(new StockLevel(sku, location, onHand, free), held);
    }

    @Override
    public Optional<BigDecimal> held(String sku, String location, String key) {
        return atHome(
                new Allotment(key, sku, location, BigDecimal.ZERO),
                Optional::isPresent,
                home -> shelves.held(sku, home.location(), key));
    }

    // --- holding ----------------------------------------------------------------------------------------------------

    @Override
    public Outcome hold(Allotment wanted, Instant until, String actor, Instant now) {
        int known = buckets.known(wanted.sku(), wanted.location());
        if (known == 1) {
            Outcome outcome = shelves.hold(wanted, until, actor, now);
            known = outcome == Outcome.NOT_POSSIBLE ? buckets.ask(wanted.sku(), wanted.location()) : 1;
            if (known == 1) {
                return outcome;
            }
        }
        Allotment home = home(wanted, known);
        Outcome outcome = shelves.hold(home, until, actor, now, empty());
        return outcome == Outcome.NOT_POSSIBLE
                ? gathering.until(
                        home,
                        home.quantity(),
                        known,
                        () -> shelves.hold(home, until, actor, now, empty()),
                        Outcome.NOT_POSSIBLE)
                : outcome;
    }

    private static Allotment home(Allotment hold, int buckets) {
        return new Allotment(
                hold.key(), hold.sku(), Buckets.home(hold.location(), buckets, hold.key()), hold.quantity());
    }

    /** Does it where the hold lies. Whoever does not know of buckets asks for them when nothing came of it. */
    private <T> T atHome(Allotment hold, java.util.function.Predicate<T> isDone, Function<Allotment, T> act) {
        int known = buckets.known(hold.sku(), hold.location());
        T result = act.apply(home(hold, known));
        if (known > 1 || isDone.test(result)) {
            return result;
        }
        int asked = buckets.ask(hold.sku(), hold.location());
        return asked > 1 ? act.apply(home(hold, asked)) : result;
    }

    private static boolean isDone(Outcome outcome) {
        return outcome == Outcome.DONE;
    }

    @Override
    public boolean renew(Allotment held, Instant until) {
        return atHome(held, Boolean::booleanValue, home -> shelves.renew(home, until));
    }

    @Override
    public Outcome takeOver(Allotment from, Allotment to, Instant until, String actor, Instant now) {
        int known = buckets.known(from.sku(), from.location());
        if (known == 1) {
            Outcome outcome = shelves.takeOver(from, to, until, actor, now);
            known = outcome == Outcome.NOT_POSSIBLE ? buckets.ask(from.sku(), from.location()) : 1;
            if (known == 1) {
                return outcome;
            }
        }
        return takeOver(home(from, known), home(to, known), known, until, actor, now);
    }

    private Outcome takeOver(Allotment from, Allotment to, int known, Instant until, String actor, Instant now) {
        if (from.location().equals(to.location())) {
            gatherWhatIsMore(from, to, known);
            return shelves.takeOver(from, to, until, actor, now, empty());
        }
        Optional<BigDecimal> there = shelves.held(to.sku(), to.location(), to.key());
        if (there.isPresent() && !isOfOldSize(there.get(), from, to)) {
            return Outcome.ALREADY_DONE;
        }
        gatherWhatIsMore(from, to, known);
        if (there.isEmpty() && !moves.handOver(from, to, until)) {
            return Outcome.NOT_POSSIBLE;
        }
        return resize(from, to, actor, now);
    }

    private void gatherWhatIsMore(Allotment from, Allotment to, int known) {
        BigDecimal more = to.quantity().subtract(from.quantity());
        if (more.signum() > 0) {
            gathering.bring(to, more, known);
        }
    }

    /** Who handed it over died before making it larger or smaller. */
    private static boolean isOfOldSize(BigDecimal there, Allotment from, Allotment to) {
        return there.compareTo(from.quantity()) == 0 && there.compareTo(to.quantity()) != 0;
    }

    private Outcome resize(Allotment from, Allotment to, String actor, Instant now) {
        BigDecimal more = to.quantity().subtract(from.quantity());
        Allotment moved = new Allotment(to.key(), to.sku(), to.location(), from.quantity());
        if (more.signum() < 0) {
            shelves.cut(moved, to.quantity(), actor, now);
        }
        return more.signum() <= 0 || moves.extend(moved, to.quantity(), now) ? Outcome.DONE : Outcome.NOT_POSSIBLE;
    }

    @Override
    public Outcome expire(Allotment held, String actor, Instant now) {
        return atHome(held, SpreadStock::isDone, home -> shelves.expire(home, actor, now));
    }

    @Override
    public Outcome release(Allotment held, String actor, Instant now) {
        return atHome(held, SpreadStock::isDone, home -> shelves.release(home, actor, now));
    }

    @Override
    public Outcome cut(Allotment held, BigDecimal keep, String actor, Instant now) {
        return atHome(held, SpreadStock::isDone, home -> shelves.cut(home, keep, actor, now));
    }

    @Override
    public Outcome issue(Allotment held, String shipment, String actor, Instant now) {
        return atHome(held, SpreadStock::isDone, home -> shelves.issue(home, shipment, actor, now));
    }

    /** Where its hold was freed before, the missing pieces are among the free ones of any bucket. */
    @Override
    public Outcome writeOff(Allotment held, BigDecimal keep, String actor, Instant now) {
        int known = buckets.ask(held.sku(), held.location());
        Allotment home = home(held, known);
        if (known > 1 && shelves.held(home.sku(), home.location(), home.key()).isEmpty()) {
            gathering.bring(home, held.quantity().subtract(keep), known);
        }
        return shelves.writeOff(home, keep, actor, now);
    }

    @Override
    public List<Allotment> holdsToCheck(Instant now, int limit) {
        return shelves.holdsToCheck(now, limit).stream()
                .map(hold -> new Allotment(hold.key(), hold.sku(), Buckets.location(hold.location()), hold.quantity()))
                .toList();
    }

    @Override
    public void keep(Allotment held, Instant until) {
        int known = buckets.ask(held.sku(), held.location());
        shelves.keep(home(held, known), until);
    }

    // --- booking ----------------------------------------------------------------------------------------------------

    @Override
    public Optional<StockLevel> book(Movement movement) {
        int known = movement.lots().isEmpty()
                ? buckets.known(movement.sku(), movement.location())
                : buckets.ask(movement.sku(), movement.location());
        if (known > 1 && !movement.lots().isEmpty()) {
            throw Refused.because(
                    ProblemCode.STATE,
                    movement.sku() + " is spread over buckets at " + movement.location()
                            + "; its pieces cannot be told apart there");
        }
        Optional<StockLevel> booked = shelves.book(movement);
        if (booked.isEmpty()) {
            known = buckets.ask(movement.sku(), movement.location());
            if (known > 1) {
                var zero = new Allotment(null, movement.sku(), movement.location(), BigDecimal.ZERO);
                booked = gathering.until(
                        zero, movement.freeChange().negate(), known, () -> shelves.book(movement), Optional.empty());
            }
        }
        return booked.map(level ->
                isSpread(level) ? whole(level.sku(), level.location(), "").level() : level);
    }

    @Override
    public int writeLedger(boolean all) {
        if (all) {
            moves.finish();
        }
        return shelves.writeLedger(all);
    }

    @Override
    public Map<String, StockLevel> ledger(String sku) {
        Map<String, StockLevel> sums = new TreeMap<>();
        shelves.ledger(sku).values().forEach(level -> {
            String location = Buckets.location(level.location());
            sums.merge(
                    sku + "|" + location,
                    new StockLevel(sku, location, level.onHand(), level.free()),
                    (a, b) -> new StockLevel(
                            sku, location, a.onHand().add(b.onHand()), a.free().add(b.free())));
        });
        return sums;
    }
}
