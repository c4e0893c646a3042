package org.tandemoms.sandbox.store;

import java.util.Arrays;
import org.h2.mvstore.MVMap;

/**
 * A stretch of sortable keys.
 *
 * @param from first key that is in it
 * @param to first key that is no longer in it; null for "to the end"
 */
record KeyRange(byte[] from, byte[] to) {

    static final KeyRange ALL = new KeyRange(new byte[0], null);

    static KeyRange ofPrefix(byte[] prefix) {
        return new KeyRange(prefix, SortKey.afterPrefix(prefix));
    }

    boolean isEmpty() {
        return to != null && Arrays.compareUnsigned(from, to) >= 0;
    }

    boolean contains(byte[] key) {
        return Arrays.compareUnsigned(key, from) >= 0 && (to == null || Arrays.compareUnsigned(key, to) < 0);
    }

    /** How many keys of the map are in the range; the map counts by its tree, not by looking at the keys. */
    long countIn(MVMap<byte[], ?> map) {
        if (isEmpty()) {
            return 0;
        }
        return (to == null ? map.sizeAsLong() : rank(map, to)) - rank(map, from);
    }

    private static long rank(MVMap<byte[], ?> map, byte[] key) {
        long index = map.getKeyIndex(key);
        return index >= 0 ? index : -index - 1;
    }
}
