package org.tandemoms.sales;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.tandemoms.inventory.Inventory;
import org.tandemoms.inventory.StockArrived;
import org.tandemoms.orders.Order;
import org.tandemoms.orders.OrderFilter;
import org.tandemoms.orders.OrderKind;
import org.tandemoms.orders.OrderStore;
import org.tandemoms.orders.Orders;

/**
 * Wakes orders that wait for goods, oldest first. The event makes it quick; the regular look makes it certain, also when
 * the node that booked the receipt died over it.
 */
@Component
class Backorders {

    private final OrderStore store;
    private final Orders orders;
    private final Inventory inventory;

    Backorders(OrderStore store, Orders orders, Inventory inventory) {
        this.store = store;
        this.orders = orders;
        this.inventory = inventory;
    }

    @EventListener
    void arrived(StockArrived event) {
        waiting(Map.of("sku", event.sku())).forEach(this::wake);
    }

    @Scheduled(fixedDelayString = "${tandem.sales.backorder-check-millis:10000}")
    void look() {
        waiting(Map.of()).stream().filter(this::canBeServed).forEach(this::wake);
    }

    /** Those that have waited longest first. */
    private List<SalesOrder> waiting(Map<String, String> tags) {
        List<SalesOrder> waiting = new ArrayList<>();
        for (SalesStatus status : List.of(SalesStatus.BACKORDERED, SalesStatus.PARTIALLY_SHIPPED)) {
            store.each(OrderFilter.open(OrderKind.SALES).inStatus(status).tagged(tags), found -> {
                SalesOrder order = (SalesOrder) found;
                if (order.allocation().isWaitingForGoods()) {
                    waiting.add(order);
                }
            });
        }
        waiting.sort(Comparator.comparing(Order::id));
        return waiting;
    }

    private boolean canBeServed(SalesOrder order) {
        return order.allocation().demands().stream().anyMatch(demand -> inventory.levels(demand.sku()).stream()
                .anyMatch(level -> level.free().signum() > 0));
    }

    private void wake(SalesOrder order) {
        orders.change(order.id(), SalesOrder.class, waiting -> {
            if (waiting.allocation().isWaitingForGoods()
                    && waiting.milestone("stock-arrived").isEmpty()) {
                waiting.reach("stock-arrived", "ARRIVED");
            }
        });
    }
}
