package org.tandemoms.bench;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.bson.RawBsonDocument;

/**
 * A stored document that is stamped many times under other names. The names are exchanged in its bytes, each for one of
 * the same length, so that a copy costs no more than copying.
 */
final class Stencil {

    private record Hole(int at, String name) {}

    private final byte[] bytes;
    private final List<Hole> holes = new ArrayList<>();

    /** @param names by what they stand for; what is in the document of them is exchanged */
    Stencil(RawBsonDocument document, Map<String, String> names) {
        bytes = new byte[document.getByteBuffer().remaining()];
        document.getByteBuffer().get(bytes);
        names.forEach((meaning, name) -> find(name.getBytes(StandardCharsets.US_ASCII), meaning));
    }

    private void find(byte[] name, String meaning) {
        for (int at = 0; at + name.length <= bytes.length; at++) {
            if (startsAt(at, name)) {
                holes.add(new Hole(at, meaning));
            }
        }
    }

    private boolean startsAt(int at, byte[] name) {
        for (int i = 0; i < name.length; i++) {
            if (bytes[at + i] != name[i]) {
                return false;
            }
        }
        return true;
    }

    /** @param names the new name for each meaning, as long as the old one */
    RawBsonDocument stamp(UnaryOperator<String> names) {
        byte[] copy = bytes.clone();
        for (Hole hole : holes) {
            byte[] name = names.apply(hole.name()).getBytes(StandardCharsets.US_ASCII);
            System.arraycopy(name, 0, copy, hole.at(), name.length);
        }
        return new RawBsonDocument(copy);
    }
}
