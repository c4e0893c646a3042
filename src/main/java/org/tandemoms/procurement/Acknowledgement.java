package org.tandemoms.procurement;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.springframework.lang.Nullable;

/**
 * What a supplier answers to a purchase order.
 *
 * @param accepted false when it will not deliver at all
 * @param quantity it promises; null for what was asked
 * @param date on which it will be here; null for the day that was asked
 * @param reason of a refusal or change
 */
public record Acknowledgement(
        boolean accepted, @Nullable BigDecimal quantity, @Nullable LocalDate date, @Nullable String reason) {}
