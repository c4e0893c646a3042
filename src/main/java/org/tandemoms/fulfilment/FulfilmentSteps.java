package org.tandemoms.fulfilment;

import org.springframework.stereotype.Component;
import org.tandemoms.inventory.Inventory;
import org.tandemoms.inventory.Reservation;
import org.tandemoms.sales.SalesOrder;
import org.tandemoms.sales.Sourcing;
import org.tandemoms.workflow.Step;

/** Steps that bring goods to the customer. */
@Component
class FulfilmentSteps {

    private final Inventory inventory;
    private final Sourcing sourcing;

    FulfilmentSteps(Inventory inventory, Sourcing sourcing) {
        this.inventory = inventory;
        this.sourcing = sourcing;
    }

    @Step(
            value = "allocateStock",
            title = "Allocate stock",
            description =
                    "Holds what the order still lacks. Waits for goods when something is missing, unless a part may go ahead.",
            outcomes = {"ALLOCATED", "BACKORDERED"})
    public String allocateStock(SalesOrder order) {
        reserveMissing(order);
        boolean partMayGo = order.allowsPartial() && order.hasUnsent();
        if (order.isBackordered() && !partMayGo) {
            order.backordered();
            return "BACKORDERED";
        }
        order.allocated();
        return "ALLOCATED";
    }

    private void reserveMissing(SalesOrder order) {
        if (order.isBackordered()) {
            Reservation reservation = inventory.reserve(order.demands(), sourcing.locationsFor(order), true);
            order.allot(reservation.allotments());
            order.storeBy(reservation.storeBy());
        }
    }

    @Step(
            value = "bookShipment",
            title = "Book shipment",
            description =
                    "Asks the carrier to fetch the goods, one parcel run from each location. What was lost is replaced from stock.")
    public void bookShipment(SalesOrder order) {
        if (order.hasLostGoods()) {
            reserveMissing(order);
        }
        order.askShipments();
    }
}
