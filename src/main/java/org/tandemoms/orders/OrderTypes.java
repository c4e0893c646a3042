package org.tandemoms.orders;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The kinds of orders this house knows. */
@Component
public class OrderTypes {

    private final ObjectProvider<OrderType> beans;
    private volatile Map<OrderKind, OrderType> types;

    OrderTypes(ObjectProvider<OrderType> beans) {
        this.beans = beans;
    }

    public OrderType of(OrderKind kind) {
        Map<OrderKind, OrderType> known = types;
        if (known == null) {
            known = beans.stream().collect(Collectors.toMap(OrderType::kind, Function.identity()));
            types = known;
        }
        return known.get(kind);
    }

    public OrderType of(Order order) {
        return of(order.kind());
    }
}
