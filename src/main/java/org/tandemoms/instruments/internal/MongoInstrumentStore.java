package org.tandemoms.instruments.internal;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Repository;
import org.tandemoms.instruments.Attributes;
import org.tandemoms.instruments.Instrument;
import org.tandemoms.instruments.InstrumentColumns;
import org.tandemoms.instruments.InstrumentStore;
import org.tandemoms.shared.Ids;

/**
 * Collection {@code instruments}, and {@code instrument_imports} for what is on its way there: an import's parts are
 * written first, then its head, which makes it count; only then the instruments are changed, and the same again after a
 * crash. An instrument remembers the import it is from, so that an older one that is finished late changes nothing.
 */
@Repository
class MongoInstrumentStore implements InstrumentStore {

    private static final Logger log = LoggerFactory.getLogger(MongoInstrumentStore.class);
    private static final String ID = "_id";
    private static final String GENERATION = "generation";
    private static final String STATE = "state";
    private static final String COUNTS = "COUNTS";
    private static final int PART = 500;
    private static final int DUPLICATE_KEY = 11000;

    private final MongoCollection<Document> instruments;
    private final MongoCollection<Document> imports;
    private final Clock clock;

    MongoInstrumentStore(MongoTemplate mongo, Clock clock) {
        this.instruments = mongo.getCollection("instruments");
        this.imports = mongo.getCollection("instrument_imports");
        this.clock = clock;
    }

    @Override
    public List<Instrument> all() {
        List<Instrument> all = new ArrayList<>();
        for (Document stored : instruments.find().sort(new Document(ID, 1))) {
            read(stored, all);
        }
        return all;
    }

    /** One document that cannot be read does not keep all others from being traded. */
    private static void read(Document stored, List<Instrument> to) {
        Attributes from = new Attributes(columns(stored.get("columns", Document.class)));
        InstrumentColumns.read(from, stored.getLong("version"))
                .ifPresentOrElse(
                        to::add,
                        () -> log.error("Instrument {} cannot be read: {}", stored.getString(ID), from.findings()));
    }

    private static Map<String, String> columns(Document stored) {
        Map<String, String> columns = new LinkedHashMap<>();
        stored.forEach((name, value) -> columns.put(name, (String) value));
        return columns;
    }

    @Override
    public String save(List<Instrument> changed, String by) {
        String number = Ids.next();
        int parts = 0;
        for (int from = 0; from < changed.size(); from += PART) {
            List<Document> lines = changed.subList(from, Math.min(from + PART, changed.size())).stream()
                    .map(instrument -> new Document(new LinkedHashMap<>(InstrumentColumns.write(instrument))))
                    .toList();
            imports.insertOne(new Document(ID, part(number, parts++)).append("lines", lines));
        }
        imports.insertOne(new Document(ID, number)
                .append(STATE, COUNTS)
                .append("parts", parts)
                .append("instruments", changed.size())
                .append("by", by)
                .append("at", Date.from(clock.instant())));
        finish(number, parts);
        return number;
    }

    private static String part(String number, int index) {
        return number + ":" + index;
    }

    @Override
    public void recover() {
        for (Document head : imports.find(Filters.eq(STATE, COUNTS)).sort(new Document(ID, 1))) {
            log.info(
                    "Import {} of {} instruments was cut off and is finished now",
                    head.get(ID),
                    head.get("instruments"));
            finish(head.getString(ID), head.getInteger("parts"));
        }
    }

    private void finish(String number, int parts) {
        for (int index = 0; index < parts; index++) {
            Document part = imports.find(Filters.eq(ID, part(number, index))).first();
            if (part != null) {
                apply(part.getList("lines", Document.class), number);
            }
        }
        imports.updateOne(Filters.eq(ID, GENERATION), Updates.inc("done", 1L), new UpdateOptions().upsert(true));
        imports.updateOne(Filters.eq(ID, number), Updates.set(STATE, "DONE"));
        for (int index = 0; index < parts; index++) {
            imports.deleteOne(Filters.eq(ID, part(number, index)));
        }
    }

    /** Changes those that are older than this import; where one is not, the insert meets its key and is left out. */
    private void apply(List<Document> lines, String number) {
        List<WriteModel<Document>> writes = new ArrayList<>();
        for (Document line : lines) {
            Bson older = Filters.and(Filters.eq(ID, line.getString("symbol")), Filters.lt("import", number));
            Bson change = Updates.combine(
                    Updates.set("columns", line), Updates.set("import", number), Updates.inc("version", 1L));
            writes.add(new UpdateOneModel<>(older, change, new UpdateOptions().upsert(true)));
        }
        try {
            instruments.bulkWrite(writes, new BulkWriteOptions().ordered(false));
        } catch (MongoBulkWriteException e) {
            if (e.getWriteErrors().stream().anyMatch(error -> error.getCode() != DUPLICATE_KEY)) {
                throw e;
            }
        }
    }

    @Override
    public long generation() {
        Document generation = imports.find(Filters.eq(ID, GENERATION)).first();
        return generation == null ? 0 : generation.getLong("done");
    }
}
