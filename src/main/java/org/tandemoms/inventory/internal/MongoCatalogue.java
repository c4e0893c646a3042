package org.tandemoms.inventory.internal;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Repository;
import org.tandemoms.inventory.Catalogue;
import org.tandemoms.inventory.Item;
import org.tandemoms.inventory.Location;

/** Collections {@code items} and {@code locations}, kept in memory for a short while: they change rarely. */
@Repository
class MongoCatalogue implements Catalogue {

    private static final long FRESH_NANOS = 5_000_000_000L;

    private final MongoTemplate mongo;
    private final ConcurrentHashMap<String, Seen> seen = new ConcurrentHashMap<>();
    private volatile SeenLocations locations = new SeenLocations(List.of(), Long.MIN_VALUE);

    MongoCatalogue(MongoTemplate mongo) {
        this.mongo = mongo;
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
        Optional<Item> item = Optional.ofNullable(mongo.findById(sku, ItemDocument.class, "items"))
                .map(ItemDocument::item);
        if (item.isPresent()) {
            seen.put(sku, new Seen(item, System.nanoTime()));
        }
        return item;
    }

    @Override
    public List<Item> items() {
        return mongo.findAll(ItemDocument.class, "items").stream()
                .map(ItemDocument::item)
                .toList();
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
        mongo.save(new ItemDocument(item.sku(), item), "items");
        seen.remove(item.sku());
    }

    @Override
    public void save(Location location) {
        mongo.save(new LocationDocument(location.code(), location), "locations");
        locations = new SeenLocations(List.of(), Long.MIN_VALUE);
    }
}
