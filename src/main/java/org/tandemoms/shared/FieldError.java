package org.tandemoms.shared;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;

/**
 * One wrong field, short line or finding of a {@link Problem}.
 *
 * @param pointer JSON pointer (RFC 6901) to the place in the request, or null when the finding has no place
 * @param code short stable code, e.g. {@code required}, {@code insufficient-stock}, a rule id
 * @param detail what is wrong and how to mend it, in plain words
 * @param facts further facts, e.g. {@code available}; written beside the others
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record FieldError(
        String pointer,
        String code,
        String detail,
        @com.fasterxml.jackson.annotation.JsonAnyGetter Map<String, String> facts) {

    public FieldError {
        facts = facts == null ? Map.of() : Map.copyOf(facts);
    }

    public static FieldError of(String pointer, String code, String detail) {
        return new FieldError(pointer, code, detail, Map.of());
    }
}
