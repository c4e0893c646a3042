package org.tandemoms.sandbox.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bson.RawBsonDocument;

/**
 * Puts documents into the file of a store that nobody else has open, past wire, journal and indexes: for tests that need a
 * million. The store builds its indexes when it is opened next.
 */
public final class StoreFilling implements AutoCloseable {

    private final Path directory;
    private final StoreFile store;

    public StoreFilling(Path directory) {
        this.directory = directory;
        this.store = StoreFile.open(directory);
    }

    /** @param collection with its database, such as {@code tandem.orders} */
    public void put(String collection, RawBsonDocument document) {
        byte[] bytes = new byte[document.getByteBuffer().remaining()];
        document.getByteBuffer().get(bytes);
        store.put(
                "documents." + collection,
                DocKey.ofId(document.getString("_id").getValue()).bytes(),
                bytes);
    }

    @Override
    public void close() throws IOException {
        store.close();
        Files.delete(directory.resolve("indexes.mv"));
    }
}
