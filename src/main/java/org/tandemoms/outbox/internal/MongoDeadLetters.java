package org.tandemoms.outbox.internal;

import java.time.Instant;
import java.util.List;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;
import org.tandemoms.outbox.DeadLetter;
import org.tandemoms.outbox.DeadLetters;
import org.tandemoms.outbox.OutboxMessage;
import org.tandemoms.shared.Page;
import org.tandemoms.shared.ProblemCode;
import org.tandemoms.shared.Refused;

@Repository
class MongoDeadLetters implements DeadLetters {

    private static final String COLLECTION = "dead_letters";

    private final MongoTemplate mongo;

    MongoDeadLetters(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    @Override
    public void keep(String documentId, OutboxMessage message, String reason, Instant at) {
        mongo.save(new DeadLetter(message.key(), documentId, message, reason, at, null), COLLECTION);
    }

    @Override
    public Page<DeadLetter> list(int limit, String cursor) {
        Query query = new Query().with(Sort.by(Sort.Direction.ASC, "_id")).limit(limit + 1);
        if (cursor != null) {
            query.addCriteria(Criteria.where("_id").gt(cursor));
        }
        List<DeadLetter> found = mongo.find(query, DeadLetter.class, COLLECTION);
        return Page.of(found, limit, letter -> letter, DeadLetter::id);
    }

    @Override
    public DeadLetter unreplayed(String id) {
        DeadLetter letter = mongo.findById(id, DeadLetter.class, COLLECTION);
        if (letter == null) {
            throw Refused.because(ProblemCode.NOT_FOUND, "There is no dead letter " + id);
        }
        if (letter.replayedAt() != null) {
            throw Refused.because(ProblemCode.STATE, "Dead letter " + id + " was replayed already");
        }
        return letter;
    }

    @Override
    public void markReplayed(String id, Instant at) {
        mongo.updateFirst(
                Query.query(Criteria.where("_id").is(id)),
                Update.update("replayedAt", at),
                DeadLetter.class,
                COLLECTION);
    }
}
