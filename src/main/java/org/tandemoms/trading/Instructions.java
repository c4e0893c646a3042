package org.tandemoms.trading;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import org.springframework.lang.Nullable;

/**
 * What an order asks for beyond price and time.
 *
 * @param minQuantity the least that may be executed first (FIX MinQty, 110)
 * @param limitYield the limit in percent a year, of whom it was given so; its price stands beside it
 * @param trigger which price sets a stop off; null leaves it to whoever holds the stop
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Instructions(
        @Nullable BigDecimal minQuantity,
        @Nullable TriggerPrice trigger,
        @Nullable Trail trail,
        @Nullable Peg peg,
        @Nullable BigDecimal limitYield) {

    static final Instructions NONE = new Instructions(null, null, null, null, null);

    /** Null when there are none. */
    public static Instructions of(BigDecimal minQuantity, TriggerPrice trigger, Trail trail, Peg peg) {
        return of(minQuantity, trigger, trail, peg, null);
    }

    /** Null when there are none. */
    public static Instructions of(
            BigDecimal minQuantity, TriggerPrice trigger, Trail trail, Peg peg, BigDecimal limitYield) {
        var all = new Instructions(minQuantity, trigger, trail, peg, limitYield);
        return all.equals(NONE) ? null : all;
    }

    /** These with another limit yield, or null when nothing is left. */
    Instructions limitedTo(BigDecimal yield) {
        return of(minQuantity, trigger, trail, peg, yield);
    }

    /** These with the given ones changed; null members stay. */
    Instructions amended(Instructions asked) {
        return asked == null
                ? this
                : new Instructions(
                        asked.minQuantity == null ? minQuantity : asked.minQuantity,
                        asked.trigger == null ? trigger : asked.trigger,
                        asked.trail == null ? trail : asked.trail,
                        asked.peg == null ? peg : asked.peg,
                        asked.limitYield == null ? limitYield : asked.limitYield);
    }
}
