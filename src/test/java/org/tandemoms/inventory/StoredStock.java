package org.tandemoms.inventory;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.Document;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.support.PropertySourcesPlaceholderConfigurer;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;
import org.springframework.data.mongodb.core.convert.MongoConverter;
import org.tandemoms.shared.MovedClock;

/** The room's real parts over a real store; orders that count on holds are a set of keys. */
final class StoredStock implements AutoCloseable {

    static final List<String> BOTH = List.of("BER", "LYS");

    final MovedClock clock = new MovedClock(Instant.parse("2026-03-02T09:00:00Z"));

    /** Keys of holds that a stored order counts on. */
    final Set<String> counted = ConcurrentHashMap.newKeySet();

    /** What orders have promised and nothing is held for. */
    final List<OpenDemand.Promised> promised = new java.util.concurrent.CopyOnWriteArrayList<>();

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    StoredStock(String mongoUri) {
        context.getBeanFactory()
                .setConversionService(
                        org.springframework.boot.convert.ApplicationConversionService.getSharedInstance());
        context.registerBean(Clock.class, () -> clock);
        context.registerBean(PropertySourcesPlaceholderConfigurer.class);
        context.registerBean(MongoDatabaseFactory.class, () -> new SimpleMongoClientDatabaseFactory(mongoUri));
        context.registerBean(
                MongoTemplate.class,
                () -> new MongoTemplate(
                        context.getBean(MongoDatabaseFactory.class), context.getBean(MongoConverter.class)));
        context.registerBean(
                ObjectMapper.class,
                () -> JsonMapper.builder().findAndAddModules().build());
        context.registerBean(OpenDemand.class, () -> sku -> List.copyOf(promised));
        context.registerBean(
                Consignees.class,
                () -> shipment -> java.util.Optional.of(
                        new Consignees.Consignee("O", "C-100", "who got " + shipment, "Berlin", "DE")));
        context.registerBean(ShippingLocations.class, () -> country -> BOTH);
        context.registerBean(HoldOwners.class, () -> hold -> counted.contains(hold.key()));
        context.register(named("org.tandemoms.shared.internal.MongoConfiguration"));
        context.scan("org.tandemoms.inventory");
        context.refresh();
        List.of("BER", "LYS", "NYC").forEach(code -> catalogue().save(new Location(code, code, "DE")));
    }

    private static Class<?> named(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("A part of the house has moved", e);
        }
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    Inventory inventory() {
        return bean(Inventory.class);
    }

    Catalogue catalogue() {
        return bean(Catalogue.class);
    }

    StockStore store() {
        return bean(StockStore.class);
    }

    StockCare care() {
        return bean(StockCare.class);
    }

    static BigDecimal dec(String number) {
        return new BigDecimal(number);
    }

    static Demand demand(String key, String sku, String quantity) {
        return new Demand(key, sku, dec(quantity), "/lines/0/quantity");
    }

    void has(String sku, String location, String quantity) {
        inventory().receive(sku, location, dec(quantity), "opening", "Opening stock");
    }

    StockLevel at(String sku, String location) {
        return store().levels(sku, List.of(location)).get(0);
    }

    /** What is held at the location, by key, in whichever bucket. */
    Map<String, BigDecimal> holds(String sku, String location) {
        return buckets(sku, location).stream()
                .flatMap(document -> document.getList("holds", Document.class).stream())
                .collect(java.util.stream.Collectors.toMap(
                        hold -> hold.getString("key"),
                        hold -> hold.get("qty", org.bson.types.Decimal128.class).bigDecimalValue()));
    }

    /** The stock documents of the item at the location. */
    List<Document> buckets(String sku, String location) {
        return bean(MongoTemplate.class)
                .getCollection("stock")
                .find(new Document("_id", new Document("$regex", "^" + sku + "\\|" + location + "(#[0-9]+)?$")))
                .into(new java.util.ArrayList<>());
    }

    @Override
    public void close() {
        context.close();
    }
}
