package org.tandemoms.trading;

import java.math.BigDecimal;
import java.time.Instant;
import org.springframework.lang.Nullable;

/**
 * What a venue showed, and would have charged, when it was decided where a part of an order goes.
 *
 * @param bid null where the venue shows none
 * @param fee for each unit, in the instrument's currency, for taking; less than 0 is a rebate
 * @param at when the venue said so, UTC; null without a quote
 */
public record QuoteSeen(
        String venue,
        @Nullable BigDecimal bid,
        @Nullable BigDecimal bidSize,
        @Nullable BigDecimal ask,
        @Nullable BigDecimal askSize,
        @Nullable BigDecimal fee,
        @Nullable Instant at) {}
