package org.tandemoms.sandbox.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * One record of the journal: what a key of a map holds from now on, or that it (or the whole map) is gone.
 *
 * <p>On disk: length, seal, kind, map, key, value. The seal is the checksum of the record mixed with the number of its
 * segment: a torn record and one left over from an earlier use of the file both fail it, and end the replay.
 */
record JournalRecord(Kind kind, byte[] map, byte[] key, byte[] value) {

    enum Kind {
        PUT,
        REMOVE,
        DROP_MAP
    }

    /** What records are replayed into. */
    interface Target {
        void put(String map, byte[] key, byte[] value);

        void remove(String map, byte[] key);

        void dropMap(String map);
    }

    private static final byte[] NONE = new byte[0];
    private static final int FRAME = 2 * Integer.BYTES;
    private static final int FIXED = 1 + 3 * Integer.BYTES;

    static JournalRecord put(byte[] map, byte[] key, byte[] value) {
        return new JournalRecord(Kind.PUT, map, key, value);
    }

    static JournalRecord remove(byte[] map, byte[] key) {
        return new JournalRecord(Kind.REMOVE, map, key, NONE);
    }

    static JournalRecord dropMap(String map) {
        return new JournalRecord(Kind.DROP_MAP, nameOf(map), NONE, NONE);
    }

    static byte[] nameOf(String map) {
        return map.getBytes(StandardCharsets.UTF_8);
    }

    int framedLength() {
        return FRAME + FIXED + map.length + key.length + value.length;
    }

    void frameInto(ByteBuffer out) {
        int start = out.position();
        out.putInt(framedLength() - FRAME).putInt(0);
        int body = out.position();
        out.put((byte) kind.ordinal());
        for (byte[] part : new byte[][] {map, key, value}) {
            out.putInt(part.length).put(part);
        }
        out.putInt(start + Integer.BYTES, checksum(out.array(), body, out.position() - body));
    }

    /** Seals all records from the buffer's position to its limit. */
    static void seal(ByteBuffer records, long segment) {
        while (records.hasRemaining()) {
            int at = records.position();
            int length = records.getInt(at);
            records.putInt(at + Integer.BYTES, records.getInt(at + Integer.BYTES) ^ mask(segment));
            records.position(at + FRAME + length);
        }
    }

    /** Replays the next record of a segment; false at the end of what was written to it. */
    static boolean replay(ByteBuffer in, long segment, Target target) {
        if (in.remaining() < FRAME + FIXED) {
            return false;
        }
        int length = in.getInt();
        int seal = in.getInt();
        if (length < FIXED
                || length > in.remaining()
                || checksum(in.array(), in.position(), length) != (seal ^ mask(segment))) {
            return false;
        }
        Kind kind = Kind.values()[in.get()];
        String map = new String(part(in), StandardCharsets.UTF_8);
        byte[] key = part(in);
        byte[] value = part(in);
        switch (kind) {
            case PUT -> target.put(map, key, value);
            case REMOVE -> target.remove(map, key);
            case DROP_MAP -> target.dropMap(map);
        }
        return true;
    }

    private static byte[] part(ByteBuffer in) {
        byte[] part = new byte[in.getInt()];
        in.get(part);
        return part;
    }

    private static int checksum(byte[] bytes, int offset, int length) {
        CRC32 crc = new CRC32();
        crc.update(bytes, offset, length);
        return (int) crc.getValue();
    }

    private static int mask(long segment) {
        return (int) (segment * 0x9E3779B97F4A7C15L >>> 32);
    }
}
