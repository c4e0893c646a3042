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

    VenueGate(TradingStops stops, Orders orders) {
        this.stops = stops;
        this.orders = orders;
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
