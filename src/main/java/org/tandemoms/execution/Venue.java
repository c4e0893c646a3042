package org.tandemoms.execution;

import java.math.BigDecimal;
import java.util.Set;
import org.tandemoms.trading.OrdType;
import org.tandemoms.trading.OrderTerms;
import org.tandemoms.trading.TimeInForce;
import org.tandemoms.trading.TriggerPrice;

/**
 * A venue or broker that orders can be sent to.
 *
 * @param code as in {@code ExDestination} and {@code routing.venue}
 * @param market ISO 10383 code whose calendar and hours hold; null where it trades round the clock
 * @param hours when it trades on a trading day, in its own time, e.g. {@code 09:30-16:00 America/New_York}; null for always
 * @param takingFee for each unit that takes liquidity, in the instrument's currency
 * @param addingFee for each unit that adds liquidity; less than 0 is a rebate
 * @param orderTypes what it takes; all when none is named
 * @param timesInForce what it takes; all when none is named
 * @param abilities what it can do beyond that; nothing when none is named
 */
public record Venue(
        String code,
        String name,
        Kind kind,
        String market,
        String hours,
        BigDecimal takingFee,
        BigDecimal addingFee,
        Set<OrdType> orderTypes,
        Set<TimeInForce> timesInForce,
        Set<Ability> abilities) {

    /** What a venue can do beyond order types and times. */
    public enum Ability {
        /** Its stops are set off by its last trade. */
        STOP_ON_LAST,
        /** Its stops are set off by its best bid or offer. */
        STOP_ON_QUOTE,
        /** It knows MinQty. */
        MIN_QUANTITY
    }

    public enum Kind {
        /** Shows its book. */
        EXCHANGE,
        /** Shows its book; no auctions. */
        ECN,
        DARK_POOL,
        BROKER
    }

    public Venue {
        takingFee = takingFee == null ? BigDecimal.ZERO : takingFee;
        addingFee = addingFee == null ? BigDecimal.ZERO : addingFee;
        orderTypes = orderTypes == null ? Set.of() : Set.copyOf(orderTypes);
        timesInForce = timesInForce == null ? Set.of() : Set.copyOf(timesInForce);
        abilities = abilities == null ? Set.of() : Set.copyOf(abilities);
    }

    public boolean isLit() {
        return kind == Kind.EXCHANGE || kind == Kind.ECN;
    }

    /** It works such an order as it is, all of its instructions. */
    boolean takes(OrderTerms terms) {
        return takesType(terms.ordType())
                && takesTime(terms.timeInForce())
                && (terms.minQuantity() == null || abilities.contains(Ability.MIN_QUANTITY))
                && (terms.trigger() == null || abilities.contains(stopOn(terms.trigger())));
    }

    /** It works such an order, if need be one day at a time. */
    boolean takesByDays(OrderTerms terms) {
        TimeInForce time = terms.timeInForce();
        return takesType(terms.ordType()) && (takesTime(time) || time.outlivesDay() && takesTime(TimeInForce.DAY));
    }

    boolean takesTime(TimeInForce time) {
        return timesInForce.isEmpty() || timesInForce.contains(time);
    }

    private boolean takesType(OrdType type) {
        return orderTypes.isEmpty() || orderTypes.contains(type);
    }

    private static Ability stopOn(TriggerPrice price) {
        return price == TriggerPrice.LAST ? Ability.STOP_ON_LAST : Ability.STOP_ON_QUOTE;
    }
}
