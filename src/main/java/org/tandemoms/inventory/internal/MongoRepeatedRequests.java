package org.tandemoms.inventory.internal;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.util.Optional;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Repository;
import org.tandemoms.inventory.RepeatedRequests;

/** Collection {@code stock_requests}; the unique {@code _id} is the guard. */
@Repository
class MongoRepeatedRequests implements RepeatedRequests {

    private static final String ID = "_id";

    private final MongoCollection<Document> requests;

    MongoRepeatedRequests(MongoTemplate mongo) {
        this.requests = mongo.getCollection("stock_requests");
    }

    @Override
    public Optional<Kept> claim(Kept first) {
        while (true) {
            try {
                requests.insertOne(new Document(ID, first.id())
                        .append("hash", first.hash())
                        .append("subject", first.subject()));
                return Optional.empty();
            } catch (MongoWriteException e) {
                if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                    throw e;
                }
                Document before = requests.find(Filters.eq(ID, first.id())).first();
                if (before != null) {
                    return Optional.of(new Kept(
                            first.id(),
                            before.getString("hash"),
                            before.getString("subject"),
                            before.getString("answer")));
                }
            }
        }
    }

    @Override
    public void answered(String id, String answer) {
        requests.updateOne(Filters.eq(ID, id), Updates.set("answer", answer));
    }

    @Override
    public void drop(String id) {
        requests.deleteOne(Filters.and(Filters.eq(ID, id), Filters.exists("answer", false)));
    }
}
