package org.tandemoms.inventory.internal;

import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Projections;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;
import org.tandemoms.inventory.Allotment;

/**
 * Brings free pieces of one location's buckets together in the bucket where they are wanted: half of what the fullest has,
 * or all that is lacking, so that they spread by themselves. One at a time gathers an item on each node: two that take
 * from each other would both come out short.
 */
@Component
class Gathering {

    private static final int STRIPES = 64;
    private static final BigDecimal HALF = new BigDecimal(2);

    private final MongoCollection<Document> stock;
    private final BucketMoves moves;
    private final Object[] locks =
            IntStream.range(0, STRIPES).mapToObj(any -> new Object()).toArray();

    Gathering(MongoTemplate mongo, BucketMoves moves) {
        this.stock = mongo.getCollection("stock");
        this.moves = moves;
    }

    /** Brings that many to the bucket, as far as they are there. @param where its sku and bucket count */
    void bring(Allotment where, BigDecimal quantity, int buckets) {
        until(where, quantity, buckets, () -> true, false);
    }

    /**
     * Brings pieces to the bucket and tries, again while the pieces that were brought are taken away by others.
     *
     * @param attempt tried whenever enough is there
     * @param failed what it says when nothing came of it, and what is said when there is not enough
     */
    <T> T until(Allotment where, BigDecimal quantity, int buckets, Supplier<T> attempt, T failed) {
        String location = Buckets.location(where.location());
        synchronized (locks[Math.floorMod((where.sku() + "|" + location).hashCode(), STRIPES)]) {
            for (int round = 0; round < 8 * buckets; round++) {
                Map<String, BigDecimal> free = free(where.sku(), Buckets.shelves(location, buckets));
                BigDecimal here = free.getOrDefault(where.location(), BigDecimal.ZERO);
                BigDecimal all = free.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
                if (all.compareTo(quantity) < 0) {
                    return failed;
                }
                if (here.compareTo(quantity) >= 0) {
                    T result = attempt.get();
                    if (!failed.equals(result)) {
                        return result;
                    }
                } else {
                    bringSome(where, quantity.subtract(here), free);
                }
            }
            return failed;
        }
    }

    private void bringSome(Allotment where, BigDecimal lacking, Map<String, BigDecimal> free) {
        free.entrySet().stream()
                .filter(shelf -> !shelf.getKey().equals(where.location()))
                .max(Map.Entry.comparingByValue())
                .ifPresent(fullest -> {
                    BigDecimal half = fullest.getValue().divide(HALF, 0, RoundingMode.DOWN);
                    BigDecimal part = fullest.getValue().min(lacking.max(half));
                    if (part.signum() > 0) {
                        moves.move(where.sku(), fullest.getKey(), where.location(), part);
                    }
                });
    }

    /** Free pieces by bucket, in one order. */
    private Map<String, BigDecimal> free(String sku, List<String> shelves) {
        Map<String, BigDecimal> free = new TreeMap<>();
        stock.find(in(
                        GuardedStock.ID,
                        shelves.stream().map(shelf -> sku + "|" + shelf).toList()))
                .projection(Projections.include("location", GuardedStock.FREE))
                .forEach(document ->
                        free.put(document.getString("location"), MongoStockStore.decimal(document, GuardedStock.FREE)));
        return free;
    }
}
