package org.tandemoms.sales;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.springframework.lang.Nullable;

/**
 * Who took the goods, as the carrier says. The picture or signature itself stays with the carrier; only where to find it is
 * kept, so that a parcel can never swell its order's document.
 *
 * @param signedBy who took it, or null
 * @param at when (UTC), by the carrier's clock, or null
 * @param document the carrier's number or address of the signature or picture, or null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DeliveryProof(@Nullable String signedBy, @Nullable Instant at, @Nullable String document) {

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_REFERENCE = 500;

    /** Reads what a carrier sent. A name is cut where it is too long; a reference that is, would lead nowhere and is left out. */
    public static Optional<DeliveryProof> of(String signedBy, String at, String document) {
        String name = plain(signedBy);
        String reference = plain(document);
        var proof = new DeliveryProof(
                name == null ? null : name.substring(0, name.offsetByCodePoints(0, codePoints(name))),
                instant(at),
                reference == null || reference.length() > LONGEST_REFERENCE ? null : reference);
        return Optional.of(proof).filter(one -> one.signedBy != null || one.document != null);
    }

    private static int codePoints(String name) {
        return Math.min(LONGEST_NAME, name.codePointCount(0, name.length()));
    }

    private static String plain(String text) {
        String one = text == null ? "" : text.replaceAll("\\p{Cntrl}", " ").strip();
        return one.isEmpty() ? null : one;
    }

    private static Instant instant(String text) {
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeParseException notATime) {
            return null;
        }
    }
}
