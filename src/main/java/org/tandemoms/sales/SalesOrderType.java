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
import org.tandemoms.parties.Customers;

/** Goods orders, as the common room sees them. */
@Component
class SalesOrderType implements OrderType {

    private final Customers customers;

    SalesOrderType(Customers customers) {
        this.customers = customers;
    }

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
                .map(line -> line.quantity().stripTrailingZeros().toPlainString() + " × " + line.name())
                .collect(Collectors.joining(", "));
        return List.of(
                new Fact("Value", sales.gross().inWords()),
                new Fact("Customer", customer(sales.customerId())),
                new Fact("Goods", lines),
                new Fact("Ship to", to.name() + ", " + to.city() + ", " + country(to.country())),
                new Fact("Payment", sales.payment().method().name().toLowerCase(Locale.ROOT)),
                new Fact("Client order id", sales.clientOrderId()));
    }

    private String customer(String id) {
        return customers.find(id).map(known -> id + ", " + known.name()).orElse(id);
    }

    private static String country(String code) {
        return new Locale.Builder().setRegion(code).build().getDisplayCountry(Locale.ENGLISH);
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
