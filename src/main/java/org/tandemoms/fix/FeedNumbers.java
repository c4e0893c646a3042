package org.tandemoms.fix;

import java.math.BigDecimal;
import quickfix.FieldException;
import quickfix.FieldMap;
import quickfix.FieldNotFound;
import quickfix.field.SessionRejectReason;

/** Prices and sizes that a venue publishes. */
final class FeedNumbers {

    /** Before and behind the point; sums of such numbers can be kept, too. */
    private static final int MOST_DIGITS = 15;

    private FeedNumbers() {}

    /** Null where the entry has none. */
    static BigDecimal optional(FieldMap entry, int field) throws FieldNotFound {
        return entry.isSetField(field) ? required(entry, field) : null;
    }

    /**
     * Bars and settlement prices are kept: what could not be kept would hold up all that comes after it.
     *
     * @throws FieldException for which the session rejects the message
     */
    static BigDecimal required(FieldMap entry, int field) throws FieldNotFound {
        BigDecimal value = entry.getDecimal(field);
        BigDecimal shortest = value.stripTrailingZeros();
        if (shortest.scale() > MOST_DIGITS || shortest.precision() - (long) shortest.scale() > MOST_DIGITS) {
            throw new FieldException(SessionRejectReason.VALUE_IS_INCORRECT, field);
        }
        return value.scale() > MOST_DIGITS ? shortest : value;
    }
}
