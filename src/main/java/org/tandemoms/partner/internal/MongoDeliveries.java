package org.tandemoms.partner.internal;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Repository;
import org.tandemoms.partner.Delivery;
import org.tandemoms.partner.DeliveryStore;

/** Collection {@code webhook_deliveries}; {@code dueAt} is there while a delivery is on its way. */
@Repository
class MongoDeliveries implements DeliveryStore {

    private static final String ID = "_id";
    private static final String WEBHOOK = "webhookId";
    private static final String STATE = "state";
    private static final String ATTEMPTS = "attempts";
    private static final String BEGUN = "begunAt";
    private static final String DUE = "dueAt";
    private static final String SETTLED = "settledAt";
    private static final String STATUS = "status";
    private static final String ERROR = "error";
    private static final String CREATED = "createdAt";

    private final MongoCollection<Document> deliveries;

    MongoDeliveries(MongoTemplate mongo) {
        this.deliveries = mongo.getCollection("webhook_deliveries");
        deliveries.createIndex(Indexes.ascending(WEBHOOK, DUE));
        deliveries.createIndex(Indexes.compoundIndex(Indexes.ascending(WEBHOOK), Indexes.descending(CREATED, ID)));
        deliveries.createIndex(Indexes.ascending(SETTLED));
    }

    @Override
    public void add(Delivery delivery) {
        try {
            deliveries.insertOne(write(delivery));
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
        }
    }

    @Override
    public Optional<Delivery> find(String id) {
        return Optional.ofNullable(deliveries.find(Filters.eq(ID, id)).first()).map(MongoDeliveries::read);
    }

    @Override
    public List<Delivery> due(String webhookId, Instant now, int limit) {
        return deliveries
                .find(Filters.and(Filters.eq(WEBHOOK, webhookId), Filters.lte(DUE, Date.from(now))))
                .sort(Sorts.ascending(DUE))
                .limit(limit)
                .map(MongoDeliveries::read)
                .into(new ArrayList<>());
    }

    @Override
    public boolean claim(Delivery seen, Instant until) {
        return deliveries
                        .updateOne(
                                Filters.and(Filters.eq(ID, seen.id()), Filters.eq(DUE, Date.from(seen.dueAt()))),
                                Updates.combine(Updates.set(DUE, Date.from(until)), Updates.inc(ATTEMPTS, 1)))
                        .getMatchedCount()
                == 1;
    }

    @Override
    public void delivered(String id, Instant at, int status) {
        deliveries.updateOne(
                Filters.eq(ID, id),
                Updates.combine(
                        Updates.set(STATE, Delivery.State.DELIVERED.name()),
                        Updates.set(SETTLED, Date.from(at)),
                        Updates.set(STATUS, status),
                        Updates.unset(ERROR),
                        Updates.unset(DUE)));
    }

    @Override
    public void failed(String id, Instant at, Instant again, Integer status, String error) {
        List<Bson> changes = new ArrayList<>(List.of(
                Updates.set(ERROR, error), status == null ? Updates.unset(STATUS) : Updates.set(STATUS, status)));
        if (again == null) {
            changes.add(Updates.set(STATE, Delivery.State.DEAD.name()));
            changes.add(Updates.set(SETTLED, Date.from(at)));
            changes.add(Updates.unset(DUE));
        } else {
            changes.add(Updates.set(DUE, Date.from(again)));
        }
        deliveries.updateOne(
                Filters.and(Filters.eq(ID, id), Filters.eq(STATE, Delivery.State.PENDING.name())),
                Updates.combine(changes));
    }

    @Override
    public boolean replay(String id, Instant now) {
        return deliveries
                        .updateOne(
                                Filters.and(Filters.eq(ID, id), Filters.ne(STATE, Delivery.State.PENDING.name())),
                                Updates.combine(
                                        Updates.set(STATE, Delivery.State.PENDING.name()),
                                        Updates.set(DUE, Date.from(now)),
                                        Updates.set(BEGUN, Date.from(now)),
                                        Updates.set(ATTEMPTS, 0),
                                        Updates.unset(SETTLED)))
                        .getMatchedCount()
                == 1;
    }

    @Override
    public List<Delivery> list(String webhookId, Delivery.State state, String before, int limit) {
        List<Bson> filters = new ArrayList<>(List.of(Filters.eq(WEBHOOK, webhookId)));
        if (state != null) {
            filters.add(Filters.eq(STATE, state.name()));
        }
        if (before != null) {
            filters.add(find(before).map(MongoDeliveries::olderThan).orElseGet(() -> Filters.lt(ID, before)));
        }
        return deliveries
                .find(Filters.and(filters))
                .sort(Sorts.descending(CREATED, ID))
                .limit(limit)
                .map(MongoDeliveries::read)
                .into(new ArrayList<>());
    }

    private static Bson olderThan(Delivery last) {
        Date at = Date.from(last.createdAt());
        return Filters.or(Filters.lt(CREATED, at), Filters.and(Filters.eq(CREATED, at), Filters.lt(ID, last.id())));
    }

    @Override
    public void removeAll(String webhookId) {
        deliveries.deleteMany(Filters.eq(WEBHOOK, webhookId));
    }

    @Override
    public void forget(Instant settledBefore) {
        deliveries.deleteMany(Filters.lt(SETTLED, Date.from(settledBefore)));
    }

    private static Document write(Delivery delivery) {
        return new Document(ID, delivery.id())
                .append(WEBHOOK, delivery.webhookId())
                .append("eventId", delivery.eventId())
                .append("event", delivery.event())
                .append("orderId", delivery.orderId())
                .append("body", delivery.body())
                .append(STATE, delivery.state().name())
                .append(ATTEMPTS, delivery.attempts())
                .append(CREATED, Date.from(delivery.createdAt()))
                .append(BEGUN, Date.from(delivery.begunAt()))
                .append(DUE, Date.from(delivery.dueAt()));
    }

    private static Delivery read(Document document) {
        return new Delivery(
                document.getString(ID),
                document.getString(WEBHOOK),
                document.getString("eventId"),
                document.getString("event"),
                document.getString("orderId"),
                document.getString("body"),
                Delivery.State.valueOf(document.getString(STATE)),
                document.getInteger(ATTEMPTS),
                document.getDate(CREATED).toInstant(),
                document.getDate(BEGUN).toInstant(),
                instant(document, DUE),
                instant(document, SETTLED),
                document.getInteger(STATUS),
                document.getString(ERROR));
    }

    private static Instant instant(Document document, String field) {
        Date at = document.getDate(field);
        return at == null ? null : at.toInstant();
    }
}
