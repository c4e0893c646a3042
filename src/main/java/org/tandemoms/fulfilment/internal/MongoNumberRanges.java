package org.tandemoms.fulfilment.internal;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Repository;
import org.tandemoms.fulfilment.NumberRanges;

/** Collection {@code number_ranges}: the last number given of each. */
@Repository
class MongoNumberRanges implements NumberRanges {

    private final MongoCollection<Document> ranges;

    MongoNumberRanges(MongoTemplate mongo) {
        this.ranges = mongo.getCollection("number_ranges");
    }

    @Override
    public long next(String range) {
        Document counted = ranges.findOneAndUpdate(
                Filters.eq("_id", range),
                Updates.inc("last", 1L),
                new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER));
        return counted.getLong("last");
    }
}
