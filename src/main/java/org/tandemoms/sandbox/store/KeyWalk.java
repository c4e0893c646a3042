package org.tandemoms.sandbox.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.RootReference;

/**
 * Walks the keys of some ranges, forwards or backwards.
 *
 * <p>A walk sees the map as it was when the walk began, so a command may change what it walks over. A client's cursor can
 * live long; it says {@link #refresh()} before each batch and goes on where it stood in the map as it is then, rather than
 * hold an old state of the map.
 */
final class KeyWalk<V> implements Iterator<byte[]> {

    private final MVMap<byte[], V> map;
    private final boolean reverse;
    private final Iterator<KeyRange> ranges;
    private KeyRange range;
    private RootReference<byte[], V> snapshot;
    private Cursor<byte[], V> cursor;
    private byte[] next;
    private byte[] last;
    private RootReference<byte[], V> reopenedAt;

    KeyWalk(MVMap<byte[], V> map, List<KeyRange> ranges, boolean reverse) {
        this.map = map;
        this.snapshot = map.flushAndGetRoot();
        this.reverse = reverse;
        List<KeyRange> inOrder = new ArrayList<>(ranges);
        if (reverse) {
            Collections.reverse(inOrder);
        }
        this.ranges = inOrder.iterator();
    }

    void refresh() {
        snapshot = map.flushAndGetRoot();
        cursor = null;
        next = null;
    }

    @Override
    public boolean hasNext() {
        while (next == null) {
            if (cursor == null && !open()) {
                return false;
            }
            advanceOrReopen();
        }
        return true;
    }

    /** A walk of many seconds may outlive the pages of its beginning; it then goes on in the map as it is now. */
    private void advanceOrReopen() {
        try {
            advance();
            reopenedAt = null;
        } catch (MVStoreException e) {
            boolean outlived = e.getErrorCode() == DataUtils.ERROR_CHUNK_NOT_FOUND
                    || e.getErrorCode() == DataUtils.ERROR_FILE_CORRUPT;
            if (!outlived || reopenedAt == snapshot) {
                throw e;
            }
            refresh();
            reopenedAt = snapshot;
        }
    }

    @Override
    public byte[] next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        last = next;
        next = null;
        return last;
    }

    private boolean open() {
        if (range == null) {
            if (!ranges.hasNext()) {
                return false;
            }
            range = ranges.next();
            last = null;
        }
        byte[] start = last != null ? last : reverse ? range.to() : range.from();
        cursor = map.cursor(snapshot, start, null, reverse);
        return true;
    }

    private void advance() {
        while (cursor.hasNext()) {
            byte[] key = cursor.next();
            if (range.contains(key)) {
                if (!Arrays.equals(key, last)) {
                    next = key;
                    return;
                }
            } else if (!isBeforeStart(key)) {
                break;
            }
        }
        cursor = null;
        range = null;
    }

    /** Walking backwards begins at the range's end, which itself is not part of it. */
    private boolean isBeforeStart(byte[] key) {
        return reverse && range.to() != null && Arrays.compareUnsigned(key, range.to()) >= 0;
    }
}
