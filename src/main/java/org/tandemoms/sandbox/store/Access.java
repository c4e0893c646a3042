package org.tandemoms.sandbox.store;

import java.util.List;
import org.h2.mvstore.MVMap;

/**
 * One way to the documents that a filter may match: some ranges of an index, or of the documents themselves.
 *
 * @param map what is walked
 * @param index the index that the map belongs to; null for the documents
 * @param ranges in rising order, not overlapping
 * @param estimate how many keys are in the ranges
 * @param order whether the walk meets the documents in the order that was asked for
 */
record Access(MVMap<byte[], byte[]> map, OrderedIndex index, List<KeyRange> ranges, long estimate, Order order) {

    enum Order {
        UNSORTED,
        FORWARD,
        BACKWARD
    }

    boolean ordered() {
        return order != Order.UNSORTED;
    }

    KeyWalk<byte[]> walk() {
        return new KeyWalk<>(map, ranges, order == Order.BACKWARD);
    }

    byte[] documentOf(byte[] key) {
        return index == null ? key : IndexKeys.documentOf(key);
    }

    /** Several entries of an index can be of one document. */
    boolean repeats() {
        return index != null && index.isMultikey();
    }
}
