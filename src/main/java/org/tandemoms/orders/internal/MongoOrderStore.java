package org.tandemoms.orders.internal;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.convert.MongoConverter;
import org.springframework.stereotype.Repository;
import org.tandemoms.orders.Order;
import org.tandemoms.orders.OrderFilter;
import org.tandemoms.orders.OrderKind;
import org.tandemoms.orders.OrderStore;
import org.tandemoms.orders.OrderType;
import org.tandemoms.orders.PendingEffects;
import org.tandemoms.orders.VisibleChange;

/** Collection {@code orders}: one document an order, guarded by {@code (_id, revision)}. */
@Repository
class MongoOrderStore implements OrderStore {

    private static final String ID = "_id";
    private static final String REVISION = "revision";
    private static final String WAKE_AT = "wakeAt";
    private static final int RECENT = 1_000;

    private final MongoCollection<Document> orders;
    private final MongoConverter converter;
    private final ObjectProvider<OrderType> types;
    private final RecentDocuments recent;
    private volatile Map<OrderKind, Class<? extends Order>> classes;

    MongoOrderStore(
            MongoTemplate mongo,
            MongoConverter converter,
            ObjectProvider<OrderType> types,
            @Value("${tandem.cluster:false}") boolean cluster) {
        this.recent = new RecentDocuments(cluster ? 0 : RECENT);
        this.orders = mongo.getCollection("orders");
        this.converter = converter;
        this.types = types;
        orders.createIndex(Indexes.ascending(WAKE_AT), new IndexOptions().sparse(true));
        orders.createIndex(Indexes.compoundIndex(Indexes.ascending("owner"), Indexes.descending(ID)));
        orders.createIndex(Indexes.compoundIndex(Indexes.ascending("status"), Indexes.descending(ID)));
        orders.createIndex(Indexes.compoundIndex(Indexes.ascending("tags"), Indexes.descending(ID)));
        orders.createIndex(Indexes.ascending("clientOrderId"));
    }

    @Override
    public boolean insert(Order order) {
        try {
            Document document = write(order);
            orders.insertOne(document);
            recent.written(order.id(), document);
            return true;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw e;
        }
    }

    @Override
    public boolean replace(Order order, long revisionBefore) {
        Document after = write(order);
        if (VisibleChange.between(order.stored(), after)) {
            order.visiblyChanged();
            after.append("version", order.version()).append("updatedAt", Date.from(order.updatedAt()));
        }
        Bson guard = Filters.and(Filters.eq(ID, order.id()), Filters.eq(REVISION, revisionBefore));
        boolean replaced = orders.replaceOne(guard, after).getMatchedCount() == 1;
        if (replaced) {
            recent.written(order.id(), after);
        } else {
            recent.forget(order.id());
        }
        return replaced;
    }

    @Override
    public Optional<Order> find(String id) {
        return document(id).map(this::read);
    }

    @Override
    public Optional<PendingEffects> effects(String id) {
        return document(id).map(document -> converter.read(PendingEffects.class, document));
    }

    private Optional<Document> document(String id) {
        Document written = recent.find(id);
        return Optional.ofNullable(
                written == null ? orders.find(Filters.eq(ID, id)).first() : written);
    }

    @Override
    public List<String> due(Instant now, int limit) {
        return ids(Filters.lte(WAKE_AT, Date.from(now)), Sorts.ascending(WAKE_AT), limit);
    }

    @Override
    public List<String> unfinished(String afterId, int limit) {
        Bson needsAnything = Filters.exists(WAKE_AT);
        Bson filter = afterId == null ? needsAnything : Filters.and(needsAnything, Filters.gt(ID, afterId));
        return ids(filter, Sorts.ascending(ID), limit);
    }

    @Override
    public long countUnfinished() {
        return orders.countDocuments(Filters.exists(WAKE_AT));
    }

    private List<String> ids(Bson filter, Bson sort, int limit) {
        return orders.find(filter)
                .projection(Projections.include(ID))
                .sort(sort)
                .limit(limit)
                .map(document -> document.getString(ID))
                .into(new ArrayList<>());
    }

