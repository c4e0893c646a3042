package org.tandemoms.inventory.internal;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;
import org.tandemoms.inventory.Filing;
import org.tandemoms.shared.ProblemCode;
import org.tandemoms.shared.Refused;

/** One collection for each kind of paper. */
@Component
class MongoFiling implements Filing {

    private final MongoTemplate mongo;

    MongoFiling(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    @Override
    public <P extends Paper> Drawer<P> drawer(Class<P> type, String name) {
        return new MongoDrawer<>(mongo, type, name);
    }

    private static final class MongoDrawer<P extends Paper> implements Drawer<P> {

        private static final String ID = "_id";
        private static final String VERSION = "version";
        private static final String STATE = "state";

        private final MongoTemplate mongo;
        private final Class<P> type;
        private final MongoCollection<Document> papers;

        MongoDrawer(MongoTemplate mongo, Class<P> type, String name) {
            this.mongo = mongo;
            this.type = type;
            this.papers = mongo.getCollection(name);
            papers.createIndex(Indexes.compoundIndex(Indexes.ascending(STATE), Indexes.descending(ID)));
        }

        @Override
        public boolean insert(P paper) {
            try {
                papers.insertOne(write(paper, 1));
                return true;
            } catch (MongoWriteException e) {
                if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                    throw e;
                }
                return false;
            }
        }

        @Override
        public Optional<P> find(String id) {
            return Optional.ofNullable(papers.find(eq(ID, id)).first()).map(this::read);
        }

        @Override
        public P change(String id, UnaryOperator<P> change) {
            while (true) {
                Document seen = papers.find(eq(ID, id)).first();
                if (seen == null) {
                    throw Refused.because(ProblemCode.NOT_FOUND, "There is nothing under " + id);
                }
                P before = read(seen);
                P after = change.apply(before);
                if (after.equals(before)) {
                    return before;
                }
                long version = seen.getLong(VERSION);
                if (papers.replaceOne(and(eq(ID, id), eq(VERSION, version)), write(after, version + 1))
                                .getMatchedCount()
                        == 1) {
                    return after;
                }
            }
        }

        @Override
        public List<P> list(String state, int limit) {
            return papers.find(state == null ? empty() : eq(STATE, state))
                    .sort(Sorts.descending(ID))
                    .limit(limit)
                    .map(this::read)
                    .into(new ArrayList<>());
        }

        private Document write(P paper, long version) {
            Document document = new Document();
            mongo.getConverter().write(paper, document);
            return document.append(ID, paper.id()).append(STATE, paper.state()).append(VERSION, version);
        }

        private P read(Document document) {
            return mongo.getConverter().read(type, document);
        }
    }
}
