package org.tandemoms.sandbox.partners;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * One request as a dialect sees it.
 *
 * @param segments parts of the path, so {@code /v1/authorizations/auth_1/captures} gives four
 * @param headers header values by lower-case name
 */
record Call(String method, String[] segments, String query, Map<String, String> headers, JsonNode body) {

    /** Whether this is the method and path; {@code *} stands for any one part. */
    boolean is(String expectedMethod, String... path) {
        if (!method.equals(expectedMethod) || path.length != segments.length) {
            return false;
        }
        for (int i = 0; i < path.length; i++) {
            if (!path[i].equals("*") && !path[i].equals(segments[i])) {
                return false;
            }
        }
        return true;
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name)).filter(value -> !value.isBlank());
    }

    Optional<String> parameter(String name) {
        if (query == null) {
            return Optional.empty();
        }
        for (String pair : query.split("&")) {
            if (pair.startsWith(name + "=")) {
                return Optional.of(URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8));
            }
        }
        return Optional.empty();
    }

    String text(String pointer) {
        return body.at(pointer).asText("");
    }
}
