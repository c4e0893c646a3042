package org.tandemoms.orders.internal;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Repository;
import org.tandemoms.orders.Answer;
import org.tandemoms.orders.Requests;

/** Collection {@code requests}; the unique {@code _id} is the whole guard. */
@Repository
class MongoRequests implements Requests {

    private static final String ID = "_id";
    private static final String ORDER_ID = "orderId";

    private final MongoCollection<Document> requests;

    MongoRequests(MongoTemplate mongo) {
        this.requests = mongo.getCollection("requests");
    }

    @Override
    public Optional<Claim> claim(Claim byKey, Claim byClientOrderId) {
        try {
            requests.insertMany(List.of(write(byKey), write(byClientOrderId)));
            return Optional.empty();
        } catch (MongoBulkWriteException e) {
            var first = e.getWriteErrors().get(0);
            if (ErrorCategory.fromErrorCode(first.getCode()) != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
            Claim refused = first.getIndex() == 0 ? byKey : byClientOrderId;
            Optional<Claim> before = find(refused.id());
            return before.isPresent() ? before : claimRest(refused, byClientOrderId);
        }
    }

    /** The claim in the way was dropped in between. */
    private Optional<Claim> claimRest(Claim refused, Claim byClientOrderId) {
        Optional<Claim> before = claim(refused);
        return before.isPresent() || refused == byClientOrderId ? before : claim(byClientOrderId);
    }

    @Override
    public Optional<Claim> claim(Claim single) {
        while (true) {
            try {
                requests.insertOne(write(single));
                return Optional.empty();
            } catch (MongoWriteException e) {
                if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                    throw e;
                }
                Optional<Claim> before = find(single.id());
                if (before.isPresent()) {
                    return before;
                }
            }
        }
    }

    @Override
    public Optional<Claim> find(String id) {
        return Optional.ofNullable(requests.find(Filters.eq(ID, id)).first()).map(MongoRequests::read);
    }

    @Override
    public boolean takeOver(Claim seen, Claim mine) {
        return requests.updateOne(
                                Filters.and(
                                        Filters.eq(ID, seen.id()),
                                        Filters.eq(ORDER_ID, seen.orderId()),
                                        Filters.eq("node", seen.node()),
                                        Filters.eq("at", Date.from(seen.at()))),
                                Updates.combine(
                                        Updates.set(ORDER_ID, mine.orderId()),
                                        Updates.set("node", mine.node()),
                                        Updates.set("at", Date.from(mine.at()))))
                        .getMatchedCount()
                == 1;
    }

    @Override
    public void answer(String id, Answer answer) {
        requests.updateOne(
                Filters.eq(ID, id),
                Updates.set("answer", new Document("status", answer.status()).append("body", answer.body())));
    }

    @Override
    public void drop(String id, String orderId) {
        requests.deleteOne(Filters.and(Filters.eq(ID, id), Filters.eq(ORDER_ID, orderId)));
    }

    private static Document write(Claim claim) {
        return new Document(ID, claim.id())
                .append("hash", claim.hash())
                .append(ORDER_ID, claim.orderId())
                .append("node", claim.node())
                .append("at", Date.from(claim.at()));
    }

    private static Claim read(Document document) {
        Document answer = document.get("answer", Document.class);
        return new Claim(
                document.getString(ID),
                document.getString("hash"),
                document.getString(ORDER_ID),
                document.getString("node"),
                document.getDate("at").toInstant(),
                answer == null ? null : new Answer(answer.getInteger("status"), answer.getString("body")));
    }
}
