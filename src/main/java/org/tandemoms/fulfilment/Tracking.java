package org.tandemoms.fulfilment;

import org.springframework.stereotype.Component;
import org.tandemoms.orders.Orders;
import org.tandemoms.sales.DeliveryProof;
import org.tandemoms.sales.SalesOrder;
import org.tandemoms.shared.PartnerEvent;
import org.tandemoms.shared.PartnerEventHandler;

/** Takes the carriers' tracking events, each once. */
@Component
class Tracking implements PartnerEventHandler {

    private final Orders orders;

    Tracking(Orders orders) {
        this.orders = orders;
    }

    @Override
    public String type() {
        return "shipment.tracking";
    }

    @Override
    public void take(PartnerEvent event) {
        if (seenBefore(event)) {
            return;
        }
        orders.change(event.orderId(), SalesOrder.class, order -> {
            if (order.takes(event.id())) {
                apply(order, event);
            }
        });
    }

    private boolean seenBefore(PartnerEvent event) {
        return orders.get(event.orderId(), SalesOrder.class).hasTaken(event.id());
    }

    private static void apply(SalesOrder order, PartnerEvent event) {
        String shipment = event.text("shipment");
        String consignment = event.text("consignment");
        String tracking = event.text("tracking");
        switch (event.text("status")) {
            case "PICKED_UP", "IN_TRANSIT" -> order.shipping().left(shipment, consignment, tracking);
            case "DELIVERED" -> {
                order.shipping().delivered(shipment, consignment, tracking);
                DeliveryProof.of(event.text("signedBy"), event.text("at"), event.text("document"))
                        .ifPresent(proof -> order.shipping().proven(shipment, proof));
            }
            case "LOST" -> order.shipping().lost(shipment, event.text("text"));
            default -> order.note("tracking", "The carrier reports: " + event.text("status"));
        }
    }
}
