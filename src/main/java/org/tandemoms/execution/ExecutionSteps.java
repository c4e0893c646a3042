package org.tandemoms.execution;

import org.springframework.stereotype.Component;
import org.tandemoms.trading.OrderRouter;
import org.tandemoms.trading.TradeOrder;
import org.tandemoms.trading.TradingStops;
import org.tandemoms.workflow.Step;

/** Makes the plan by which a cleared order is routed, and has it placed. */
@Component
class ExecutionSteps {

    private final RoutingPlanner planner;
    private final TradingStops stops;
    private final OrderRouter router;
    private final Algorithms algorithms;

    ExecutionSteps(RoutingPlanner planner, TradingStops stops, OrderRouter router, Algorithms algorithms) {
        this.planner = planner;
        this.stops = stops;
        this.router = router;
        this.algorithms = algorithms;
    }

    @Step(
            value = "routeOrder",
            title = "Route the order",
            description =
                    "Looks up in the tables 'Routing' and 'Routing restrictions' where the order may go, and sends"
                            + " it by that plan; what a venue does not execute goes on by the same plan.")
    public void routeOrder(TradeOrder order) {
        if (order.ordStatus().isTerminal()
                || !order.routes().isEmpty()
                || order.plan().isPresent()) {
            return;
        }
        var stop = stops.on(order.target(null));
        if (stop.isPresent()) {
            order.refuse(stop.get().words());
            return;
        }
        order.plan(planner.plan(order));
        if (order.algorithm() != null) {
            order.begin(algorithms.begin(order));
        }
        router.settle(order);
    }
}
