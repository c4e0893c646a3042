package org.tandemoms.sandbox.store;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.DuplicateKeyError;
import java.util.List;

/** The index on {@code _id}: the documents themselves, which are kept in the order of their ids. */
final class IdIndex extends Index<DocKey> {

    private final DocumentMap documents;

    IdIndex(String name, List<IndexKey> keys, DocumentMap documents) {
        super(name, keys, false);
        this.documents = documents;
    }

    @Override
    public boolean isUnique() {
        return true;
    }

    @Override
    public DocKey getPosition(Document document) {
        return DocKey.ofId(document.get("_id"));
    }

    @Override
    public void checkAdd(Document document, MongoCollection<DocKey> collection) {
        if (documents.contains(getPosition(document))) {
            throw new DuplicateKeyError(this, collection, getKeys(), new KeyValue(document.get("_id")));
        }
    }

    @Override
    public void add(Document document, DocKey position, MongoCollection<DocKey> collection) {
        // the document is its own entry
    }

    @Override
    public DocKey remove(Document document) {
        return getPosition(document);
    }

    @Override
    public void checkUpdate(Document before, Document after, MongoCollection<DocKey> collection) {
        // an _id never changes
    }

    @Override
    public void updateInPlace(Document before, Document after, DocKey position, MongoCollection<DocKey> collection) {
        // an _id never changes
    }

    @Override
    public long getCount() {
        return documents.size();
    }

    @Override
    public boolean isEmpty() {
        return false; // nothing is to be built
    }

    @Override
    public long getDataSize() {
        return documents.size();
    }

    @Override
    public boolean canHandle(Document query) {
        return false; // the collection's planner asks the documents in its own way
    }

    @Override
    public Iterable<DocKey> getPositions(Document query) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void drop() {
        // goes with the documents
    }
}
