package org.tandemoms.trading;

import java.math.BigDecimal;

/**
 * What was traded, in one report.
 *
 * @param quantity LastQty (32)
 * @param price LastPx (31)
 * @param market LastMkt (30); null when not told
 * @param addedLiquidity true when it rested in the book, false when it took; null when not told
 * @param venueFee Commission (12) in the instrument's currency; null when not told
 */
public record Trade(BigDecimal quantity, BigDecimal price, String market, Boolean addedLiquidity, BigDecimal venueFee) {

    public static Trade of(BigDecimal quantity, BigDecimal price) {
        return new Trade(quantity, price, null, null, null);
    }
}
