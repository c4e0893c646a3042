package org.tandemoms.sandbox.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.tandemoms.sandbox.store.Conditions.Condition;
import org.tandemoms.sandbox.store.Conditions.OneOf;
import org.tandemoms.sandbox.store.Conditions.Present;
import org.tandemoms.sandbox.store.Conditions.Within;

/**
 * Turns conditions on the first fields of an index into ranges of its keys: equal values lengthen the beginning of the
 * keys, a range ends it.
 */
final class RangeBuilder {

    /** Beyond this many beginnings the rest of the fields is left to the check of the document. */
    private static final int MOST_PREFIXES = 1000;

    private final IndexKeys keys;
    private List<byte[]> prefixes = List.of(new byte[0]);
    private List<KeyRange> ranges;
    private int bound;
    private int fixed;

    RangeBuilder(IndexKeys keys) {
        this.keys = keys;
    }

    /** Takes the next field's condition; false when no further one can be taken. */
    boolean bind(Condition condition, boolean multikey) {
        if (condition instanceof OneOf oneOf) {
            return bindValues(oneOf.values());
        }
        if (condition instanceof Within within) {
            bindRange(multikey ? oneSided(within) : within);
        } else if (condition instanceof Present) {
            bindPresent();
        }
        return false;
    }

    /** How many fields the ranges speak of. */
    int bound() {
        return bound;
    }

    /** How many fields have one value only, so that the order of the keys is that of the fields after them. */
    int fixed() {
        return fixed;
    }

    List<KeyRange> ranges() {
        if (ranges == null) {
            ranges = prefixes.stream().map(KeyRange::ofPrefix).toList();
        }
        return ranges.stream().filter(range -> !range.isEmpty()).toList();
    }

    private boolean bindValues(List<Object> values) {
        TreeSet<byte[]> encoded = new TreeSet<>(Arrays::compareUnsigned);
        for (Object value : values) {
            encoded.add(encode(value));
            if (value == null) {
                encoded.add(direct(new byte[] {SortKey.MISSING}));
            }
        }
        if ((long) prefixes.size() * encoded.size() > MOST_PREFIXES && bound > 0) {
            return false;
        }
        fixed += fixed == bound && encoded.size() == 1 ? 1 : 0;
        bound++;
        List<byte[]> longer = new ArrayList<>();
        for (byte[] prefix : prefixes) {
            encoded.forEach(value -> longer.add(join(prefix, value)));
        }
        prefixes = longer;
        return true;
    }

    private void bindRange(Within within) {
        int type = typeOf(within.lower() != null ? within.lower() : within.upper());
        byte[] wholeType = direct(new byte[] {(byte) type});
        Edge lower = within.lower() == null
                ? new Edge(wholeType, true)
                : new Edge(encode(within.lower()), within.lowerIncluded());
        Edge upper = within.upper() == null
                ? new Edge(wholeType, true)
                : new Edge(encode(within.upper()), within.upperIncluded());
        boolean descending = keys.descending(bound);
        Edge first = descending ? upper : lower;
        Edge last = descending ? lower : upper;
        ranges = prefixes.stream()
                .map(prefix -> new KeyRange(first.start(prefix), last.end(prefix)))
                .toList();
        bound++;
    }

    private void bindPresent() {
        byte[] missing = direct(new byte[] {SortKey.MISSING});
        boolean descending = keys.descending(bound);
        ranges = prefixes.stream()
                .map(prefix -> descending
                        ? new KeyRange(prefix, join(prefix, missing))
                        : new KeyRange(SortKey.afterPrefix(join(prefix, missing)), SortKey.afterPrefix(prefix)))
                .toList();
        bound++;
    }

    /** Of a field within an array one element may satisfy one side of a range, and another element the other side. */
    private static Within oneSided(Within within) {
        return within.lower() == null ? within : new Within(within.lower(), within.lowerIncluded(), null, true);
    }

    private byte[] encode(Object value) {
        SortKey key = new SortKey();
        keys.append(key, bound, value);
        return key.toBytes();
    }

    /** A byte as it stands in the keys of the current field. */
    private byte[] direct(byte[] bytes) {
        byte[] copy = bytes.clone();
        if (keys.descending(bound)) {
            for (int i = 0; i < copy.length; i++) {
                copy[i] = (byte) ~copy[i];
            }
        }
        return copy;
    }

    private static int typeOf(Object value) {
        return Byte.toUnsignedInt(SortKey.of(value)[0]);
    }

    private static byte[] join(byte[] prefix, byte[] more) {
        byte[] joined = Arrays.copyOf(prefix, prefix.length + more.length);
        System.arraycopy(more, 0, joined, prefix.length, more.length);
        return joined;
    }

    /** One end of a range: all keys that begin with these bytes are in it, or none of them. */
    private record Edge(byte[] value, boolean included) {

        byte[] start(byte[] prefix) {
            byte[] edge = join(prefix, value);
            return included ? edge : SortKey.afterPrefix(edge);
        }

        byte[] end(byte[] prefix) {
            byte[] edge = join(prefix, value);
            return included ? SortKey.afterPrefix(edge) : edge;
        }
    }
}
