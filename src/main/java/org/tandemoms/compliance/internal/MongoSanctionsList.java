package org.tandemoms.compliance.internal;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Repository;
import org.tandemoms.compliance.SanctionsList;

/** Entries of kind SANCTIONS in collection {@code lists}, read anew every few seconds. */
@Repository
class MongoSanctionsList implements SanctionsList {

    private static final long FRESH_NANOS = 5_000_000_000L;

    private final MongoCollection<Document> lists;
    private volatile List<String> names = List.of();
    private volatile long readAt = Long.MIN_VALUE;

    MongoSanctionsList(MongoTemplate mongo) {
        this.lists = mongo.getCollection("lists");
    }

    @Override
    public List<String> names() {
        if (readAt == Long.MIN_VALUE || System.nanoTime() - readAt > FRESH_NANOS) {
            names = lists.find(Filters.eq("kind", "SANCTIONS"))
                    .map(entry -> entry.getString("name"))
                    .into(new ArrayList<>());
            readAt = System.nanoTime();
        }
        return names;
    }

    @Override
    public void save(String id, String name, String source) {
        Document entry = new Document("_id", id)
                .append("kind", "SANCTIONS")
                .append("name", name)
                .append("source", source);
        lists.replaceOne(Filters.eq("_id", id), entry, new ReplaceOptions().upsert(true));
        readAt = Long.MIN_VALUE;
    }
}
