package org.tandemoms.outbox.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;
import org.tandemoms.outbox.Leases;

/** Collection {@code leases}: one document per task, changed by guarded updates. */
@Repository
class MongoLeases implements Leases {

    private static final String COLLECTION = "leases";
    private static final String ID = "_id";
    private static final String HOLDER = "holder";
    private static final String UNTIL = "until";

    private final MongoTemplate mongo;
    private final Clock clock;

    MongoLeases(MongoTemplate mongo, Clock clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    private record Lease(String id, String holder, Instant until) {}

    @Override
    public boolean take(String name, String node, Duration length) {
        Instant now = clock.instant();
        Criteria mineOrOver = new Criteria()
                .orOperator(
                        Criteria.where(HOLDER).is(node), Criteria.where(UNTIL).lte(now));
        Query guarded =
                Query.query(new Criteria().andOperator(Criteria.where(ID).is(name), mineOrOver));
        Update taken = new Update().set(HOLDER, node).set(UNTIL, now.plus(length));
        if (mongo.updateFirst(guarded, taken, COLLECTION).getMatchedCount() == 1) {
            return true;
        }
        if (mongo.findById(name, Lease.class, COLLECTION) != null) {
            return false;
        }
        try {
            mongo.insert(new Lease(name, node, now.plus(length)), COLLECTION);
            return true;
        } catch (DuplicateKeyException anotherWasFirst) {
            return false;
        }
    }

    @Override
    public void release(String name, String node) {
        mongo.remove(Query.query(Criteria.where(ID).is(name).and(HOLDER).is(node)), COLLECTION);
    }
}
