package org.tandemoms.trading;

import java.math.BigDecimal;
import java.time.Instant;
import org.springframework.lang.Nullable;

/**
 * What an order asks for; the part that a replace may change.
 *
 * @param quantity in units of the instrument
 * @param limitPrice in the instrument's currency and quotation; null when the order has none
 * @param stopPrice trigger; null when the order has none
 * @param expireAt UTC, for {@code GTD}
 * @param displayQuantity the most that a book may show (FIX MaxFloor); null for all
 */
public record OrderTerms(
        @Nullable BigDecimal quantity,
        @Nullable OrdType ordType,
        @Nullable BigDecimal limitPrice,
        @Nullable BigDecimal stopPrice,
        @Nullable TimeInForce timeInForce,
        @Nullable Instant expireAt,
        @Nullable BigDecimal displayQuantity) {

    public OrderTerms withQuantity(BigDecimal newQuantity) {
        return new OrderTerms(newQuantity, ordType, limitPrice, stopPrice, timeInForce, expireAt, displayQuantity);
    }

    /** A part that takes what is there up to a price, at once, and does not rest. */
    public OrderTerms takingAtOnce(BigDecimal part, BigDecimal limit) {
        return new OrderTerms(part, OrdType.LIMIT, limit, null, TimeInForce.IOC, null, null);
    }

    /** These terms, and no worse price than the limit. */
    public OrderTerms limitedTo(BigDecimal limit, Side side) {
        boolean tighter = limitPrice == null
                || (side == Side.BUY ? limit.compareTo(limitPrice) < 0 : limit.compareTo(limitPrice) > 0);
        return tighter
                ? new OrderTerms(
                        quantity,
                        ordType == OrdType.MARKET ? OrdType.LIMIT : ordType,
                        limit,
                        stopPrice,
                        timeInForce,
                        expireAt,
                        displayQuantity)
                : this;
    }

    /** These terms with the given members changed; null leaves a member as it is. */
    public OrderTerms amended(BigDecimal newQuantity, BigDecimal newLimit, BigDecimal newStop, TimeInForce newTime) {
        return new OrderTerms(
                newQuantity == null ? quantity : newQuantity,
                ordType,
                newLimit == null ? limitPrice : newLimit,
                newStop == null ? stopPrice : newStop,
                newTime == null ? timeInForce : newTime,
                expireAt,
                displayQuantity);
    }
}
