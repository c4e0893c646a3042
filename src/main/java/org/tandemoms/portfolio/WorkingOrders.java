package org.tandemoms.portfolio;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.tandemoms.orders.OrderFilter;
import org.tandemoms.orders.OrderKind;
import org.tandemoms.orders.OrderStore;
import org.tandemoms.trading.AllocationRule;
import org.tandemoms.trading.TradeOrder;

/** What is on its way for an account and not in its positions yet: rebalanced twice, nothing is bought twice. */
@Component
class WorkingOrders {

    private final OrderStore store;

    WorkingOrders(OrderStore store) {
        this.store = store;
    }

    /** By symbol, signed; of a block the account's part of all it is for. */
    Map<String, BigDecimal> of(String account) {
        Map<String, BigDecimal> working = new HashMap<>();
        store.each(OrderFilter.open(OrderKind.TRADE).tagged("account", account), found -> {
            TradeOrder order = (TradeOrder) found;
            BigDecimal quantity = quantity(order, account);
            working.merge(
                    order.instrument().symbol(), order.side().isBuy() ? quantity : quantity.negate(), BigDecimal::add);
        });
        return working;
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
