package org.tandemoms.sales;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.tandemoms.orders.Fact;
import org.tandemoms.orders.Order;
import org.tandemoms.orders.OrderKind;
import org.tandemoms.orders.OrderType;
import org.tandemoms.shared.ProblemCode;
import org.tandemoms.shared.Refused;

/** Returns, as the common room sees them. */
@Component
class ReturnOrderType implements OrderType {

    private static final String REPAIR = "REPAIR";
    private static final Set<String> MONEY = Set.of("RESTOCK", "SCRAP");

    @Override
    public OrderKind kind() {
        return OrderKind.RETURN;
    }

    @Override
    public Class<ReturnOrder> type() {
        return ReturnOrder.class;
    }

    @Override
    public ReturnView present(Order order) {
        return ReturnView.of((ReturnOrder) order);
    }

    @Override
    public Class<ReturnView> view() {
        return ReturnView.class;
    }

    @Override
    public void cancel(Order order, String reason) {
        throw Refused.because(ProblemCode.STATE, "A return ends when the goods are received or not accepted");
    }

    @Override
    public Map<String, Object> handlingFacts(Order order) {
        return Map.of("kind", OrderKind.RETURN.name());
    }

    @Override
    public List<Fact> facts(Order order) {
        ReturnOrder back = (ReturnOrder) order;
        String goods = back.lines().stream()
                .map(line -> line.quantity().toPlainString() + " × " + line.sku() + " to " + line.location())
                .collect(Collectors.joining(", "));
        List<Fact> facts = new ArrayList<>(List.of(
                new Fact("Goods", goods),
                new Fact(
                        "Reason",
                        back.reason().name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ')),
                new Fact("Value", back.value().toString()),
                new Fact("Order", back.orderId()),
                new Fact("Customer", back.customerId())));
        if (back.repair() != null && back.repair().reason() != null) {
            facts.add(new Fact("Parcel to the customer", back.repair().reason()));
        }
        return facts;
    }

    /** Goods are mended for a customer who wants that, and for nobody else. */
    @Override
    public List<String> answers(Order order, String taskKey, List<String> modelled) {
        if (!taskKey.equals(ReturnOrder.RECEIVE)) {
            return modelled;
        }
        boolean mend = ((ReturnOrder) order).resolution() == ReturnResolution.REPAIR;
        return modelled.stream()
                .filter(answer -> mend ? !MONEY.contains(answer) : !REPAIR.equals(answer))
                .toList();
    }

    @Override
    public void reject(Order order) {
        ((ReturnOrder) order).refused();
    }

    @Override
    public void cancelled(Order order) {
        ((ReturnOrder) order).refused();
    }
}
