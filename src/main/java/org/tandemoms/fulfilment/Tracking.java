package org.tandemoms.fulfilment;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tandemoms.orders.Order;
import org.tandemoms.orders.Orders;
import org.tandemoms.sales.DeliveryProof;
import org.tandemoms.sales.RepairJourney;
import org.tandemoms.sales.ReturnOrder;
import org.tandemoms.sales.SalesOrder;
import org.tandemoms.sales.Shipping;
import org.tandemoms.shared.PartnerEvent;
import org.tandemoms.shared.PartnerEventHandler;

/** Takes the carriers' tracking events, each once: of goods that were sold, and of mended ones that go back. */
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
        boolean back = orders.find(event.orderId())
                .filter(ReturnOrder.class::isInstance)
                .isPresent();
        Class<? extends Order> kind = back ? ReturnOrder.class : SalesOrder.class;
        if (orders.get(event.orderId(), kind).hasTaken(event.id())) {
            return;
        }
        orders.change(event.orderId(), kind, order -> {
            if (order.takes(event.id())) {
                apply(order, event);
            }
        });
    }

    private static void apply(Order order, PartnerEvent event) {
        if (order instanceof ReturnOrder mended) {
            apply(mended.repairJourney(), event);
        } else {
            apply((SalesOrder) order, event);
        }
    }

    private static void apply(SalesOrder order, PartnerEvent event) {
        String shipment = event.text("shipment");
        String consignment = event.text("consignment");
        String tracking = event.text("tracking");
        Shipping shipping = order.shipping();
        switch (event.text("status")) {
            case "PICKED_UP", "IN_TRANSIT" -> shipping.left(shipment, consignment, tracking);
            case "DELIVERED" -> {
                shipping.delivered(shipment, consignment, tracking);
                proof(event).ifPresent(proof -> shipping.proven(shipment, proof));
            }
            case "LOST" -> shipping.lost(shipment, event.text("text"));
            default -> order.note("tracking", "The carrier reports: " + event.text("status"));
        }
    }

    private static void apply(RepairJourney mended, PartnerEvent event) {
        String shipment = event.text("shipment");
        String consignment = event.text("consignment");
        String tracking = event.text("tracking");
        switch (event.text("status")) {
            case "PICKED_UP", "IN_TRANSIT" -> mended.left(shipment, consignment, tracking);
            case "DELIVERED" -> {
                mended.delivered(shipment, consignment, tracking);
                proof(event).ifPresent(proof -> mended.proven(shipment, proof));
            }
            case "LOST" -> mended.lost(shipment, event.text("text"));
            default -> {
                // nothing to learn from
            }
        }
    }

    private static Optional<DeliveryProof> proof(PartnerEvent event) {
        return DeliveryProof.of(event.text("signedBy"), event.text("at"), event.text("document"));
    }
}
