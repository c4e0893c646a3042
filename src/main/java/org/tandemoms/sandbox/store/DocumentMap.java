package org.tandemoms.sandbox.store;

import de.bwaldvogel.mongo.bson.Document;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;
import org.h2.mvstore.MVMap;

/**
 * The documents of one collection by id. Each change goes into the map and into the journal; a document that is read
 * before its last change is durable makes the reader's reply wait for it.
 *
 * <p>The map is the only truth on disk. Whatever else the store knows (indexes) is derived from it, so a crash between
 * two writes can leave no document without its index entry.
 */
final class DocumentMap {

    private static final int SWEEP_AT = 4096;

    private final MVMap<byte[], byte[]> map;
    private final byte[] name;
    private final Journal journal;
    private final ReplyGate gate;
    private final LongAdder examined;
    private final ConcurrentMap<DocKey, Long> undurable = new ConcurrentHashMap<>();

    DocumentMap(MVMap<byte[], byte[]> map, Journal journal, ReplyGate gate, LongAdder examined) {
        this.map = map;
        this.name = JournalRecord.nameOf(map.getName());
        this.journal = journal;
        this.gate = gate;
        this.examined = examined;
    }

    /** Adds a document; false when the id is taken. */
    boolean insert(DocKey key, Document document) {
        byte[] bytes = BsonBytes.encode(document);
        if (map.putIfAbsent(key.bytes(), bytes) != null) {
            noteSeen(key);
            return false;
        }
        wrote(key, JournalRecord.put(name, key.bytes(), bytes));
        return true;
    }

    void replace(DocKey key, Document document) {
        byte[] bytes = BsonBytes.encode(document);
        map.put(key.bytes(), bytes);
        wrote(key, JournalRecord.put(name, key.bytes(), bytes));
    }

    boolean remove(DocKey key) {
        if (map.remove(key.bytes()) == null) {
            return false;
        }
        wrote(key, JournalRecord.remove(name, key.bytes()));
        return true;
    }

    boolean contains(DocKey key) {
        noteSeen(key);
        return map.containsKey(key.bytes());
    }

    /** The document's bytes, or null when it is not there any more. */
    byte[] get(byte[] key) {
        if (!undurable.isEmpty()) {
            noteSeen(new DocKey(key));
        }
        examined.increment();
        return map.get(key);
    }

    /** Someone learned of this document, if only that it exists. */
    void noteSeen(DocKey key) {
        Long sequence = undurable.get(key);
        if (sequence == null) {
            return;
        }
        if (sequence <= journal.durable()) {
            undurable.remove(key, sequence);
        } else {
            gate.needs(sequence);
        }
    }

    MVMap<byte[], byte[]> entries() {
        return map;
    }

    long size() {
        return map.sizeAsLong();
    }

    private void wrote(DocKey key, JournalRecord record) {
        long sequence = journal.append(record);
        gate.needs(sequence);
        undurable.put(key, sequence);
        if (undurable.size() > SWEEP_AT) {
            long durable = journal.durable();
            undurable.values().removeIf(each -> each <= durable);
        }
    }
}
