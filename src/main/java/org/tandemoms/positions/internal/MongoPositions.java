package org.tandemoms.positions.internal;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Repository;
import org.tandemoms.positions.Position;
import org.tandemoms.positions.PositionPage;
import org.tandemoms.positions.Positions;

/**
 * Collection {@code positions}: one document an account and instrument, guarded by {@code (_id, version)}; and {@code
 * position_pages}, whose documents are written once.
 */
@Repository
class MongoPositions implements Positions {

    private static final String ID = "_id";

    private final MongoCollection<Document> positions;
    private final MongoCollection<Document> pages;

    MongoPositions(MongoTemplate mongo) {
        this.positions = mongo.getCollection("positions");
        this.pages = mongo.getCollection("position_pages");
        positions.createIndex(Indexes.ascending("account"));
    }

    @Override
    public Optional<Position> find(String id) {
        return Optional.ofNullable(positions.find(Filters.eq(ID, id)).first()).map(this::read);
    }

    @Override
    public List<Position> of(String account) {
        return positions
                .find(account == null ? new Document() : Filters.eq("account", account))
                .sort(Sorts.ascending(ID))
                .map(this::read)
                .into(new ArrayList<>())
                .stream()
                .filter(Position::isTraded)
                .toList();
    }

    @Override
    public PositionPage page(String id) {
        Document page = pages.find(Filters.eq(ID, id)).first();
        if (page == null) {
            throw new IllegalStateException("The page " + id + " of a position is not there");
        }
        return PositionDocuments.page(page);
    }

    @Override
    public void keep(PositionPage page) {
        pages.insertOne(PositionDocuments.write(page));
    }

    @Override
    public boolean store(Position position, long versionBefore) {
        Document document = PositionDocuments.write(position.state());
        if (versionBefore > 0) {
            return positions
                            .replaceOne(
                                    Filters.and(Filters.eq(ID, position.id()), Filters.eq("version", versionBefore)),
                                    document)
                            .getMatchedCount()
                    == 1;
        }
        try {
            positions.insertOne(document);
            return true;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw e;
        }
    }

    private Position read(Document document) {
        return Position.of(PositionDocuments.state(document));
    }
}
