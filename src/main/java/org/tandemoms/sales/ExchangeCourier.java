package org.tandemoms.sales;

import java.math.BigDecimal;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.tandemoms.orders.Intake;
import org.tandemoms.orders.Order;
import org.tandemoms.orders.Orders;
import org.tandemoms.orders.ReplyHandler;
import org.tandemoms.outbox.Courier;
import org.tandemoms.outbox.OutboxMessage;
import org.tandemoms.outbox.Receipt;
import org.tandemoms.shared.ProblemCode;
import org.tandemoms.shared.Refused;

/**
 * Carries what a return, the order it belongs to and the order that replaces its goods have to tell each other. Each of
 * the three is changed alone; every message may be delivered again and finds what it has done.
 */
@Component
class ExchangeCourier implements Courier {

    static final String DESTINATION = "exchange";
    static final String HOLD = "exchange.hold";
    static final String SETTLE = "exchange.settle";
    static final String DROP = "exchange.drop";
    static final String UNUSED = "exchange.unused";

    private static final String CREDIT = "credit";

    private final Orders orders;
    private final PlaceSalesOrder placing;

    ExchangeCourier(Orders orders, PlaceSalesOrder placing) {
        this.orders = orders;
        this.placing = placing;
    }

    @Override
    public String destination() {
        return DESTINATION;
    }

    @Override
    public Receipt deliver(String id, OutboxMessage message) {
        return switch (message.type()) {
            case HOLD -> hold(orders.get(id, ReturnOrder.class));
            case SETTLE -> settle(orders.get(id, ReturnOrder.class), new BigDecimal(message.text("amount")));
            case DROP -> drop(message.text("replacement"), id);
            case UNUSED -> unused(message);
            default -> Receipt.dead("An exchange knows no " + message.type());
        };
    }

    /** The money is promised before the order that counts on it exists. */
    private Receipt hold(ReturnOrder goods) {
        SalesOrder before = orders.get(goods.orderId(), SalesOrder.class);
        if (before.isOpen()) {
            return Receipt.later("The order is not paid yet");
        }
        BigDecimal wanted = goods.refundDue().min(goods.exchange().gross());
        before = orders.change(
                before.id(), SalesOrder.class, order -> order.payment().promiseCredit(order, goods.id(), wanted));
        BigDecimal credit = before.payment().promisedCredit(goods.id());
        try {
            String replacement = placing.place(
                            new Intake(before.owner(), null, null, Replacements.clientOrderId(before, goods.id())),
                            Replacements.terms(before, goods, credit),
                            Replacements::awaitReturn)
                    .orderId();
            return Receipt.confirmed(Map.of("order", replacement, CREDIT, credit.toPlainString()));
        } catch (Refused refusal) {
            if (refusal.problem().code() == ProblemCode.IN_PROGRESS) {
                return Receipt.later(refusal.getMessage());
            }
            orders.change(before.id(), SalesOrder.class, order -> order.payment()
                    .freeCredit(goods.id(), "not placed", credit));
            return Receipt.confirmed(Map.of("reason", refusal.getMessage()));
        }
    }

    private Receipt settle(ReturnOrder goods, BigDecimal amount) {
        SalesOrder before;
        try {
            before = orders.change(goods.orderId(), SalesOrder.class, order -> order.goodsReturned(goods.id(), amount));
        } catch (Refused notPaidYet) {
            return Receipt.later(notPaidYet.getMessage());
        }
        if (goods.exchange().order() != null) {
            orders.change(goods.exchange().order(), SalesOrder.class, Replacements::goodsAreBack);
        }
        return Receipt.confirmed(Map.of(
                "refund",
                before.payment().refundedFor(goods.id()).toPlainString(),
                CREDIT,
                before.payment().promisedCredit(goods.id()).toPlainString()));
    }

    /** The goods are not taken back; what should replace them is free again. */
    private Receipt drop(String replacement, String returnId) {
        orders.change(replacement, SalesOrder.class, order -> {
            if (order.isOpen() && !order.isBeingCancelled()) {
                order.cancelRequested("Return " + returnId + " was not accepted");
            }
        });
        return Receipt.delivered();
    }

    /** The replacement ended without needing all of the money. */
    private Receipt unused(OutboxMessage message) {
        String returnId = message.text("return");
        String reference = message.text("reference");
        BigDecimal amount = new BigDecimal(message.text("amount"));
        orders.change(
                message.text("order"), SalesOrder.class, order -> order.creditNotNeeded(returnId, reference, amount));
        return Receipt.delivered();
    }

    @Component
    static class HoldAnswer implements ReplyHandler {

        @Override
        public String type() {
            return HOLD;
        }

        @Override
        public void taken(Order order, OutboxMessage message, Map<String, Object> reply) {
            ReturnOrder goods = (ReturnOrder) order;
            if (reply.containsKey("order")) {
                goods.replacementHeld(
                        reply.get("order").toString(),
                        new BigDecimal(reply.get(CREDIT).toString()));
            } else {
                goods.replacementNotPossible(String.valueOf(reply.get("reason")));
            }
        }
    }

    @Component
    static class SettleAnswer implements ReplyHandler {

        @Override
        public String type() {
            return SETTLE;
        }

        @Override
        public void taken(Order order, OutboxMessage message, Map<String, Object> reply) {
            ((ReturnOrder) order)
                    .exchanged(
                            new BigDecimal(reply.get(CREDIT).toString()),
                            new BigDecimal(reply.get("refund").toString()));
        }
    }
}