    @Override
    public boolean lease(String id, Instant seen, Instant until, String node) {
        recent.forget(id);
        return orders.updateOne(
                                Filters.and(Filters.eq(ID, id), Filters.eq(WAKE_AT, Date.from(seen))),
                                Updates.combine(Updates.set(WAKE_AT, Date.from(until)), Updates.set("leasedBy", node)))
                        .getMatchedCount()
                == 1;
    }

    @Override
    public boolean rest(String id, long revision) {
        recent.forget(id);
        return orders.updateOne(
                                Filters.and(Filters.eq(ID, id), Filters.eq(REVISION, revision)),
                                Updates.combine(
                                        Updates.set("outbox", List.of()),
                                        Updates.inc(REVISION, 1L),
                                        Updates.unset(WAKE_AT),
                                        Updates.unset("leasedBy")))
                        .getMatchedCount()
                == 1;
    }

    @Override
    public boolean mark(String id, long revision, String field, Object value) {
        recent.forget(id);
        return orders.updateOne(
                                Filters.and(Filters.eq(ID, id), Filters.eq(REVISION, revision)),
                                Updates.combine(
                                        Updates.set(field, converter.convertToMongoType(value)),
                                        Updates.inc(REVISION, 1L)))
                        .getMatchedCount()
                == 1;
    }

    @Override
    public List<Order> search(OrderFilter filter) {
        return orders.find(filterOf(filter))
                .sort(Sorts.descending(ID))
                .limit(filter.limit())
                .map(this::read)
                .into(new ArrayList<>());
    }

    private static Bson filterOf(OrderFilter wanted) {
        List<Bson> all = new ArrayList<>();
        addIf(all, wanted.owner(), value -> Filters.eq("owner", value));
        addIf(all, wanted.status(), value -> Filters.eq("status", value));
        addIf(all, wanted.clientOrderId(), value -> Filters.eq("clientOrderId", value));
        all.add(
                wanted.kind() == null
                        ? Filters.in("kind", OrderKind.SALES.name(), OrderKind.TRADE.name())
                        : Filters.eq("kind", wanted.kind().name()));
        addIf(all, wanted.open(), MongoOrderStore::openness);
        wanted.tags().forEach((name, value) -> all.add(Filters.eq("tags", name + ":" + value)));
        addIf(all, wanted.from(), value -> Filters.gte("createdAt", Date.from(value)));
        addIf(all, wanted.to(), value -> Filters.lt("createdAt", Date.from(value)));
        addIf(all, wanted.beforeId(), value -> Filters.lt(ID, value));
        addIf(all, wanted.text(), MongoOrderStore::anyId);
        return Filters.and(all);
    }

    /** Every open order has a time to look at it again: so its index leads to the open ones past all that are done. */
    private static Bson openness(boolean open) {
        Bson said = Filters.eq("open", open);
        return open ? Filters.and(said, Filters.exists(WAKE_AT)) : said;
    }

    private static Bson anyId(String text) {
        if (text.indexOf('\0') >= 0) {
            return Filters.in(ID, List.of()); // no name has it, and no pattern may have it
        }
        Pattern beginning = Pattern.compile("^" + Pattern.quote(text));
        Pattern tagged = Pattern.compile("^[a-z]+:" + Pattern.quote(text), Pattern.CASE_INSENSITIVE);
        return Filters.or(
                Filters.regex(ID, beginning), Filters.regex("clientOrderId", beginning), Filters.regex("tags", tagged));
    }

    private static <T> void addIf(List<Bson> filters, T value, Function<T, Bson> filter) {
        if (value != null) {
            filters.add(filter.apply(value));
        }
    }

    private Document write(Order order) {
        Document document = new Document();
        converter.write(order, document);
        return document;
    }

    private Order read(Document document) {
        Order order = converter.read(classOf(OrderKind.valueOf(document.getString("kind"))), document);
        order.readFrom(document);
        return order;
    }

    private Class<? extends Order> classOf(OrderKind kind) {
        Map<OrderKind, Class<? extends Order>> known = classes;
        if (known == null) {
            known = types.stream().collect(Collectors.toMap(OrderType::kind, OrderType::type));
            classes = known;
        }
        return known.get(kind);
    }
}
