package org.tandemoms.sandbox.store;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoBackend;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Answers the library's wire protocol from the store's file. */
final class EmbeddedBackend extends AbstractMongoBackend {

    private final StoreFile store;
    private final Map<String, MongoDatabase> open = new ConcurrentHashMap<>();

    EmbeddedBackend(StoreFile store) {
        this.store = store;
        store.databases().forEach(this::resolveDatabase);
    }

    /** Says, as MongoDB does, how many documents were looked at: that is how one sees that a filter does not scan. */
    @Override
    public Document getServerStatus() {
        Document status = super.getServerStatus();
        ((Document) status.get("metrics")).append("queryExecutor", new Document("scannedObjects", store.examined()));
        return status;
    }

    /** The library asks again for databases that it lists; opening one twice would build its indexes twice. */
    @Override
    protected MongoDatabase openOrCreateDatabase(String name) {
        return open.computeIfAbsent(name, each -> new EmbeddedDatabase(each, store, getCursorRegistry()));
    }

    @Override
    public void dropDatabase(String name) {
        super.dropDatabase(name);
        open.remove(name);
    }
}
