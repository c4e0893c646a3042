package org.tandemoms.fulfilment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.tandemoms.inventory.Demand;
import org.tandemoms.inventory.Inventory;
import org.tandemoms.inventory.Reservation;
import org.tandemoms.sales.Allocation;
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
        Allocation allocation = order.allocation();
        boolean partMayGo = order.allowsPartial() && allocation.hasUnsent();
        if (allocation.isBackordered() && !partMayGo) {
            allocation.waitForGoods();
            return "BACKORDERED";
        }
        allocation.goAhead();
        return "ALLOCATED";
    }

    private void reserveMissing(SalesOrder order) {
        Allocation allocation = order.allocation();
        if (!allocation.isBackordered()) {
            return;
        }
        List<String> locations = sourcing.locationsFor(order);
        Map<List<String>, List<Demand>> byShelves = allocation.demands().stream()
                .collect(Collectors.groupingBy(
                        demand -> filled(allocation, demand, locations), LinkedHashMap::new, Collectors.toList()));
        byShelves.forEach((shelves, demands) -> {
            Reservation reservation = inventory.reserve(demands, shelves, true);
            allocation.allot(reservation.allotments());
            order.storeBy(reservation.storeBy());
        });
    }

    /** Where a picker has just found nothing there is no use in looking again. */
    private static List<String> filled(Allocation allocation, Demand demand, List<String> locations) {
        return locations.stream()
                .filter(location -> !allocation.isEmptyShelf(demand.sku(), location))
                .toList();
    }

    @Step(
            value = "bookShipment",
            title = "Book shipment",
            description = "Asks the carrier to fetch the goods, one parcel run from each location.")
    public void bookShipment(SalesOrder order) {
        order.shipping().book();
    }

    @Step(
            value = "replaceLost",
            title = "Replace lost goods",
            description =
                    "Tells goods that are still here from goods that are lost: in place of those others are allocated, picked and packed.",
            outcomes = {"BOOK", "SHORT"})
    public String replaceLost(SalesOrder order) {
        return order.shipping().needsOthersForLost() ? "SHORT" : "BOOK";
    }

    @Step(
            value = "giveUpShipment",
            title = "Give up the rest",
            description =
                    "Ends the order with what is on its way or has arrived, and frees the rest; where nothing is, cancels the order.",
            outcomes = {"SENT", "CANCELLED"})
    public String giveUpShipment(SalesOrder order) {
        return order.shipping().giveUpRest() ? "SENT" : "CANCELLED";
    }
}
