package org.tandemoms.inventory;

import java.math.BigDecimal;
import org.springframework.lang.Nullable;

/**
 * How an item is packed, kept and measured. Whoever may leave a field out gets null.
 *
 * @param unit in which it is counted, as in UN/ECE Recommendation 20, e.g. {@code C62} for a piece
 * @param packSize units in one trade pack
 * @param batches each delivery is kept apart under its batch
 * @param serials each piece has a number of its own
 * @param shelfLifeDays from receipt to expiry; null when it does not expire
 * @param lengthMm of one unit, as are width and height
 */
public record ItemHandling(
        @Nullable String unit,
        @Nullable BigDecimal packSize,
        boolean batches,
        boolean serials,
        @Nullable Integer shelfLifeDays,
        @Nullable BigDecimal lengthMm,
        @Nullable BigDecimal widthMm,
        @Nullable BigDecimal heightMm) {}
