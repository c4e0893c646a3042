package org.tandemoms.inventory.internal;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Filters.size;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Decimal128;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/**
 * Over how many stock documents an item is spread at a location, and which of them a hold lies in. Bucket 0 is the document
 * that was always there and says how many there are; the others stand beside it as if they were locations of their own,
 * {@code BER#1}, {@code BER#2}. The number is set once, while nothing is held, and never changes: so the bucket of a hold
 * follows from its key alone, for good.
 */
@Component
class Buckets {

    /** In bucket 0 only; not there when the item is not spread. */
    static final String FIELD = "buckets";

    private static final String MARK = "#";

    private final MongoCollection<Document> stock;
    private final Map<String, Integer> known = new ConcurrentHashMap<>();

    Buckets(MongoTemplate mongo) {
        this.stock = mongo.getCollection("stock");
    }

    /** Guards what may be done with bucket 0 alone only while it is all there is. */
    static Bson notSpread() {
        return exists(FIELD, false);
    }

    static String shelf(String location, int bucket) {
        return bucket == 0 ? location : location + MARK + bucket;
    }

    /** The location that a bucket belongs to. */
    static String location(String shelf) {
        int mark = shelf.indexOf(MARK);
        return mark < 0 ? shelf : shelf.substring(0, mark);
    }

    static List<String> shelves(String location, int buckets) {
        return IntStream.range(0, buckets)
                .mapToObj(bucket -> shelf(location, bucket))
                .toList();
    }

    /** Where holds under the key lie. {@link String#hashCode()} is specified, so every node says the same. */
    static String home(String location, int buckets, String key) {
        return shelf(location, Math.floorMod(key.hashCode(), buckets));
    }

    /** What is known without asking. @return 1 when it is not known to be spread */
    int known(String sku, String location) {
        return known.getOrDefault(sku + "|" + location, 1);
    }

    void learn(Document bucketZero) {
        if (bucketZero.get(FIELD) instanceof Number number) {
            known.put(bucketZero.getString(GuardedStock.ID), number.intValue());
        }
    }

    /** Asks bucket 0, where nothing is known. */
    int ask(String sku, String location) {
        int buckets = known(sku, location);
        if (buckets > 1) {
            return buckets;
        }
        Document found = stock.find(eq(GuardedStock.ID, sku + "|" + location))
                .projection(Projections.include(FIELD))
                .first();
        if (found != null) {
            learn(found);
        }
        return known(sku, location);
    }

    /**
     * Spreads an item. The others are made first, so that whoever learns of them finds them.
     *
     * @return false when something is held, batches or serials are kept apart, or it is spread over another number
     */
    boolean spread(String sku, String location, int buckets) {
        int before = ask(sku, location);
        if (before > 1) {
            return before == buckets;
        }
        shelves(location, buckets).forEach(shelf -> create(sku, shelf));
        Bson unspreadAndFree = and(
                eq(GuardedStock.ID, sku + "|" + location),
                notSpread(),
                exists(LotFields.REVISION, false),
                or(size(GuardedStock.HOLDS, 0), exists(GuardedStock.HOLDS, false)));
        stock.updateOne(unspreadAndFree, Updates.set(FIELD, buckets));
        return ask(sku, location) == buckets;
    }

    void create(String sku, String shelf) {
        stock.updateOne(
                eq(GuardedStock.ID, sku + "|" + shelf),
                Updates.combine(
                        Updates.setOnInsert("sku", sku),
                        Updates.setOnInsert("location", shelf),
                        Updates.setOnInsert(GuardedStock.ON_HAND, Decimal128.POSITIVE_ZERO),
                        Updates.setOnInsert(GuardedStock.FREE, Decimal128.POSITIVE_ZERO),
                        Updates.setOnInsert(GuardedStock.HOLDS, List.of()),
                        Updates.setOnInsert(GuardedStock.MOVEMENTS, List.of())),
                new UpdateOptions().upsert(true));
    }
}
