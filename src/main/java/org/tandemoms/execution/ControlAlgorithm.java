package org.tandemoms.execution;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.tandemoms.orders.Orders;
import org.tandemoms.shared.FieldError;
import org.tandemoms.shared.Problem;
import org.tandemoms.shared.ProblemCode;
import org.tandemoms.shared.Refused;
import org.tandemoms.trading.Algorithm;
import org.tandemoms.trading.AlgorithmRun;
import org.tandemoms.trading.OrderRouter;
import org.tandemoms.trading.TradeOrder;

/** Pauses, resumes and amends the algorithm of an order. What is at venues stays there; what was not let go waits. */
@Component
public class ControlAlgorithm {

    private final Orders orders;
    private final Algorithms algorithms;
    private final OrderRouter router;

    ControlAlgorithm(Orders orders, Algorithms algorithms, OrderRouter router) {
        this.orders = orders;
        this.algorithms = algorithms;
        this.router = router;
    }

    /**
     * What is due when.
     *
     * @throws Refused {@code not-found} for an order that no algorithm works
     */
    public List<SchedulePoint> schedule(String orderId) {
        TradeOrder order = orders.get(orderId, TradeOrder.class);
        if (order.algorithm() == null) {
            throw Refused.because(ProblemCode.NOT_FOUND, "No algorithm works this order");
        }
        return algorithms.schedule(order);
    }

    public TradeOrder pause(String orderId) {
        return orders.change(orderId, TradeOrder.class, order -> {
            AlgorithmRun run = running(order);
            if (run.state() == AlgorithmRun.State.PAUSED) {
                throw Refused.because(ProblemCode.STATE, "The algorithm is paused already");
            }
            order.run(run.paused(), "Algorithm paused");
            router.settle(order);
        });
    }

    public TradeOrder resume(String orderId) {
        return orders.change(orderId, TradeOrder.class, order -> {
            AlgorithmRun run = running(order);
            if (run.state() == AlgorithmRun.State.RUNNING) {
                throw Refused.because(ProblemCode.STATE, "The algorithm is running already");
            }
            order.run(algorithms.goesOn(order, run), "Algorithm goes on with what is left");
            router.settle(order);
        });
    }

    /**
     * Changes parameters; those not named stay. A paused algorithm stays paused.
     *
     * @param seen version of the caller's If-Match
     */
    public TradeOrder amend(String orderId, long seen, Map<String, String> changed) {
        return orders.changeIf(orderId, TradeOrder.class, seen, order -> {
            AlgorithmRun run = running(order);
            Map<String, String> parameters = new HashMap<>(order.algorithm().parameters());
            parameters.putAll(changed);
            var wanted = new Algorithm(order.algorithm().name(), parameters);
            List<FieldError> errors = algorithms.check(wanted, order.terms());
            if (!errors.isEmpty()) {
                throw Problem.invalid(errors).refused();
            }
            order.amended(wanted);
            AlgorithmRun anew = algorithms.goesOn(order, run);
            order.run(run.state() == AlgorithmRun.State.PAUSED ? anew.paused() : anew, "Algorithm amended: " + changed);
            router.settle(order);
        });
    }

    private static AlgorithmRun running(TradeOrder order) {
        if (order.ordStatus().isTerminal()) {
            throw Refused.because(ProblemCode.TOO_LATE, "The order is done");
        }
        return order.run().orElseThrow(() -> Refused.because(ProblemCode.STATE, "No algorithm works on the order now"));
    }
}
