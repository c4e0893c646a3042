package org.tandemoms.trading;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.tandemoms.orders.Orders;

/** The last door before a venue: orders and replaces in the scope of a stop stay here, cancels always pass. */
@Component
public class VenueGate {

    private final TradingStops stops;
    private final Orders orders;
    private final OrderRouter router;

    VenueGate(TradingStops stops, Orders orders, OrderRouter router) {
        this.router = router;
        this.stops = stops;
        this.orders = orders;
    }

    /**
     * Takes an order back that has not left and whose venue is away, when its plan knows another place for it. Only for
     * messages of which it is certain that they never left.
     *
     * @return false when it has to wait for this venue
     */
    public boolean takeBack(VenueInstruction instruction) {
        String part = instruction.clOrdId().substring(instruction.orderId().length() + 1);
        TradeOrder after = orders.change(instruction.orderId(), TradeOrder.class, order -> {
            boolean elsewhere = order.plan()
                    .filter(plan -> router.canGoElsewhere(order, instruction.venue()))
                    .isPresent();
            if (elsewhere && order.isPending(part)) {
                order.confirmed(part);
                order.endings()
                        .undeliverable(
                                instruction.clOrdId(),
                                VenueInstruction.ORDER,
                                instruction.venue() + " is not connected");
                router.settle(order);
            }
        });
        return !after.isPending(part);
    }

    /** Why this message may not leave; empty when it may. */
    public Optional<String> shutFor(String type, VenueInstruction instruction) {
        if (type.equals(VenueInstruction.CANCEL) || !stops.any()) {
            return Optional.empty();
        }
        Set<String> traders = orders.find(instruction.orderId())
                .map(order -> Set.copyOf(List.of(order.owner(), order.placedBy())))
                .orElse(Set.of());
        var target = new TradingStops.Target(instruction.account(), traders, instruction.symbol(), instruction.venue());
        return stops.on(target).map(TradingStops.Stop::words);
    }
}
