package org.tandemoms.sandbox.store;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;

/**
 * The file of the embedded store with its journal. The file is H2's MVStore, which writes behind and compacts itself in
 * the background; what makes writes durable is the {@link Journal}. Indexes live in a store of their own that is not kept.
 */
final class StoreFile implements Closeable, JournalRecord.Target {

    private static final String DOCUMENTS = "documents.";
    private static final int CACHE_MB = 64;

    private final MVStore data;
    private final MVStore indexes;
    private final ReplyGate gate = new ReplyGate();
    private final Journal journal;

    private StoreFile(Path directory) {
        data = new MVStore.Builder()
                .fileName(directory.resolve("documents.mv").toString())
                .cacheSize(CACHE_MB)
                .open();
        indexes = MVStore.open(null);
        journal = Journal.open(directory, this, this::save);
    }

    /** Opens the store, and first brings back what a crash has kept from the file. */
    static StoreFile open(Path directory) {
        try {
            return new StoreFile(Files.createDirectories(directory));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot use " + directory + " for the sandbox store", e);
        }
    }

    Journal journal() {
        return journal;
    }

    ReplyGate gate() {
        return gate;
    }

    /** Names of the databases of which there are documents. */
    Set<String> databases() {
        return data.getMapNames().stream()
                .filter(name -> name.startsWith(DOCUMENTS))
                .map(name -> name.substring(DOCUMENTS.length()))
                .map(name -> name.substring(0, name.indexOf('.')))
                .collect(Collectors.toSet());
    }

    DocumentMap documents(String collection) {
        return new DocumentMap(open(data, DOCUMENTS + collection), journal, gate);
    }

    void dropDocuments(String collection) {
        String name = DOCUMENTS + collection;
        dropMap(name);
        gate.needs(journal.append(JournalRecord.dropMap(name)));
    }

    MVMap<byte[], byte[]> index(String collection, String index) {
        return open(indexes, collection + "/" + index);
    }

    void dropIndex(String collection, String index) {
        indexes.removeMap(collection + "/" + index);
    }

    long bytesOnDisk() {
        return data.getFileStore().size();
    }

    @Override
    public void put(String map, byte[] key, byte[] value) {
        open(data, map).put(key, value);
    }

    @Override
    public void remove(String map, byte[] key) {
        open(data, map).remove(key);
    }

    @Override
    public void dropMap(String map) {
        if (data.hasMap(map)) {
            data.removeMap(map);
        }
    }

    /** Makes the file hold all that was written, on the disk. */
    private void save() {
        data.commit();
        // the store's own background commit may still be under way in another thread; this waits for it
        data.executeFilestoreOperation(() -> {});
        data.sync();
    }

    @Override
    public void close() throws IOException {
        journal.close();
        data.close();
        indexes.close();
    }

    private static MVMap<byte[], byte[]> open(MVStore store, String name) {
        return store.openMap(
                name,
                new MVMap.Builder<byte[], byte[]>().keyType(BytesType.INSTANCE).valueType(BytesType.INSTANCE));
    }
}
