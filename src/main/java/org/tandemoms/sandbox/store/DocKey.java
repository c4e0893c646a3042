package org.tandemoms.sandbox.store;

import java.util.Arrays;

/** Where a document stands in its collection: its id in sortable bytes. */
final class DocKey {

    private final byte[] bytes;

    DocKey(byte[] bytes) {
        this.bytes = bytes;
    }

    static DocKey ofId(Object id) {
        return new DocKey(SortKey.of(id));
    }

    byte[] bytes() {
        return bytes;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DocKey key && Arrays.equals(bytes, key.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }
}
