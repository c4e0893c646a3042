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
 * @param instructions null when there are none
 */
public record OrderTerms(
        @Nullable BigDecimal quantity,
        @Nullable OrdType ordType,
        @Nullable BigDecimal limitPrice,
        @Nullable BigDecimal stopPrice,
        @Nullable TimeInForce timeInForce,
        @Nullable Instant expireAt,
        @Nullable BigDecimal displayQuantity,
        @Nullable Instructions instructions) {

    public OrderTerms(
            BigDecimal quantity,
            OrdType ordType,
            BigDecimal limitPrice,
            BigDecimal stopPrice,
            TimeInForce timeInForce,
            Instant expireAt,
            BigDecimal displayQuantity) {
        this(quantity, ordType, limitPrice, stopPrice, timeInForce, expireAt, displayQuantity, null);
    }

    private Instructions asked() {
        return instructions == null ? Instructions.NONE : instructions;
    }

    /** Null when the whole may be executed bit by bit. */
    public BigDecimal minQuantity() {
        return asked().minQuantity();
    }

    /** Null when the client leaves it to whoever holds the stop. */
    public TriggerPrice trigger() {
        return asked().trigger();
    }

    /** Null for a trailing stop that is given by its first stop price alone. */
    public Trail trail() {
        return asked().trail();
    }

    public Peg peg() {
        return asked().peg() == null ? Peg.USUAL : asked().peg();
    }

    /** In percent a year; null when the limit was not given so. */
    public BigDecimal limitYield() {
        return asked().limitYield();
    }

    OrderTerms withLimit(BigDecimal price) {
        return new OrderTerms(
                quantity, ordType, price, stopPrice, timeInForce, expireAt, displayQuantity, instructions);
    }

    public OrderTerms withQuantity(BigDecimal newQuantity) {
        return new OrderTerms(
                newQuantity, ordType, limitPrice, stopPrice, timeInForce, expireAt, displayQuantity, instructions);
    }

    /** A plain order at these terms' quantity. */
    public OrderTerms plain(OrdType type, BigDecimal limit, TimeInForce time) {
        return new OrderTerms(quantity, type, limit, null, time, time == TimeInForce.GTD ? expireAt : null, null, null);
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
                        displayQuantity,
                        instructions)
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
                displayQuantity,
                instructions);
    }

    /** These terms with everything changed that is asked for; a date that no longer holds goes. */
    OrderTerms amended(OrderTerms asked) {
        TimeInForce time = asked.timeInForce == null ? timeInForce : asked.timeInForce;
        Instructions wanted = instructions == null ? asked.instructions : instructions.amended(asked.instructions);
        boolean byPrice = wanted != null && asked.limitPrice != null && asked.limitYield() == null;
        Instant until = asked.expireAt != null ? asked.expireAt : time == TimeInForce.GTD ? expireAt : null;
        return new OrderTerms(
                asked.quantity == null ? quantity : asked.quantity,
                ordType,
                asked.limitPrice == null ? limitPrice : asked.limitPrice,
                asked.stopPrice == null ? stopPrice : asked.stopPrice,
                time,
                until,
                asked.displayQuantity == null ? displayQuantity : asked.displayQuantity,
                byPrice ? wanted.limitedTo(null) : wanted);
    }
}
