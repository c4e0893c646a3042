package org.tandemoms.trading;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import org.springframework.lang.Nullable;

/**
 * What an order that the house holds waits for, and whether it has come. It stands in the order's document: whoever reads
 * that knows whether the order may still be set off, on any node and after any crash.
 *
 * @param distance of a trailing stop that was given by its first stop price alone, taken from the market when it was armed
 * @param dueAt when it is set off, UTC; null when prices decide
 * @param firedAt when it was set off, UTC; null while it waits
 * @param because what set it off, in plain words
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Trigger(
        Kind kind,
        Instant armedAt,
        @Nullable Instant dueAt,
        @Nullable BigDecimal distance,
        @Nullable Instant firedAt,
        @Nullable String because) {

    public enum Kind {
        /** A price reaches the stop. */
        PRICE,
        /** The market opens. */
        OPENING,
        /** The market is about to close. */
        CLOSE,
        /** There is a price to peg to. */
        PEG,
        /** A venue shows enough for the minimum quantity. */
        SIZE
    }

    public static Trigger armed(Kind kind, Instant now, Instant dueAt) {
        return new Trigger(kind, now, dueAt, null, null, null);
    }

    public boolean waits() {
        return firedAt == null;
    }

    Trigger trailing(BigDecimal taken) {
        return new Trigger(kind, armedAt, dueAt, taken, firedAt, because);
    }

    Trigger fired(Instant now, String why) {
        return new Trigger(kind, armedAt, dueAt, distance, now, why);
    }
}
