package org.tandemoms.trading;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.tandemoms.orders.Decision;
import org.tandemoms.orders.Fact;
import org.tandemoms.orders.Order;
import org.tandemoms.orders.OrderKind;
import org.tandemoms.orders.OrderType;
import org.tandemoms.orders.Reason;
import org.tandemoms.shared.Money;

/** Trade orders, as the common room sees them. */
@Component
class TradeOrderType implements OrderType {

    private final OrderValue value;
    private final ObjectProvider<OrderRouter> router;

    TradeOrderType(OrderValue value, ObjectProvider<OrderRouter> router) {
        this.router = router;
        this.value = value;
    }

    @Override
    public OrderKind kind() {
        return OrderKind.TRADE;
    }

    @Override
    public Class<TradeOrder> type() {
        return TradeOrder.class;
    }

    @Override
    public TradeOrderView present(Order order) {
        return TradeOrderView.of((TradeOrder) order);
    }

    @Override
    public Class<TradeOrderView> view() {
        return TradeOrderView.class;
    }

    @Override
    public void cancel(Order order, String reason) {
        ((TradeOrder) order).requestCancel(null, null, reason);
    }

    @Override
    public Map<String, Object> handlingFacts(Order order) {
        TradeOrder trade = (TradeOrder) order;
        BigDecimal amount = value.notionalUsd(trade.instrument(), trade.terms()).orElse(BigDecimal.ZERO);
        return Map.of(
                "kind",
                OrderKind.TRADE.name(),
                "strategy",
                trade.routing().strategy().name(),
                "orderType",
                trade.terms().ordType().name(),
                "amount",
                amount);
    }

    @Override
    public List<Fact> facts(Order order) {
        TradeOrder trade = (TradeOrder) order;
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Asked for", Wording.of(trade.side(), trade.terms(), trade.instrument())));
        value.notionalUsd(trade.instrument(), trade.terms())
                .ifPresent(amount ->
                        facts.add(new Fact("Value", Money.of(amount, "USD").inWords())));
        facts.add(new Fact("Account", trade.account()));
        facts.add(new Fact("Routing", Wording.of(trade.routing())));
        facts.add(new Fact("Client order id", trade.clientOrderId()));
        return facts;
    }

    @Override
    public void reject(Order order) {
        ((TradeOrder) order).refuse(reasonOf(order));
    }

    /** The rules' words, or those of the person who decided. */
    private static String reasonOf(Order order) {
        String said = order.decisions().stream()
                .map(Decision::given)
                .flatMap(List::stream)
                .filter(approval -> approval.outcome().equals("REJECT")
                        || approval.outcome().equals("SEND_BACK"))
                .map(approval -> approval.person() + ": " + approval.comment())
                .collect(Collectors.joining("; "));
        if (!said.isEmpty()) {
            return said;
        }
        return order.assessment() == null
                ? "Refused"
                : order.assessment().reasons().stream().map(Reason::text).collect(Collectors.joining(" "));
    }

    @Override
    public void alarm(Order order) {
        router.getObject().alarm((TradeOrder) order);
    }

    @Override
    public void cancelled(Order order) {
        ((TradeOrder) order).cancelHere("as asked for");
    }
}
