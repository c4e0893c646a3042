package org.tandemoms.sandbox.store;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.ServerVersion;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DatabaseResolver;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.oplog.Oplog;
import io.netty.channel.Channel;
import java.util.ArrayList;
import java.util.List;

/** A database of the embedded store: opens collections with all kinds of indexes, and says so where it cannot. */
final class EmbeddedDatabase extends AbstractSynchronizedMongoDatabase<DocKey> {

    private static final int COMMAND_NOT_SUPPORTED = 115;

    private final StoreFile store;
    private final List<EmbeddedCollection> opening = new ArrayList<>();
    private boolean opened;

    EmbeddedDatabase(String name, StoreFile store, CursorRegistry cursors) {
        super(name, cursors);
        this.store = store;
        initializeNamespacesAndIndexes();
        opened = true;
        opening.forEach(EmbeddedCollection::opened);
        opening.clear();
    }

    @Override
    public Document handleCommand(
            Channel channel, String command, Document query, DatabaseResolver databases, Oplog oplog) {
        if (command.equalsIgnoreCase("hello")) {
            return hello();
        }
        if (!command.equalsIgnoreCase("aggregate") || !(leadingMatch(query) instanceof Document match)) {
            return super.handleCommand(channel, command, query, databases, oplog);
        }
        // the library runs a pipeline over the whole collection; its leading match is given to the planner instead
        EmbeddedCollection collection = collection(query.get(command).toString());
        if (collection == null) {
            return super.handleCommand(channel, command, query, databases, oplog);
        }
        collection.expectPipelineWith(match);
        try {
            return super.handleCommand(channel, command, query, databases, oplog);
        } finally {
            collection.expectPipelineWith(null);
        }
    }

    private static Object leadingMatch(Document aggregate) {
        return aggregate.get("pipeline") instanceof List<?> pipeline
                        && !pipeline.isEmpty()
                        && pipeline.get(0) instanceof Document stage
                ? stage.get("$match")
                : null;
    }

    @Override
    protected void addIndex(Document description) {
        if (description.containsKey("partialFilterExpression")) {
            throw new MongoServerError(
                    COMMAND_NOT_SUPPORTED,
                    "CommandNotSupported",
                    "The sandbox store has no partial indexes; use a sparse index for what only some documents have");
        }
        super.addIndex(description);
    }

    @Override
    protected MongoCollection<DocKey> openOrCreateCollection(String name, CollectionOptions options) {
        DocumentMap documents = store.documents(getFullCollectionNamespace(name));
        EmbeddedCollection collection = new EmbeddedCollection(this, name, options, cursorRegistry, documents);
        if (opened) {
            collection.opened();
        } else {
            // called by the constructor of the super class: all indexes of a collection are then built in one pass
            opening.add(collection);
        }
        return collection;
    }

    @Override
    protected Index<DocKey> openOrCreateUniqueIndex(
            String collection, String index, List<IndexKey> keys, boolean sparse) {
        return keys.size() == 1 && keys.get(0).getKey().equals("_id")
                ? new IdIndex(index, keys, collection(collection).documents())
                : openIndex(collection, index, keys, sparse, true);
    }

    @Override
    protected Index<DocKey> openOrCreateSecondaryIndex(
            String collection, String index, List<IndexKey> keys, boolean sparse) {
        return openIndex(collection, index, keys, sparse, false);
    }

    private OrderedIndex openIndex(
            String collection, String index, List<IndexKey> keys, boolean sparse, boolean unique) {
        return new OrderedIndex(
                index,
                keys,
                sparse,
                unique,
                store.index(getFullCollectionNamespace(collection), index),
                store.indexFacts(),
                collection(collection).documents());
    }

    private EmbeddedCollection collection(String name) {
        return (EmbeddedCollection) resolveCollection(name, false);
    }

    @Override
    protected void dropIndex(MongoCollection<DocKey> collection, String index) {
        super.dropIndex(collection, index);
        store.dropIndex(collection.getFullName(), index);
    }

    @Override
    public void dropCollection(String name, Oplog oplog) {
        super.dropCollection(name, oplog);
        store.dropDocuments(getFullCollectionNamespace(name));
    }

    @Override
    public void moveCollection(MongoDatabase from, MongoCollection<?> collection, String newName) {
        throw new MongoServerError(
                COMMAND_NOT_SUPPORTED, "CommandNotSupported", "The sandbox store does not rename collections");
    }

    @Override
    protected long getFileSize() {
        return store.bytesOnDisk();
    }

    @Override
    protected long getStorageSize() {
        return store.bytesOnDisk();
    }

    /** What the readiness probe asks of a database; the library answers only its older name, and only on connecting. */
    private static Document hello() {
        Document answer = new Document("isWritablePrimary", true);
        answer.put("maxWireVersion", ServerVersion.MONGO_5_0.getWireVersion());
        answer.put("minWireVersion", 0);
        answer.put("readOnly", false);
        Utils.markOkay(answer);
        return answer;
    }
}
