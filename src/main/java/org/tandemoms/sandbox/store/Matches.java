package org.tandemoms.sandbox.store;

import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * The documents that match a filter, one after the other, loaded only when they are asked for. Whatever led to a document,
 * the whole filter is checked on the document itself.
 */
final class Matches implements Iterator<Document> {

    private final DocumentMap documents;
    private final Access access;
    private final Predicate<Document> filter;
    private final KeyWalk<byte[]> walk;
    private final Set<DocKey> met = new HashSet<>();
    private Iterator<byte[]> sorted;
    private long left = Long.MAX_VALUE;
    private byte[] key;
    private Document next;
    private int nextBytes;
    private long bytesRead;

    Matches(
            DocumentMap documents,
            Access access,
            List<SortField> order,
            Predicate<Document> filter,
            int skip,
            int limit) {
        this.documents = documents;
        this.access = access;
        this.filter = filter;
        this.walk = access.walk();
        if (!order.isEmpty() && !access.ordered()) {
            sorted = sort(order);
        }
        for (int i = 0; i < skip && hasNext(); i++) {
            next();
        }
        bytesRead = 0;
        if (limit > 0) {
            left = limit;
        }
    }

    /** To be said when time has passed since the last document was taken. */
    void refresh() {
        walk.refresh();
        if (next != null) {
            next = load(key);
        }
    }

    /** Bytes of all documents handed out so far. */
    long bytesRead() {
        return bytesRead;
    }

    @Override
    public boolean hasNext() {
        while (next == null && left > 0 && hasNextKey()) {
            key = nextKey();
            next = load(key);
        }
        return next != null && left > 0;
    }

    @Override
    public Document next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Document document = next;
        next = null;
        left--;
        bytesRead += nextBytes;
        return document;
    }

    private boolean hasNextKey() {
        return sorted != null ? sorted.hasNext() : walk.hasNext();
    }

    private byte[] nextKey() {
        return sorted != null ? sorted.next() : access.documentOf(walk.next());
    }

    /** The document if it (still) matches and was not met before, else null. */
    private Document load(byte[] documentKey) {
        byte[] bytes = documents.get(documentKey);
        if (bytes == null) {
            return null;
        }
        nextBytes = bytes.length;
        Document document = BsonBytes.decode(bytes);
        if (!filter.test(document)) {
            return null;
        }
        return sorted == null && access.repeats() && !met.add(new DocKey(documentKey)) ? null : document;
    }

    /** Keys of all matches in the order asked for. Only the sort keys are kept, never all documents. */
    private Iterator<byte[]> sort(List<SortField> order) {
        record Row(byte[] sortKey, byte[] document) {}
        List<Row> rows = new ArrayList<>();
        while (hasNext()) {
            rows.add(new Row(sortKey(next(), order), key));
        }
        met.clear();
        rows.sort((a, b) -> Arrays.compareUnsigned(a.sortKey(), b.sortKey()));
        return rows.stream().map(Row::document).iterator();
    }

    private static byte[] sortKey(Document document, List<SortField> order) {
        SortKey key = new SortKey();
        for (SortField field : order) {
            Object value = Utils.getSubdocumentValueCollectionAware(document, field.path());
            int start = key.length();
            if (value instanceof Collection<?> array) {
                key.raw(extreme(array, field.descending()));
            } else {
                key.append(value);
            }
            if (field.descending()) {
                key.invertFrom(start);
            }
        }
        return key.toBytes();
    }

    /** An array stands where its smallest element would stand, or its largest when the order is descending. */
    private static byte[] extreme(Collection<?> array, boolean largest) {
        TreeSet<byte[]> elements = new TreeSet<>(Arrays::compareUnsigned);
        array.forEach(element -> elements.add(SortKey.of(element)));
        if (elements.isEmpty()) {
            return SortKey.of(null);
        }
        return largest ? elements.last() : elements.first();
    }
}
