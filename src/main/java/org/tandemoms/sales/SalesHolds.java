package org.tandemoms.sales;

import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.tandemoms.inventory.Allotment;
import org.tandemoms.inventory.HoldOwners;
import org.tandemoms.orders.Order;
import org.tandemoms.orders.Orders;

/** Says whether a goods order counts on a hold. An order done with its holds has let them go through its outbox. */
@Component
class SalesHolds implements HoldOwners {

    private final Orders orders;

    SalesHolds(Orders orders) {
        this.orders = orders;
    }

    /** The order may need less of it by now; the rest is let go by the order's own message. */
    private static boolean countsOn(SalesOrder sales, Allotment hold) {
        return sales.allocation().inHand().anyMatch(hold::isSameHold);
    }

    /** A message is on its way that ends the hold itself; goods that are not there must not be for sale again. */
    private static boolean endsItself(SalesOrder sales, Allotment hold) {
        String hand = hold.key() + ":" + hold.location();
        return Stream.of("release:", "issue:", "short:").anyMatch(end -> sales.isPending(end + hand));
    }

    @Override
    public boolean needs(Allotment hold) {
        int colon = hold.key().indexOf(':');
        Optional<Order> order =
                colon < 0 ? Optional.empty() : orders.find(hold.key().substring(0, colon));
        return order.filter(SalesOrder.class::isInstance)
                .map(SalesOrder.class::cast)
                .filter(sales -> countsOn(sales, hold) || endsItself(sales, hold))
                .isPresent();
    }
}
