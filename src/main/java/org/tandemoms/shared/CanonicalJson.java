package org.tandemoms.shared;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;

/** JSON values compared as values: member order, white space and trailing zeros of numbers do not matter. */
public final class CanonicalJson {

    private CanonicalJson() {}

    /** SHA-256 in hex over the canonical text of a JSON value. */
    public static String hash(JsonNode value) {
        var text = new StringBuilder();
        write(value, text);
        return sha256(text.toString());
    }

    public static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private static void write(JsonNode value, StringBuilder out) {
        if (value.isObject()) {
            Map<String, JsonNode> members = new TreeMap<>();
            value.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
            out.append('{');
            members.forEach((name, member) -> {
                quote(name, out);
                out.append(':');
                write(member, out);
                out.append(',');
            });
            out.append('}');
        } else if (value.isArray()) {
            out.append('[');
            for (Iterator<JsonNode> items = value.elements(); items.hasNext(); ) {
                write(items.next(), out);
                out.append(',');
            }
            out.append(']');
        } else if (value.isNumber()) {
            out.append(value.decimalValue().stripTrailingZeros().toPlainString());
        } else if (value.isTextual()) {
            quote(value.textValue(), out);
        } else {
            out.append(value.asText());
        }
    }

    private static void quote(String text, StringBuilder out) {
        out.append('"').append(text.replace("\\", "\\\\").replace("\"", "\\\"")).append('"');
    }
}
