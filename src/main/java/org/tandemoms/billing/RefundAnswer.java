package org.tandemoms.billing;

import java.util.Map;
import org.tandemoms.orders.Order;
import org.tandemoms.orders.ReplyHandler;
import org.tandemoms.outbox.OutboxMessage;
import org.tandemoms.sales.SalesOrder;

/** What the payment provider says to a refund, and what it means that it says nothing. */
final class RefundAnswer implements ReplyHandler {

    @Override
    public String type() {
        return "payment.refund";
    }

    @Override
    public void taken(Order order, OutboxMessage message, Map<String, Object> reply) {
        if ("REFUNDED".equals(reply.get("outcome"))) {
            ((SalesOrder) order).refunded(number(message));
        } else {
            Object reason = reply.get("reason");
            ((SalesOrder) order)
                    .refundFailed(number(message), reason == null ? "no reason given" : reason.toString(), false);
        }
    }

    @Override
    public void buried(Order order, OutboxMessage message, String reason) {
        ((SalesOrder) order).refundFailed(number(message), reason, true);
    }

    /** The one who settles the refund may have paid it otherwise. */
    @Override
    public String whyNotAgain() {
        return "A refund that failed is settled by its task \"Settle failed refund\"; try again there";
    }

    private static int number(OutboxMessage message) {
        return Integer.parseInt(message.text("number"));
    }
}
