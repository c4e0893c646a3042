package org.tandemoms.inventory.internal;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.springframework.data.annotation.Id;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Repository;
import org.tandemoms.inventory.Catalogue;
import org.tandemoms.inventory.Item;
import org.tandemoms.inventory.Location;

/** Collections {@code items} and {@code locations}, kept in memory for a short while: they change rarely. */
@Repository
class MongoCatalogue implements Catalogue {

    private static final long FRESH_NANOS = 5_000_000_000L;
    private static final String ITEMS = "items";
    private static final String ID = "_id";
    private static final String GTIN = "item.gtin";

    private final MongoTemplate mongo;
    private final ConcurrentHashMap<String, Seen> seen = new ConcurrentHashMap<>();
    private volatile SeenLocations locations = new SeenLocations(List.of(), Long.MIN_VALUE);

    MongoCatalogue(MongoTemplate mongo) {
        this.mongo = mongo;
        mongo.indexOps(ITEMS).createIndex(new Index(GTIN, Sort.Direction.ASC).sparse());
    }

    private record ItemDocument(@Id String id, Item item) {}

    private record LocationDocument(@Id String id, Location location) {}

    private record Seen(Optional<Item> item, long at) {}

    private record SeenLocations(List<Location> locations, long at) {}

    @Override
    public Optional<Item> item(String sku) {
        Seen known = seen.get(sku);
        if (known != null && System.nanoTime() - known.at() < FRESH_NANOS) {
            return known.item();
        }
        Optional<Item> item = Optional.ofNullable(mongo.findById(sku, ItemDocument.class, ITEMS))
                .map(ItemDocument::item);
        if (item.isPresent()) {
            seen.put(sku, new Seen(item, System.nanoTime()));
        }
        return item;
    }

    @Override
    public List<Item> items() {
        return mongo.findAll(ItemDocument.class, ITEMS).stream()
                .map(ItemDocument::item)
                .toList();
    }

    @Override
    public List<Item> page(String after, int limit, @Nullable String words) {
        Criteria wanted = where(ID).gt(after);
        if (words != null) {
            Pattern containing = Pattern.compile(Pattern.quote(words), Pattern.CASE_INSENSITIVE);
            wanted = wanted.orOperator(
                    where(ID).regex(containing), where("item.name").regex(containing));
        }
        Query query = Query.query(wanted).with(Sort.by(ID)).limit(limit);
        return mongo.find(query, ItemDocument.class, ITEMS).stream()
                .map(ItemDocument::item)
                .toList();
    }

    @Override
    public Optional<Item> byGtin(String gtin) {
        if (!gtin.matches("0*\\d{1,14}")) {
            return Optional.empty();
        }
        // one of 8, 12 and 13 digits stands in 14 with zeros before it, and either may be on file
        String bare = gtin.replaceFirst("^0+(?=\\d)", "");
        List<String> written = IntStream.rangeClosed(bare.length(), 14)
                .mapToObj(digits -> String.format(Locale.ROOT, "%14s", bare)
                        .replace(' ', '0')
                        .substring(14 - digits))
                .toList();
        return Optional.ofNullable(mongo.findOne(Query.query(where(GTIN).in(written)), ItemDocument.class, ITEMS))
                .map(ItemDocument::item);
    }

    @Override
    public List<Location> locations() {
        SeenLocations known = locations;
        if (!known.locations().isEmpty() && System.nanoTime() - known.at() < FRESH_NANOS) {
            return known.locations();
        }
        List<Location> read = mongo.findAll(LocationDocument.class, "locations").stream()
                .map(LocationDocument::location)
                .toList();
        locations = new SeenLocations(read, System.nanoTime());
        return read;
    }

    @Override
    public void save(Item item) {
        mongo.save(new ItemDocument(item.sku(), item), ITEMS);
        seen.remove(item.sku());
    }

    @Override
    public void save(Location location) {
        mongo.save(new LocationDocument(location.code(), location), "locations");
        locations = new SeenLocations(List.of(), Long.MIN_VALUE);
    }
}
