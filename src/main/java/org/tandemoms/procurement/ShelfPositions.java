package org.tandemoms.procurement;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.tandemoms.inventory.Demand;
import org.tandemoms.inventory.Inventory;
import org.tandemoms.inventory.StockLevel;
import org.tandemoms.orders.OrderFilter;
import org.tandemoms.orders.OrderKind;
import org.tandemoms.orders.OrderStore;
import org.tandemoms.sales.SalesOrder;
import org.tandemoms.sales.SalesStatus;
import org.tandemoms.sales.Sourcing;

/**
 * Adds up what there is of an item at a location. What changes meanwhile is seen twice rather than not at all (first what
 * is on order, then the shelf, then who waits), so that a receipt between two reads never looks like a shortage.
 */
@Component
class ShelfPositions {

    private final IncomingGoods incoming;
    private final Inventory inventory;
    private final OrderStore store;
    private final Sourcing sourcing;

    ShelfPositions(IncomingGoods incoming, Inventory inventory, OrderStore store, Sourcing sourcing) {
        this.incoming = incoming;
        this.inventory = inventory;
        this.store = store;
        this.sourcing = sourcing;
    }

    ShelfPosition of(String sku, String location) {
        BigDecimal onOrder = incoming.onOrder(sku, location);
        StockLevel level = inventory.levels(sku).stream()
                .filter(one -> one.location().equals(location))
                .findFirst()
                .orElse(new StockLevel(sku, location, BigDecimal.ZERO, BigDecimal.ZERO));
        return new ShelfPosition(level.onHand(), level.held(), backordered(sku, location), onOrder);
    }

    /** Orders that wait count where they would be served first. */
    private BigDecimal backordered(String sku, String location) {
        return Stream.of(SalesStatus.BACKORDERED, SalesStatus.PARTIALLY_SHIPPED)
                .flatMap(status -> waiting(sku, status).stream())
                .filter(order -> location.equals(firstChoice(order)))
                .flatMap(order -> order.allocation().demands().stream())
                .filter(demand -> demand.sku().equals(sku))
                .map(Demand::quantity)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private String firstChoice(SalesOrder order) {
        List<String> locations = sourcing.locationsFor(order);
        return locations.isEmpty() ? null : locations.get(0);
    }

    private List<SalesOrder> waiting(String sku, SalesStatus status) {
        List<SalesOrder> waiting = new ArrayList<>();
        store.each(
                OrderFilter.open(OrderKind.SALES).inStatus(status).tagged("sku", sku),
                order -> waiting.add((SalesOrder) order));
        return waiting;
    }
}
