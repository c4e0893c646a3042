package org.tandemoms.trading;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.tandemoms.outbox.OutboxMessage;

/**
 * What an order may still sell of an account's holding from now on: travels with {@link PositionChange}, so that a position
 * takes an execution and what it leaves open in one write.
 *
 * @param quantity zero when the order sells no more of it
 */
public record OpenSale(String orderId, String account, String symbol, BigDecimal quantity) {

    static final String SALES = "sales";

    /** Reads what a message says of open sales. */
    public static List<OpenSale> of(OutboxMessage message) {
        List<OpenSale> sales = new ArrayList<>();
        if (message.payload().get(SALES) instanceof List<?> list) {
            list.forEach(element -> sales.add(Payloads.convert(element, OpenSale.class)));
        }
        return sales;
    }

    /** What the order keeps set aside: its rest, or what it would have if a replace that is asked for is agreed. */
    static List<OpenSale> of(TradeOrder order) {
        BigDecimal rest = order.leavesQty();
        for (PendingRequest request : order.pendingRequests()) {
            if (request.isReplace()) {
                rest = rest.max(request.terms().quantity().subtract(order.cumQty()));
            }
        }
        BigDecimal open = rest;
        return order.block()
                .map(block -> block.wanted().stream()
                        .map(part -> sale(order, part.account(), open.signum() == 0 ? open : part.quantity()))
                        .toList())
                .orElseGet(() -> List.of(sale(order, order.account(), open)));
    }

    private static OpenSale sale(TradeOrder order, String account, BigDecimal quantity) {
        return new OpenSale(order.id(), account, order.instrument().symbol(), quantity);
    }
}
