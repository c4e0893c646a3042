package org.tandemoms.sales;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.tandemoms.orders.Fact;
import org.tandemoms.orders.Order;
import org.tandemoms.orders.OrderKind;
import org.tandemoms.orders.OrderType;

/** Goods orders, as the common room sees them. */
@Component
class SalesOrderType implements OrderType {

    @Override
    public OrderKind kind() {
        return OrderKind.SALES;
    }

    @Override
    public Class<SalesOrder> type() {
        return SalesOrder.class;
    }

    @Override
    public SalesOrderView present(Order order) {
        return SalesOrderView.of((SalesOrder) order);
    }

    @Override
    public Class<SalesOrderView> view() {
        return SalesOrderView.class;
    }

    @Override
    public void cancel(Order order, String reason) {
        SalesOrder sales = (SalesOrder) order;
        sales.checkCancellable();
        sales.cancelRequested(reason);
    }

    @Override
    public Map<String, Object> handlingFacts(Order order) {
        return Map.of(
                "kind",
                OrderKind.SALES.name(),
                "strategy",
                "",
                "orderType",
                "",
                "amount",
                ((SalesOrder) order).totals().gross());
    }

    @Override
    public List<Fact> facts(Order order) {
        SalesOrder sales = (SalesOrder) order;
        Address to = sales.shipTo();
        String lines = sales.lines().stream()
                .map(line -> line.quantity().toPlainString() + " × " + line.name())
                .collect(Collectors.joining(", "));
        return List.of(
                new Fact("Value", sales.gross().toString()),
                new Fact("Customer", sales.customerId()),
                new Fact("Goods", lines),
                new Fact("Ship to", to.name() + ", " + to.city() + ", " + to.country()),
                new Fact("Payment", sales.payment().method().name().toLowerCase(Locale.ROOT)),
                new Fact("Client order id", sales.clientOrderId()));
    }

    @Override
    public void reject(Order order) {
        ((SalesOrder) order).rejected();
    }

    @Override
    public void cancelled(Order order) {
        ((SalesOrder) order).cancelled();
    }
}
