package org.tandemoms.trading.internal;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Repository;
import org.tandemoms.trading.Locates;

/** Collection {@code locates}; the unique {@code _id} is the whole guard. */
@Repository
class MongoLocates implements Locates {

    private static final String ORDER_ID = "orderId";

    private final MongoCollection<Document> locates;

    MongoLocates(MongoTemplate mongo) {
        this.locates = mongo.getCollection("locates");
    }

    @Override
    public String use(String locateId, String orderId) {
        try {
            locates.insertOne(new Document("_id", locateId).append(ORDER_ID, orderId));
            return orderId;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
            return holder(locateId);
        }
    }

    @Override
    public boolean isHeldBy(String locateId, String orderId) {
        return orderId.equals(holder(locateId));
    }

    private String holder(String locateId) {
        Document found = locates.find(Filters.eq("_id", locateId)).first();
        return found == null ? null : found.getString(ORDER_ID);
    }
}
