package org.tandemoms.sandbox.store;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.BsonTimestamp;
import de.bwaldvogel.mongo.bson.Decimal128;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.LegacyUUID;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/**
 * Writes BSON values as bytes whose unsigned order is MongoDB's order of the values
 * (<a href="https://www.mongodb.com/docs/manual/reference/bson-type-comparison-order/">comparison order</a>).
 *
 * <p>Keys of documents and of indexes are kept in this form: one array a key, compared without looking at types, and a
 * prefix of an index is a prefix of bytes. No encoded value is the beginning of another one, so values can be written
 * one after the other. Numbers of different types that are equal have equal bytes.
 */
final class SortKey {

    /** Below everything, so that "exists" is one range. */
    static final int MISSING = 0x01;

    private static final int MIN_KEY = 0x02;
    private static final int NULL = 0x03;
    private static final int NUMBER = 0x10;
    private static final int STRING = 0x20;
    private static final int DOCUMENT = 0x30;
    private static final int ARRAY = 0x40;
    private static final int BINARY = 0x50;
    private static final int LEGACY_UUID = 0x51;
    private static final int STANDARD_UUID = 0x52;
    private static final int OBJECT_ID = 0x60;
    private static final int BOOLEAN = 0x70;
    private static final int DATE = 0x80;
    private static final int TIMESTAMP = 0x90;
    private static final int OTHER = 0xA0;
    private static final int MAX_KEY = 0xF0;

    /** Within a string a zero byte is followed by this, so that a lone zero can end it. */
    private static final int ESCAPED_ZERO = 0xFF;

    private static final int REMAINDER_BELOW = 0;
    private static final int NO_REMAINDER = 1;
    private static final int REMAINDER_ABOVE = 2;

    private byte[] bytes = new byte[64];
    private int length;

    static byte[] of(Object value) {
        return new SortKey().append(value).toBytes();
    }

    SortKey append(Object value) {
        if (value instanceof String text) {
            return type(STRING).text(text);
        }
        if (value instanceof Missing) {
            return type(MISSING);
        }
        if (value == null) {
            return type(NULL);
        }
        if (value instanceof Number number) {
            return type(NUMBER).number(number);
        }
        if (value instanceof ObjectId id) {
            return type(OBJECT_ID).raw(id.toByteArray());
        }
        if (value instanceof Boolean flag) {
            return type(BOOLEAN).put(flag ? 1 : 0);
        }
        if (value instanceof Instant instant) {
            return type(DATE).sortableLong(instant.toEpochMilli());
        }
        return appendRare(value);
    }

    private SortKey appendRare(Object value) {
        if (value instanceof Document document) {
            return type(DOCUMENT).document(document);
        }
        if (value instanceof Collection<?> elements) {
            type(ARRAY);
            elements.forEach(element -> put(1).append(element));
            return put(0);
        }
        if (value instanceof UUID uuid) {
            return type(STANDARD_UUID).uuid(uuid);
        }
        if (value instanceof LegacyUUID legacy) {
            return type(LEGACY_UUID).uuid(legacy.getUuid());
        }
        if (value instanceof BinData data) {
            return type(BINARY).fixedInt(data.getData().length).raw(data.getData());
        }
        if (value instanceof BsonTimestamp timestamp) {
            return type(TIMESTAMP).fixedLong(timestamp.getValue());
        }
        if (value instanceof MinKey) {
            return type(MIN_KEY);
        }
        if (value instanceof MaxKey) {
            return type(MAX_KEY);
        }
        return type(OTHER).text(value.getClass().getName()).text(value.toString());
    }

    /** Writes a value so that greater ones come first. */
    SortKey appendDescending(Object value) {
        int start = length;
        append(value);
        invertFrom(start);
        return this;
    }

    void invertFrom(int start) {
        for (int i = start; i < length; i++) {
            bytes[i] = (byte) ~bytes[i];
        }
    }

    SortKey raw(byte[] more) {
        ensure(more.length);
        System.arraycopy(more, 0, bytes, length, more.length);
        length += more.length;
        return this;
    }

    SortKey put(int value) {
        ensure(1);
        bytes[length++] = (byte) value;
        return this;
    }

    int length() {
        return length;
    }

    SortKey truncate(int newLength) {
        length = newLength;
        return this;
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    /** The smallest key after all keys that begin with this one; null when there is none. */
    static byte[] afterPrefix(byte[] prefix) {
        for (int i = prefix.length - 1; i >= 0; i--) {
            if (prefix[i] != (byte) 0xFF) {
                byte[] next = Arrays.copyOf(prefix, i + 1);
                next[i]++;
                return next;
            }
        }
        return null;
    }

    /** The first byte of the type of a value, for ranges that must not leave their type. */
    static int typeOf(Object value) {
        return Byte.toUnsignedInt(of(value)[0]);
    }

    private SortKey type(int type) {
        return put(type);
    }

    private SortKey text(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        ensure(utf8.length + 1);
        for (byte b : utf8) {
            put(b);
            if (b == 0) {
                put(ESCAPED_ZERO);
            }
        }
        return put(0);
    }

    private SortKey number(Number number) {
        double nearest = number.doubleValue();
        sortableDouble(nearest);
        double rest = remainder(number, nearest);
        if (rest == 0) {
            return put(NO_REMAINDER);
        }
        return put(rest < 0 ? REMAINDER_BELOW : REMAINDER_ABOVE).sortableDouble(rest);
    }

    /** What the nearest double leaves of a long or a decimal; with it 31 digits are told apart. */
    private static double remainder(Number number, double nearest) {
        boolean exactAsDouble = number instanceof Integer || number instanceof Double;
        if (exactAsDouble || nearest == 0 || Double.isNaN(nearest) || Double.isInfinite(nearest)) {
            return 0;
        }
        BigDecimal exact =
                number instanceof Decimal128 decimal ? decimal.toBigDecimal() : BigDecimal.valueOf(number.longValue());
        return exact.subtract(new BigDecimal(nearest)).doubleValue();
    }

    private SortKey sortableDouble(double value) {
        if (Double.isNaN(value)) {
            return fixedLong(0); // MongoDB puts "not a number" before all numbers
        }
        long bits = Double.doubleToLongBits(value == 0 ? 0.0 : value);
        return fixedLong(bits < 0 ? ~bits : bits ^ Long.MIN_VALUE);
    }

    private SortKey sortableLong(long value) {
        return fixedLong(value ^ Long.MIN_VALUE);
    }

    private SortKey uuid(UUID uuid) {
        return fixedLong(uuid.getMostSignificantBits()).fixedLong(uuid.getLeastSignificantBits());
    }

    private SortKey document(Document document) {
        for (Map.Entry<String, Object> field : document.entrySet()) {
            put(1).text(field.getKey()).append(field.getValue());
        }
        return put(0);
    }

    private SortKey fixedInt(int value) {
        for (int shift = 24; shift >= 0; shift -= 8) {
            put(value >>> shift);
        }
        return this;
    }

    private SortKey fixedLong(long value) {
        ensure(8);
        for (int shift = 56; shift >= 0; shift -= 8) {
            put((int) (value >>> shift));
        }
        return this;
    }

    private void ensure(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
