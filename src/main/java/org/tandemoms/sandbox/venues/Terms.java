package org.tandemoms.sandbox.venues;

import java.math.BigDecimal;
import java.time.Instant;
import quickfix.field.OrdType;
import quickfix.field.TimeInForce;

/**
 * What an order asks for. A venue speaks nothing but FIX, so its orders hold the standard's codes.
 *
 * @param price limit; null when the order has none
 * @param stopPrice trigger; null when the order has none
 * @param expiresAt when the time in force runs out; null for good till cancelled
 */
record Terms(
        char ordType,
        char timeInForce,
        BigDecimal quantity,
        BigDecimal price,
        BigDecimal stopPrice,
        Instant expiresAt) {

    boolean waitsForTrigger() {
        return ordType == OrdType.STOP_STOP_LOSS || ordType == OrdType.STOP_LIMIT;
    }

    boolean hasLimit() {
        return ordType == OrdType.LIMIT || ordType == OrdType.STOP_LIMIT || ordType == OrdType.LIMIT_ON_CLOSE;
    }

    /** The auction that it is for; null when it is for continuous trading, where it joins an auction that is called. */
    Auctions.Kind auction() {
        if (timeInForce == TimeInForce.AT_THE_OPENING) {
            return Auctions.Kind.OPENING;
        }
        boolean onClose = timeInForce == TimeInForce.AT_THE_CLOSE
                || ordType == OrdType.MARKET_ON_CLOSE
                || ordType == OrdType.LIMIT_ON_CLOSE;
        return onClose ? Auctions.Kind.CLOSING : null;
    }

    /** Whether what does not trade at once is cancelled rather than left to rest. */
    boolean immediate() {
        return timeInForce == TimeInForce.IMMEDIATE_OR_CANCEL || fillOrKill();
    }

    boolean fillOrKill() {
        return timeInForce == TimeInForce.FILL_OR_KILL;
    }

    Terms amended(BigDecimal newQuantity, BigDecimal newPrice, BigDecimal newStopPrice) {
        return new Terms(
                ordType,
                timeInForce,
                newQuantity == null ? quantity : newQuantity,
                newPrice == null ? price : newPrice,
                newStopPrice == null ? stopPrice : newStopPrice,
                expiresAt);
    }
}
