package org.tandemoms.sandbox.store;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/**
 * The files of the embedded store. Documents are in an H2 MVStore, which writes behind and compacts itself in the
 * background; what makes writes durable is the {@link Journal}. Indexes are in a store of their own, which is believed only
 * when both stores were closed in order: after a crash it is thrown away and built again from the documents.
 */
final class StoreFile implements Closeable, JournalRecord.Target {

    private static final String DOCUMENTS = "documents.";

    /** Written to both stores when they are closed in order, and taken out of the documents' one while it is open. */
    private static final String CLOSED_AS = "closed-as";

    private static final int CACHE_MB = 64;
    private static final int COMMIT_MILLIS = 2000;
    private static final int SAVE_SECONDS = 3;

    /** Space is used again after this: by then a save has put on disk whatever replaced what stood there. */
    private static final int RETENTION_MILLIS = 10_000;

    private final MVStore data;
    private final MVStore indexes;
    private final ReplyGate gate = new ReplyGate();
    private final LongAdder examined = new LongAdder();
    private final Journal journal;
    private final Saver saver;

    private StoreFile(Path directory) throws IOException {
        data = openStore(directory.resolve("documents.mv"));
        indexes = openIndexes(directory.resolve("indexes.mv"));
        journal = Journal.open(directory, this, this::save);
        saver = new Saver(this::save, SAVE_SECONDS);
    }

    private MVStore openIndexes(Path file) throws IOException {
        MVMap<String, String> marks = data.openMap("marks");
        String closedAs = marks.remove(CLOSED_AS);
        save();
        MVStore store = openStore(file);
        if (closedAs == null || !closedAs.equals(store.openMap("marks").remove(CLOSED_AS))) {
            store.closeImmediately();
            Files.delete(file);
            store = openStore(file);
        }
        return store;
    }

    private static MVStore openStore(Path file) {
        MVStore store = new MVStore.Builder()
                .fileName(file.toString())
                .cacheSize(CACHE_MB)
                .autoCommitBufferSize(8 * 1024)
                .open();
        store.setAutoCommitDelay(COMMIT_MILLIS);
        store.setRetentionTime(RETENTION_MILLIS);
        return store;
    }

    /** Opens the store, and first brings back what a crash has kept from the file. */
    static StoreFile open(Path directory) {
        try {
            return new StoreFile(Files.createDirectories(directory));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot use " + directory + " for the sandbox store", e);
        } catch (MVStoreException e) {
            if (e.getErrorCode() == DataUtils.ERROR_FILE_LOCKED) {
                throw new IllegalStateException(
                        "The sandbox store in " + directory + " is in use by another process; stop it first,"
                                + " or name another tandem.data-dir",
                        e);
            }
            throw e;
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
        return new DocumentMap(open(data, DOCUMENTS + collection), journal, gate, examined);
    }

    void dropDocuments(String collection) {
        String name = DOCUMENTS + collection;
        dropMap(name);
        gate.needs(journal.append(JournalRecord.dropMap(name)));
    }

    MVMap<byte[], byte[]> index(String collection, String index) {
        return open(indexes, collection + "/" + index);
    }

    /** Facts about indexes that are kept with their entries. */
    MVMap<String, String> indexFacts() {
        return indexes.openMap("facts");
    }

    void dropIndex(String collection, String index) {
        indexes.removeMap(collection + "/" + index);
        MVMap<String, String> facts = indexFacts();
        List.copyOf(facts.keySet()).stream()
                .filter(fact -> fact.startsWith(collection + "/" + index + "/"))
                .forEach(facts::remove);
    }

    /** How many documents were read to answer all commands so far. */
    long examined() {
        return examined.sum();
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
        saver.close();
        journal.close();
        String closedAs = UUID.randomUUID().toString();
        indexes.<String, String>openMap("marks").put(CLOSED_AS, closedAs);
        indexes.close();
        data.<String, String>openMap("marks").put(CLOSED_AS, closedAs);
        // no tidying here: moving chunks while closing fails now and then in H2; the next run's background compaction
        // does
        data.close(0);
    }

    private static MVMap<byte[], byte[]> open(MVStore store, String name) {
        return store.openMap(
                name,
                new MVMap.Builder<byte[], byte[]>().keyType(BytesType.INSTANCE).valueType(BytesType.INSTANCE));
    }
}
