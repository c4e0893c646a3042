package org.tandemoms.sales;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.tandemoms.inventory.OpenDemand;
import org.tandemoms.orders.OrderFilter;
import org.tandemoms.orders.OrderKind;
import org.tandemoms.orders.OrderStore;

/** What goods orders have promised to customers and nothing is held for. */
@Component
class BackorderDemand implements OpenDemand {

    private final OrderStore store;

    BackorderDemand(OrderStore store) {
        this.store = store;
    }

    @Override
    public List<Promised> promised(String sku) {
        List<Promised> promised = new ArrayList<>();
        store.each(OrderFilter.open(OrderKind.SALES).tagged("sku", sku), order -> missing((SalesOrder) order, sku)
                .forEach(promised::add));
        return promised;
    }

    private static Stream<Promised> missing(SalesOrder order, String sku) {
        return order.lines().stream()
                .filter(line -> line.sku().equals(sku) && line.isBackordered())
                .map(line -> new Promised(sku, line.backordered(), order.requestedDelivery(), "Order " + order.id()));
    }
}
