package org.tandemoms.sandbox.store;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.DuplicateKeyError;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.h2.mvstore.MVMap;

/**
 * An index in the order of its keys, unique or not, sparse or not, single or compound. The library knows unique indexes
 * only and takes them for whole keys only; this one also serves ranges, beginnings of keys and sorted reading.
 *
 * <p>Its entries are derived from the documents: they are never in the journal and are built anew when they do not belong
 * to the documents that the store was opened with.
 */
final class OrderedIndex extends Index<DocKey> {

    static final byte[] NOTHING = new byte[0];

    private final MVMap<byte[], byte[]> entries;
    private final DocumentMap documents;
    private final IndexKeys keys;
    private final boolean unique;
    private final MVMap<String, String> facts;
    private final boolean[] multikey;

    OrderedIndex(
            String name,
            List<IndexKey> fields,
            boolean sparse,
            boolean unique,
            MVMap<byte[], byte[]> entries,
            MVMap<String, String> facts,
            DocumentMap documents) {
        super(name, fields, sparse);
        this.entries = entries;
        this.documents = documents;
        this.keys = new IndexKeys(fields, sparse, unique);
        this.unique = unique;
        this.facts = facts;
        this.multikey = new boolean[fields.size()];
        for (int i = 0; i < multikey.length; i++) {
            multikey[i] = facts.containsKey(multikeyFact(i));
        }
    }

    private String multikeyFact(int component) {
        return entries.getName() + "/multikey/" + keys.path(component);
    }

    private String builtFact() {
        return entries.getName() + "/built";
    }

    /** Whether the entries are those of the documents, even if there are none. */
    boolean isBuilt() {
        return facts.containsKey(builtFact());
    }

    void noteBuilt() {
        facts.put(builtFact(), "");
    }

    MVMap<byte[], byte[]> entries() {
        return entries;
    }

    IndexKeys indexKeys() {
        return keys;
    }

    boolean leavesOut() {
        return isSparse();
    }

    /** Whether some document has (or had) an array in this field. */
    boolean isMultikey(int component) {
        return multikey[component];
    }

    boolean isMultikey() {
        for (boolean each : multikey) {
            if (each) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean isUnique() {
        return unique;
    }

    @Override
    public DocKey getPosition(Document document) {
        return DocKey.ofId(document.get("_id"));
    }

    @Override
    public void checkAdd(Document document, MongoCollection<DocKey> collection) {
        if (unique) {
            checkFree(document, null, collection);
        }
    }

    @Override
    public void add(Document document, DocKey position, MongoCollection<DocKey> collection) {
        addEntries(document, position);
    }

    /** Adds a document; whether its key is free was asked before. */
    void addEntries(Document document, DocKey position) {
        entriesOf(document, position).forEach(entry -> entries.put(entry, NOTHING));
    }

    List<byte[]> entriesOf(Document document, DocKey position) {
        for (int i = 0; i < multikey.length; i++) {
            if (!multikey[i] && keys.isArray(document, i)) {
                multikey[i] = true;
                facts.put(multikeyFact(i), "");
            }
        }
        return keys.valuesOf(document).stream()
                .map(values -> IndexKeys.entry(keys.encode(values), position))
                .toList();
    }

    @Override
    public DocKey remove(Document document) {
        DocKey position = getPosition(document);
        for (List<Object> values : keys.valuesOf(document)) {
            entries.remove(IndexKeys.entry(keys.encode(values), position));
        }
        return position;
    }

    @Override
    public void checkUpdate(Document before, Document after, MongoCollection<DocKey> collection) {
        if (unique && !keys.valuesOf(before).equals(keys.valuesOf(after))) {
            checkFree(after, getPosition(before), collection);
        }
    }

    @Override
    public void updateInPlace(Document before, Document after, DocKey position, MongoCollection<DocKey> collection) {
        Set<List<Object>> gone = keys.valuesOf(before);
        Set<List<Object>> come = keys.valuesOf(after);
        if (gone.equals(come)) {
            return;
        }
        addEntries(after, position);
        for (List<Object> values : gone) {
            if (!come.contains(values)) {
                entries.remove(IndexKeys.entry(keys.encode(values), position));
            }
        }
    }

    /** Refuses a document whose key belongs to another one; the refusal is evidence of that other one. */
    private void checkFree(Document document, DocKey self, MongoCollection<DocKey> collection) {
        for (List<Object> values : keys.valuesOf(document)) {
            KeyRange sameKey = KeyRange.ofPrefix(keys.encode(values));
            KeyWalk<byte[]> walk = new KeyWalk<>(entries, List.of(sameKey), false);
            while (walk.hasNext()) {
                DocKey holder = new DocKey(IndexKeys.documentOf(walk.next()));
                if (!holder.equals(self)) {
                    documents.noteSeen(holder);
                    throw new DuplicateKeyError(this, collection, getKeys(), new KeyValue(values));
                }
            }
        }
    }

    /** Of a freshly built index: refuses two documents with the same key, which would stand next to each other. */
    void checkUniqueness(MongoCollection<DocKey> collection) {
        byte[] before = null;
        for (KeyWalk<byte[]> walk = new KeyWalk<>(entries, List.of(KeyRange.ALL), false); walk.hasNext(); ) {
            byte[] entry = walk.next();
            byte[] key = IndexKeys.keyOf(entry);
            if (Arrays.equals(key, before)) {
                byte[] document = documents.get(IndexKeys.documentOf(entry));
                checkFree(BsonBytes.decode(document), new DocKey(IndexKeys.documentOf(entry)), collection);
            }
            before = key;
        }
    }

    @Override
    public long getCount() {
        return entries.sizeAsLong();
    }

    @Override
    public boolean isEmpty() {
        return false; // so that the library does not fill the index itself, once for each index
    }

    @Override
    public long getDataSize() {
        return getCount();
    }

    @Override
    public boolean hasSameOptions(Index<?> other) {
        return super.hasSameOptions(other)
                && isUnique() == other.isUnique()
                && toIndexDescription().equals(other.toIndexDescription());
    }

    @Override
    public boolean canHandle(Document query) {
        return false; // the collection's planner asks the index in its own way
    }

    @Override
    public Iterable<DocKey> getPositions(Document query) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void drop() {
        // the store removes the entries
    }
}
