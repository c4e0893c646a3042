package org.tandemoms.compliance.internal;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Repository;
import org.tandemoms.compliance.KillSwitch;
import org.tandemoms.compliance.KillSwitchStore;

/** Collection {@code kill_switches}: {@code _id: board} holds those that are on, the ended ones have their own ids. */
@Repository
class MongoKillSwitches implements KillSwitchStore {

    private static final String ID = "_id";
    private static final String BOARD = "board";
    private static final String VERSION = "version";
    private static final String RELEASED_AT = "releasedAt";

    private final MongoCollection<Document> switches;

    MongoKillSwitches(MongoTemplate mongo) {
        this.switches = mongo.getCollection("kill_switches");
        switches.createIndex(Indexes.descending(RELEASED_AT));
    }

    @Override
    public Board read() {
        Document board = switches.find(Filters.eq(ID, BOARD)).first();
        return board == null
                ? new Board(0, List.of())
                : new Board(
                        board.getLong(VERSION),
                        board.getList("on", Document.class).stream()
                                .map(MongoKillSwitches::read)
                                .toList());
    }

    @Override
    public boolean replace(Board before, List<KillSwitch> on) {
        Document after = new Document(ID, BOARD)
                .append(VERSION, before.version() + 1)
                .append("on", on.stream().map(MongoKillSwitches::write).toList());
        if (before.version() > 0) {
            return switches.replaceOne(Filters.and(Filters.eq(ID, BOARD), Filters.eq(VERSION, before.version())), after)
                            .getMatchedCount()
                    == 1;
        }
        try {
            switches.insertOne(after);
            return true;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw e;
        }
    }

    @Override
    public void file(KillSwitch ended) {
        switches.replaceOne(Filters.eq(ID, ended.id()), write(ended), new ReplaceOptions().upsert(true));
    }

    @Override
    public Optional<KillSwitch> ended(String id) {
        return BOARD.equals(id)
                ? Optional.empty()
                : Optional.ofNullable(switches.find(Filters.eq(ID, id)).first()).map(MongoKillSwitches::read);
    }

    @Override
    public List<KillSwitch> ended(int limit) {
        return switches.find(Filters.exists(RELEASED_AT))
                .sort(Sorts.descending(RELEASED_AT))
                .limit(limit)
                .map(MongoKillSwitches::read)
                .into(new ArrayList<>());
    }

    private static Document write(KillSwitch stop) {
        Document document = new Document(ID, stop.id())
                .append("scope", stop.scope().name())
                .append("value", stop.value())
                .append("reason", stop.reason())
                .append("setBy", stop.setBy())
                .append("setAt", Date.from(stop.setAt()))
                .append("requestHash", stop.requestHash())
                .append("releaseAskedBy", stop.releaseAskedBy())
                .append("releaseAskedAt", date(stop.releaseAskedAt()));
        if (stop.releasedAt() != null) {
            document.append("releasedBy", stop.releasedBy()).append(RELEASED_AT, date(stop.releasedAt()));
        }
        return document;
    }

    private static KillSwitch read(Document document) {
        return new KillSwitch(
                document.getString(ID),
                KillSwitch.Scope.valueOf(document.getString("scope")),
                document.getString("value"),
                document.getString("reason"),
                document.getString("setBy"),
                instant(document.getDate("setAt")),
                document.getString("requestHash"),
                document.getString("releaseAskedBy"),
                instant(document.getDate("releaseAskedAt")),
                document.getString("releasedBy"),
                instant(document.getDate(RELEASED_AT)));
    }

    private static Date date(Instant at) {
        return at == null ? null : Date.from(at);
    }

    private static Instant instant(Date at) {
        return at == null ? null : at.toInstant();
    }
}
