package org.tandemoms.sales;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tandemoms.inventory.Consignees;
import org.tandemoms.orders.Orders;

/** Who got the goods of a shipment, from its order. */
@Component
class SalesConsignees implements Consignees {

    private final Orders orders;

    SalesConsignees(Orders orders) {
        this.orders = orders;
    }

    @Override
    public Optional<Consignee> of(String shipment) {
        int end = shipment.lastIndexOf('-');
        return Optional.of(shipment)
                .filter(id -> end > 0)
                .flatMap(id -> orders.find(id.substring(0, end)))
                .filter(SalesOrder.class::isInstance)
                .map(SalesOrder.class::cast)
                .map(order -> new Consignee(
                        order.id(),
                        order.customerId(),
                        order.shipTo().name(),
                        order.shipTo().city(),
                        order.shipTo().country()));
    }
}
