package org.tandemoms.fulfilment;

import org.springframework.stereotype.Component;
import org.tandemoms.orders.Orders;
import org.tandemoms.outbox.Courier;
import org.tandemoms.outbox.OutboxMessage;
import org.tandemoms.outbox.Receipt;
import org.tandemoms.sales.SalesOrder;

/** Shows on the warehouse's list where a shipment stands. */
@Component
class JobCourier implements Courier {

    private final Orders orders;
    private final Jobs jobs;

    JobCourier(Orders orders, Jobs jobs) {
        this.orders = orders;
        this.jobs = jobs;
    }

    @Override
    public String destination() {
        return "warehouse";
    }

    @Override
    public Receipt deliver(String orderId, OutboxMessage message) {
        SalesOrder order = orders.get(orderId, SalesOrder.class);
        order.shipment(message.text("shipment"))
                .filter(shipment -> shipment.picking() != null)
                .ifPresent(shipment -> jobs.show(Job.of(order, shipment)));
        return Receipt.delivered();
    }
}
