package org.tandemoms.execution;

import org.tandemoms.trading.RoutingPlan;
import org.tandemoms.trading.TradeOrder;

/** Says how an order is routed. */
@FunctionalInterface
interface RoutingPlanner {

    /** The plan for what venues are to work on now. */
    RoutingPlan plan(TradeOrder order);
}
