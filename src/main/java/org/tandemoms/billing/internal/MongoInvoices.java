package org.tandemoms.billing.internal;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.stereotype.Repository;
import org.tandemoms.billing.Invoice;
import org.tandemoms.billing.InvoiceSeries;
import org.tandemoms.billing.Invoices;

/**
 * Collection {@code invoices}: {@code _id} is the number, {@code key} is unique. The documents are the counter: a number is
 * taken by storing its document, the next one only after that is durable, so that no crash leaves a gap and no second node
 * takes the same.
 */
@Repository
class MongoInvoices implements Invoices {

    private static final String COLLECTION = "invoices";
    private static final String KEY = "key";
    private static final String ID = "_id";
    private static final String CUSTOMER = "customerId";
    private static final String ISSUED = "issuedAt";

    private final MongoTemplate mongo;

    /** The highest number of each series that this node knows of; others may be further. */
    private final Map<InvoiceSeries, Long> last = new ConcurrentHashMap<>();

    MongoInvoices(MongoTemplate mongo) {
        this.mongo = mongo;
        mongo.indexOps(COLLECTION).createIndex(new Index(KEY, Sort.Direction.ASC).unique());
        mongo.indexOps(COLLECTION)
                .createIndex(new Index(CUSTOMER, Sort.Direction.ASC)
                        .on(ISSUED, Sort.Direction.DESC)
                        .on(ID, Sort.Direction.DESC));
    }

    @Override
    public Invoice issue(Invoice draft) {
        InvoiceSeries series = InvoiceSeries.of(draft.kind(), draft.issuedAt());
        Invoice[] issued = new Invoice[1];
        last.compute(series, (same, known) -> {
            Optional<Invoice> earlier = byKey(draft.key());
            long next = known == null ? afterLast(series, 0) : known + 1;
            while (earlier.isEmpty()) {
                try {
                    issued[0] = mongo.insert(draft.numbered(series.number(next)), COLLECTION);
                    return next;
                } catch (DuplicateKeyException takenMeanwhile) {
                    earlier = byKey(draft.key());
                    next = afterLast(series, next - 1);
                }
            }
            issued[0] = earlier.get();
            return known;
        });
        return issued[0];
    }

    private Optional<Invoice> byKey(String key) {
        return Optional.ofNullable(mongo.findOne(query(where(KEY).is(key)), Invoice.class, COLLECTION));
    }

    /** The first free number. Without gaps the taken ones are those up to the last: doubling steps, then halving ones. */
    private long afterLast(InvoiceSeries series, long known) {
        long taken = known;
        long free = known + 1;
        for (long step = 1; isTaken(series, free); step *= 2) {
            taken = free;
            free += step;
        }
        while (free - taken > 1) {
            long middle = taken + (free - taken) / 2;
            if (isTaken(series, middle)) {
                taken = middle;
            } else {
                free = middle;
            }
        }
        return free;
    }

    private boolean isTaken(InvoiceSeries series, long count) {
        return mongo.exists(query(where(ID).is(series.number(count))), COLLECTION);
    }

    @Override
    public Optional<Invoice> find(String number) {
        return Optional.ofNullable(mongo.findById(number, Invoice.class, COLLECTION));
    }

    @Override
    public List<Invoice> issuedFor(Collection<String> keys) {
        return keys.stream()
                .flatMap(key -> byKey(key).stream())
                .sorted(Comparator.comparing(Invoice::issuedAt).thenComparing(Invoice::number))
                .toList();
    }

    @Override
    public List<Invoice> ofCustomer(String customerId, Invoice before, int limit) {
        Criteria which = where(CUSTOMER).is(customerId);
        if (before != null) {
            which.orOperator(
                    where(ISSUED).lt(before.issuedAt()),
                    where(ISSUED).is(before.issuedAt()).and(ID).lt(before.id()));
        }
        return mongo.find(
                query(which).with(Sort.by(Sort.Direction.DESC, ISSUED, ID)).limit(limit), Invoice.class, COLLECTION);
    }
}
