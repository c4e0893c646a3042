package org.tandemoms.inventory.internal;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Updates;
import java.util.Date;
import java.util.Optional;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Repository;
import org.tandemoms.inventory.SerialRegister;

/** Collection {@code serial_numbers}, one document each; its insertion is the guard. */
@Repository
class MongoSerialRegister implements SerialRegister {

    private static final String ID = "_id";
    private static final String MOVEMENT = "movement";

    private final MongoCollection<Document> serials;

    MongoSerialRegister(MongoTemplate mongo) {
        this.serials = mongo.getCollection("serial_numbers");
    }

    private static String id(String sku, String serial) {
        return sku + "|" + serial;
    }

    @Override
    public Optional<Entry> enter(String sku, String serial, Entry entry) {
        Document first = new Document(ID, id(sku, serial))
                .append(MOVEMENT, entry.movement())
                .append("at", Date.from(entry.at()));
        while (true) {
            try {
                serials.insertOne(first);
                return Optional.empty();
            } catch (MongoWriteException e) {
                if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                    throw e;
                }
            }
            Document there = serials.find(eq(ID, id(sku, serial))).first();
            if (there != null) {
                return Optional.of(
                        new Entry(there.getString(MOVEMENT), there.getDate("at").toInstant()));
            }
        }
    }

    @Override
    public boolean replace(String sku, String serial, Entry before, Entry after) {
        return serials.updateOne(
                                and(
                                        eq(ID, id(sku, serial)),
                                        eq(MOVEMENT, before.movement()),
                                        eq("at", Date.from(before.at()))),
                                Updates.combine(
                                        Updates.set(MOVEMENT, after.movement()),
                                        Updates.set("at", Date.from(after.at()))))
                        .getMatchedCount()
                == 1;
    }

    @Override
    public void strike(String sku, String serial, String movement) {
        serials.deleteOne(and(eq(ID, id(sku, serial)), eq(MOVEMENT, movement)));
    }
}
