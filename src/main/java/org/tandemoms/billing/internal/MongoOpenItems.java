package org.tandemoms.billing.internal;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.FindAndReplaceOptions;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.stereotype.Repository;
import org.tandemoms.billing.OpenItem;
import org.tandemoms.billing.OpenItems;

/** Collection {@code open_items}: {@code _id} is the invoice's number; changes are guarded by {@code version}. */
@Repository
class MongoOpenItems implements OpenItems {

    private static final String COLLECTION = "open_items";
    private static final String ID = "_id";
    private static final String VERSION = "version";
    private static final String CUSTOMER = "customerId";
    private static final String OPEN = "open";

    private final MongoTemplate mongo;

    MongoOpenItems(MongoTemplate mongo) {
        this.mongo = mongo;
        mongo.indexOps(COLLECTION)
                .createIndex(new Index(ID, Sort.Direction.ASC)
                        .on(VERSION, Sort.Direction.ASC)
                        .unique());
        mongo.indexOps(COLLECTION).createIndex(new Index(CUSTOMER, Sort.Direction.ASC).on(OPEN, Sort.Direction.ASC));
    }

    @Override
    public void add(OpenItem item) {
        if (find(item.id()).isPresent()) {
            return;
        }
        try {
            mongo.insert(item, COLLECTION);
        } catch (DuplicateKeyException addedMeanwhile) {
            // it is there, which is what was asked for
        }
    }

    @Override
    public Optional<OpenItem> find(String invoice) {
        return Optional.ofNullable(mongo.findById(invoice, OpenItem.class, COLLECTION));
    }

    @Override
    public boolean replace(OpenItem changed) {
        return mongo.findAndReplace(
                        query(where(ID).is(changed.id()).and(VERSION).is(changed.version() - 1)),
                        changed,
                        FindAndReplaceOptions.empty(),
                        OpenItem.class,
                        COLLECTION)
                != null;
    }

    @Override
    public List<OpenItem> open(String customerId, String after, int limit) {
        Criteria which = where(OPEN).is(true);
        if (customerId != null) {
            which.and(CUSTOMER).is(customerId);
        }
        if (after != null) {
            which.and(ID).gt(after);
        }
        return mongo.find(query(which).with(Sort.by(Sort.Direction.ASC, ID)).limit(limit), OpenItem.class, COLLECTION);
    }

    /** One step of the index for each customer, however many invoices each has open. */
    @Override
    public List<String> debtors(String after, int limit) {
        List<String> found = new ArrayList<>();
        String last = after == null ? "" : after;
        while (found.size() < limit) {
            OpenItem next = mongo.findOne(
                    query(where(CUSTOMER).gt(last).and(OPEN).is(true)).with(Sort.by(Sort.Direction.ASC, CUSTOMER)),
                    OpenItem.class,
                    COLLECTION);
            if (next == null) {
                break;
            }
            last = next.customerId();
            found.add(last);
        }
        return found;
    }
}
