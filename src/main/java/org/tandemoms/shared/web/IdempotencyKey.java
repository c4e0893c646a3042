package org.tandemoms.shared.web;

import java.util.List;
import java.util.regex.Pattern;
import org.tandemoms.shared.FieldError;
import org.tandemoms.shared.Problem;

/** The caller's key for a request that creates something: 1 to 255 printable characters. */
public record IdempotencyKey(String value) {

    public static final String HEADER = "Idempotency-Key";
    public static final String REPLAYED = "Idempotent-Replayed";

    private static final Pattern PRINTABLE = Pattern.compile("[\\x21-\\x7E](?:[\\x20-\\x7E]{0,253}[\\x21-\\x7E])?");

    /** Refuses with 400 when the header is absent, too long or not printable ASCII. */
    public static IdempotencyKey required(String header) {
        if (header == null || header.isBlank()) {
            throw refused("required", "Send an Idempotency-Key of 1 to 255 characters that is new for each new order.");
        }
        var value = header.trim();
        if (!PRINTABLE.matcher(value).matches()) {
            throw refused("format", "An Idempotency-Key has 1 to 255 printable ASCII characters.");
        }
        return new IdempotencyKey(value);
    }

    private static RuntimeException refused(String code, String detail) {
        return Problem.invalid(List.of(FieldError.of("/" + HEADER, code, detail)))
                .refused();
    }
}
