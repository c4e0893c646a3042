package org.tandemoms.execution;

import java.math.BigDecimal;
import java.util.Set;
import org.tandemoms.trading.OrdType;
import org.tandemoms.trading.TimeInForce;

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
        Set<TimeInForce> timesInForce) {

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
    }

    public boolean isLit() {
        return kind == Kind.EXCHANGE || kind == Kind.ECN;
    }

    boolean takes(OrdType type, TimeInForce time) {
        return (orderTypes.isEmpty() || orderTypes.contains(type))
                && (timesInForce.isEmpty() || timesInForce.contains(time));
    }
}
