package org.tandemoms.trading.internal;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import java.util.Collection;
import java.util.TreeSet;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Repository;
import org.tandemoms.trading.AllocationTurns;

/** Collection {@code allocation_turns}: one counter for each group of accounts. */
@Repository
class MongoAllocationTurns implements AllocationTurns {

    private final MongoCollection<Document> turns;

    MongoAllocationTurns(MongoTemplate mongo) {
        this.turns = mongo.getCollection("allocation_turns");
    }

    @Override
    public long next(Collection<String> accounts) {
        Document counter = turns.findOneAndUpdate(
                Filters.eq("_id", String.join("|", new TreeSet<>(accounts))),
                Updates.inc("turns", 1L),
                new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER));
        return counter.getLong("turns") - 1;
    }
}
