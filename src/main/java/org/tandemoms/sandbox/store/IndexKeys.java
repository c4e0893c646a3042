package org.tandemoms.sandbox.store;

import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads from a document the values that an index is about, and writes them as sortable keys. A field within an array has
 * one key for each element (a multikey index).
 *
 * <p>An entry is the key, then the document's key, then the length of that in two bytes: documents with equal keys stand
 * in the order of their ids, and an entry alone says which document it is for.
 */
final class IndexKeys {

    private static final int LENGTH_BYTES = 2;
    private static final int LONGEST_DOCUMENT_KEY = 0xFFFF;

    private final List<IndexKey> fields;
    private final boolean sparse;
    private final boolean unique;

    IndexKeys(List<IndexKey> fields, boolean sparse, boolean unique) {
        this.fields = List.copyOf(fields);
        this.sparse = sparse;
        this.unique = unique;
    }

    int size() {
        return fields.size();
    }

    String path(int component) {
        return fields.get(component).getKey();
    }

    boolean descending(int component) {
        return !fields.get(component).isAscending();
    }

    /** One list of values for each key of the document; none when a sparse index leaves it out, or an array has nothing to keep apart. */
    Set<List<Object>> valuesOf(Document document) {
        List<Object> values = new ArrayList<>(fields.size());
        int elements = -1;
        boolean present = false;
        for (IndexKey field : fields) {
            Object value = Utils.getSubdocumentValueCollectionAware(document, field.getKey());
            present |= !(value instanceof Missing);
            if (value instanceof Collection<?> array) {
                List<Object> flat = flatten(array);
                elements = Math.max(elements, flat.size());
                value = flat;
            }
            // two documents without the field are equal to a unique index, as two with null are
            values.add(unique && value instanceof Missing ? null : value);
        }
        if (sparse && !present || unique && elements == 0) {
            return Set.of();
        }
        Set<List<Object>> keys = new LinkedHashSet<>();
        for (int element = 0; element < Math.max(1, elements); element++) {
            keys.add(ofElement(values, element));
        }
        return keys;
    }

    /** Which of the fields are (within) an array in this document. */
    boolean isArray(Document document, int component) {
        return Utils.getSubdocumentValueCollectionAware(document, path(component)) instanceof Collection;
    }

    byte[] encode(List<Object> values) {
        SortKey key = new SortKey();
        for (int i = 0; i < values.size(); i++) {
            append(key, i, values.get(i));
        }
        return key.toBytes();
    }

    void append(SortKey key, int component, Object value) {
        if (descending(component)) {
            key.appendDescending(value);
        } else {
            key.append(value);
        }
    }

    static byte[] entry(byte[] key, DocKey document) {
        byte[] id = document.bytes();
        if (id.length > LONGEST_DOCUMENT_KEY) {
            throw new IllegalArgumentException("An _id of " + id.length + " bytes is too long for an index");
        }
        byte[] entry = Arrays.copyOf(key, key.length + id.length + LENGTH_BYTES);
        System.arraycopy(id, 0, entry, key.length, id.length);
        entry[entry.length - 2] = (byte) (id.length >>> 8);
        entry[entry.length - 1] = (byte) id.length;
        return entry;
    }

    static byte[] documentOf(byte[] entry) {
        return Arrays.copyOfRange(entry, keyLength(entry), entry.length - LENGTH_BYTES);
    }

    static byte[] keyOf(byte[] entry) {
        return Arrays.copyOf(entry, keyLength(entry));
    }

    private static int keyLength(byte[] entry) {
        int document = Byte.toUnsignedInt(entry[entry.length - 2]) << 8 | Byte.toUnsignedInt(entry[entry.length - 1]);
        return entry.length - LENGTH_BYTES - document;
    }

    private static List<Object> ofElement(List<Object> values, int element) {
        List<Object> key = new ArrayList<>(values.size());
        for (Object value : values) {
            if (value instanceof Collection<?> array) {
                List<?> elements = (List<?>) array;
                key.add(element < elements.size() ? elements.get(element) : null);
            } else {
                key.add(value);
            }
        }
        return key;
    }

    private static List<Object> flatten(Collection<?> array) {
        List<Object> flat = new ArrayList<>();
        for (Object element : array) {
            if (element instanceof Collection<?> inner) {
                flat.addAll(flatten(inner));
            } else {
                flat.add(element instanceof Missing ? null : element);
            }
        }
        return flat;
    }
}
