package org.tandemoms.trading;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import org.springframework.lang.Nullable;

/**
 * The price that a pegged order follows; FIX PegPriceType (1094) or ExecInst (18).
 *
 * @param price what is followed; the order's own side of the market when not given
 * @param offset added to that price, may be negative; none when not given
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Peg(@Nullable To price, @Nullable BigDecimal offset) {

    /** What holds for a pegged order that does not say. */
    public static final Peg USUAL = new Peg(To.PRIMARY, null);

    public enum To {
        /** The best price of the order's own side. */
        PRIMARY,
        /** Half way between best bid and best offer. */
        MIDPOINT,
        /** The best price of the other side. */
        MARKET
    }

    public Peg {
        price = price == null ? To.PRIMARY : price;
    }
}
