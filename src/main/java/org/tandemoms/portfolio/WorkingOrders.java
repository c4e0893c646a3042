package org.tandemoms.portfolio;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.tandemoms.orders.Order;
import org.tandemoms.orders.OrderFilter;
import org.tandemoms.orders.OrderKind;
import org.tandemoms.orders.OrderStore;
import org.tandemoms.trading.AllocationRule;
import org.tandemoms.trading.TradeOrder;

/** What is on its way for an account and not in its positions yet: rebalanced twice, nothing is bought twice. */
@Component
class WorkingOrders {

    private static final int PAGE = 500;

    private final OrderStore store;

    WorkingOrders(OrderStore store) {
        this.store = store;
    }

    /** By symbol, signed; of a block the account's part of all it is for. */
    Map<String, BigDecimal> of(String account) {
        Map<String, BigDecimal> working = new HashMap<>();
        String before = null;
        while (true) {
            List<Order> page = store.search(new OrderFilter(
                    OrderKind.TRADE,
                    true,
                    null,
                    Map.of("account", account),
                    null,
                    null,
                    null,
                    null,
                    null,
                    before,
                    PAGE));
            page.stream().map(TradeOrder.class::cast).forEach(order -> {
                BigDecimal quantity = quantity(order, account);
                working.merge(
                        order.instrument().symbol(),
                        order.side().isBuy() ? quantity : quantity.negate(),
                        BigDecimal::add);
            });
            if (page.size() < PAGE) {
                return working;
            }
            before = page.get(page.size() - 1).id();
        }
    }

    private static BigDecimal quantity(TradeOrder order, String account) {
        return order.block()
                .map(block -> block.wanted().stream()
                        .filter(part -> part.account().equals(account))
                        .map(AllocationRule.Wanted::quantity)
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .orElseGet(order::leavesQty);
    }
}
