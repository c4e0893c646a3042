package org.tandemoms.execution;

import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tandemoms.instruments.MarketHours;
import org.tandemoms.trading.BondYields;
import org.tandemoms.trading.TradeOrder;

/**
 * A limit that was given as a yield means another price on each trading day, as redemption is nearer. An order that outlives
 * its day is restated to the price of the day when its market opens, here and at the venues that have it.
 */
@Component
class YieldLimits {

    private final BondYields yields;
    private final MarketHours hours;

    YieldLimits(BondYields yields, MarketHours hours) {
        this.yields = yields;
        this.hours = hours;
    }

    /** Gives the order today's price, if it has another one. */
    void restate(TradeOrder order) {
        if (isRestated(order)) {
            yields.limitToday(order)
                    .filter(price -> price.compareTo(order.terms().limitPrice()) != 0)
                    .ifPresent(price -> order.holding().restateLimit(price));
        }
    }

    /** The opening of the next trading day; empty for an order that keeps its price. */
    Optional<Instant> nextLook(TradeOrder order) {
        return isRestated(order)
                ? Optional.of(
                        hours.next(order.instrument().market(), order.now()).opensAt())
                : Optional.empty();
    }

    private static boolean isRestated(TradeOrder order) {
        return order.terms().limitYield() != null
                && order.terms().limitPrice() != null
                && order.terms().timeInForce().outlivesDay()
                && order.plan().isPresent();
    }
}
