package org.tandemoms.instruments;

import java.util.Map;

/**
 * What a look at an identifier tells.
 *
 * @param expectedCheckDigit for the body that was given, with or without a check digit; null when the body is not one, or
 *     the scheme has none
 * @param parts what the identifier is made of, by name; empty when it is not valid
 */
public record IdentifierCheck(boolean valid, String expectedCheckDigit, Map<String, String> parts) {

    static final IdentifierCheck NOT_ONE = new IdentifierCheck(false, null, Map.of());
}
