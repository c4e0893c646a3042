package org.tandemoms.trading;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.tandemoms.identity.Actor;

/**
 * The part of a trade order that the house holds itself because no venue does: what it waits for, and how far a trailing
 * stop has come.
 */
public abstract sealed class HeldTrade extends PlacedTrade permits TradeOrder {

    /** Tag of an order whose instrument's prices are to be watched, with the value {@link #PRICES}. */
    public static final String WATCHED = "watched";

    public static final String PRICES = "prices";

    /** Field of the document in which the best price stands that a trailing stop has seen. */
    public static final String HIGH_WATER = "highWater";

    private Trigger trigger;
    private BigDecimal highWater;

    /** For the mapping only. */
    HeldTrade() {}

    HeldTrade(String id, Placement placement, Instant now, Actor actor) {
        super(id, placement, now, actor);
    }

    /** Empty for an order that goes to a venue as it is. */
    public final Optional<Trigger> trigger() {
        return Optional.ofNullable(trigger);
    }

    /** The house has it, and no venue. */
    public final boolean isHeld() {
        return trigger != null && trigger.waits();
    }

    public final boolean isHeldFor(Trigger.Kind kind) {
        return isHeld() && trigger.kind() == kind;
    }

    /** It was set off; its stop is history. */
    public final boolean isTriggered() {
        return trigger != null && !trigger.waits();
    }

    /** The house follows the market with it: its price at a venue is ours to move. */
    public final boolean isPegged() {
        return trigger != null && terms().ordType() == OrdType.PEGGED;
    }

    /** What was due while somebody held the order is looked at when nobody does any more. */
    @Override
    protected final void onHoldsChanged() {
        if (isHeld() && holds().isEmpty()) {
            alarm(now());
        }
    }

    final void trigger(Trigger now) {
        trigger = now;
        boolean byClock = now.kind() == Trigger.Kind.OPENING || now.kind() == Trigger.Kind.CLOSE;
        watch(now.waits() ? !byClock : isPegged());
    }

    final void watch(boolean prices) {
        if (prices) {
            tag(WATCHED, PRICES);
        } else {
            untag(WATCHED, PRICES);
        }
    }

    /** The best price a trailing stop has seen: the highest for a sale, the lowest for a buy; null before the first. */
    public final BigDecimal highWater() {
        return highWater;
    }

    final void highWater(BigDecimal best) {
        highWater = best;
    }

    /** The price that sets it off now; null while a trailing stop has seen none. */
    public final BigDecimal stopInForce() {
        BigDecimal given = terms().stopPrice();
        if (terms().ordType() != OrdType.TRAILING_STOP) {
            return given;
        }
        return highWater == null ? given : distance().behind(highWater, given, side());
    }

    /** How far it stays behind; the amount is null until the first price when it was given by its first stop alone. */
    public final Trail distance() {
        return terms().trail() == null ? new Trail(trigger.distance(), null) : terms().trail();
    }

    /** What venues work on: of a stop that was set off what it has become, of all others the terms as they are. */
    public final OrderTerms worked() {
        if (trigger == null) {
            return terms();
        }
        TimeInForce time =
                switch (terms().timeInForce()) {
                    case OPG -> TimeInForce.IOC;
                    case CLS -> TimeInForce.DAY;
                    default -> terms().timeInForce();
                };
        OrdType type =
                switch (terms().ordType()) {
                    case STOP, TRAILING_STOP, MARKET_ON_CLOSE, MARKET -> OrdType.MARKET;
                    case STOP_LIMIT, LIMIT_ON_CLOSE, LIMIT, PEGGED, ICEBERG -> OrdType.LIMIT;
                };
        return terms().plain(type, terms().limitPrice(), time);
    }
}
