package org.tandemoms.sales;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.stereotype.Component;
import org.tandemoms.identity.CurrentActor;
import org.tandemoms.orders.Order;
import org.tandemoms.orders.Orders;
import org.tandemoms.orders.Placing;
import org.tandemoms.orders.ReplyHandler;
import org.tandemoms.outbox.Courier;
import org.tandemoms.outbox.OutboxMessage;
import org.tandemoms.outbox.Receipt;
import org.tandemoms.shared.Ids;
import org.tandemoms.shared.Refused;

/**
 * Opens returns and carries what an order and its returns have to tell each other. The order notes the return first, so
 * that no piece comes back twice; the return's own document is opened by the order's message, if not at once then later.
 */
@Component
public class RequestReturn implements Courier {

    private static final String PROCESS = "returns";

    private final Orders orders;
    private final Placing placing;
    private final ExchangePricing exchanges;
    private final Clock clock;

    RequestReturn(Orders orders, Placing placing, ExchangePricing exchanges, Clock clock) {
        this.exchanges = exchanges;
        this.orders = orders;
        this.placing = placing;
        this.clock = clock;
    }

    /** @param replayed the same request had made this return before */
    public record Requested(ReturnView view, boolean replayed) {}

    /**
     * @param key the caller's idempotency key
     * @param hash of the request
     * @throws Refused {@code state}, {@code validation} or {@code idempotency-mismatch}
     */
    public Requested request(String orderId, String key, String hash, ReturnRequest wanted) {
        String id = Ids.next();
        var replayed = new AtomicReference<ReturnNote>();
        SalesOrder order = orders.change(orderId, SalesOrder.class, sales -> {
            Optional<ReturnNote> before = sales.returnRequestedBefore(key, hash);
            replayed.set(before.orElse(null));
            if (before.isEmpty()) {
                sales.requestReturn(
                        id, key + "#" + hash, wanted, note -> exchanges.price(sales, note, wanted.exchange()));
            }
        });
        String returnId = replayed.get() == null ? id : replayed.get().id();
        open(order, returnId);
        return new Requested(ReturnView.of(orders.get(returnId, ReturnOrder.class)), replayed.get() != null);
    }

    private void open(SalesOrder order, String returnId) {
        ReturnNote note = order.returns().stream()
                .filter(one -> one.id().equals(returnId))
                .findFirst()
                .orElseThrow();
        placing.open(new ReturnOrder(order, note, clock.instant(), CurrentActor.get()), PROCESS);
    }

    @Override
    public String destination() {
        return "sales";
    }

    @Override
    public Receipt deliver(String orderId, OutboxMessage message) {
        switch (message.type()) {
            case "return.open" -> open(orders.get(orderId, SalesOrder.class), message.text("return"));
            case "return.refused" ->
                orders.change(message.text("order"), SalesOrder.class, order -> order.returnRefused(orderId));
            case "return.repaired" ->
                orders.change(message.text("order"), SalesOrder.class, order -> order.returnRepaired(orderId));
            case "return.refund" -> {
                return refund(orderId, message);
            }
            default -> {
                return Receipt.dead("Goods orders know no " + message.type());
            }
        }
        return Receipt.delivered();
    }

    private Receipt refund(String returnId, OutboxMessage message) {
        BigDecimal amount = new BigDecimal(message.text("amount"));
        try {
            SalesOrder order = orders.change(
                    message.text("order"), SalesOrder.class, sales -> sales.goodsReturned(returnId, amount));
            return Receipt.confirmed(
                    Map.of("amount", order.payment().refundedFor(returnId).toPlainString()));
        } catch (Refused notPaidYet) {
            return Receipt.later(notPaidYet.getMessage());
        }
    }

    /** The order's answer to the return. */
    @Component
    static class RefundAnswer implements ReplyHandler {

        @Override
        public String type() {
            return "return.refund";
        }

        @Override
        public void taken(Order order, OutboxMessage message, Map<String, Object> reply) {
            ((ReturnOrder) order).refunded(new BigDecimal(reply.get("amount").toString()));
        }
    }
}
