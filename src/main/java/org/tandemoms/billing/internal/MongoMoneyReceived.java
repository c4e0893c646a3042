package org.tandemoms.billing.internal;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.bson.types.Decimal128;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;
import org.tandemoms.billing.CustomerMoney;
import org.tandemoms.billing.MoneyReceived;

/**
 * Collection {@code customer_money}: {@code _id} is the bank's reference or the credit note's number, {@code request.key}
 * is unique; changes are guarded by {@code version}.
 */
@Repository
class MongoMoneyReceived implements MoneyReceived {

    private static final String COLLECTION = "customer_money";
    private static final String ID = "_id";
    private static final String VERSION = "version";
    private static final String KEY = "key";
    private static final String MONEY = "money";
    private static final String UNFINISHED = "unfinished";
    private static final String LEFT = "money.unallocated";

    /** @param key of the request, without its content */
    record Kept(String id, String key, CustomerMoney money, boolean unfinished, long version) {

        static Kept of(CustomerMoney money) {
            return new Kept(money.id(), key(money), money, !money.isBooked() || money.isToPost(), money.version());
        }

        private static String key(CustomerMoney money) {
            int content = money.request().lastIndexOf('#');
            return content < 0 ? money.request() : money.request().substring(0, content);
        }
    }

    private final MongoTemplate mongo;

    MongoMoneyReceived(MongoTemplate mongo) {
        this.mongo = mongo;
        mongo.indexOps(COLLECTION).createIndex(new Index(KEY, Sort.Direction.ASC).unique());
        mongo.indexOps(COLLECTION)
                .createIndex(new Index(ID, Sort.Direction.ASC)
                        .on(VERSION, Sort.Direction.ASC)
                        .unique());
        mongo.indexOps(COLLECTION).createIndex(new Index(UNFINISHED, Sort.Direction.ASC));
        mongo.indexOps(COLLECTION).createIndex(new Index("money.customerId", Sort.Direction.ASC));
    }

    @Override
    public Optional<CustomerMoney> add(CustomerMoney money) {
        Kept kept = Kept.of(money);
        try {
            mongo.insert(kept, COLLECTION);
            return Optional.empty();
        } catch (DuplicateKeyException known) {
            return find(money.id()).or(() -> Optional.ofNullable(
                            mongo.findOne(query(where(KEY).is(kept.key())), Kept.class, COLLECTION))
                    .map(Kept::money));
        }
    }

    @Override
    public Optional<CustomerMoney> find(String reference) {
        return Optional.ofNullable(mongo.findById(reference, Kept.class, COLLECTION))
                .map(Kept::money);
    }

    @Override
    public boolean replace(CustomerMoney changed) {
        Kept kept = Kept.of(changed);
        var update = new Update()
                .set(MONEY, changed)
                .set(UNFINISHED, kept.unfinished())
                .set(VERSION, kept.version());
        return mongo.updateFirst(
                                query(where(ID).is(changed.id()).and(VERSION).is(changed.version() - 1)),
                                update,
                                Kept.class,
                                COLLECTION)
                        .getMatchedCount()
                == 1;
    }

    @Override
    public List<CustomerMoney> unfinished(int limit) {
        return found(where(UNFINISHED).is(true), limit);
    }

    @Override
    public List<CustomerMoney> list(String customerId, boolean unallocated, String after, int limit) {
        Criteria which = after == null ? new Criteria() : where(ID).gt(after);
        if (customerId != null) {
            which.and("money.customerId").is(customerId);
        }
        if (unallocated) {
            which.and(LEFT).gt(new Decimal128(BigDecimal.ZERO));
        }
        return found(which, limit);
    }

    private List<CustomerMoney> found(Criteria which, int limit) {
        return mongo
                .find(query(which).with(Sort.by(Sort.Direction.ASC, ID)).limit(limit), Kept.class, COLLECTION)
                .stream()
                .map(Kept::money)
                .toList();
    }
}
