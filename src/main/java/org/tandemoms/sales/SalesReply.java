package org.tandemoms.sales;

import java.util.Map;
import org.tandemoms.orders.Order;
import org.tandemoms.orders.ReplyHandler;
import org.tandemoms.outbox.OutboxMessage;

/**
 * How partners' answers come to a goods order: one outcome means yes, every other no.
 *
 * @param type of the message that is answered
 * @param yes the partner's outcome that means it was done
 */
public record SalesReply(String type, String yes, Done done, Refused refused) implements ReplyHandler {

    /** What the order makes of a yes. */
    @FunctionalInterface
    public interface Done {
        void take(SalesOrder order, OutboxMessage message, Map<String, Object> reply);
    }

    /** What the order makes of a no. */
    @FunctionalInterface
    public interface Refused {
        void take(SalesOrder order, OutboxMessage message, String reason);
    }

    @Override
    public void taken(Order order, OutboxMessage message, Map<String, Object> reply) {
        if (yes.equals(reply.get("outcome"))) {
            done.take((SalesOrder) order, message, reply);
        } else {
            Object reason = reply.get("reason");
            refused.take((SalesOrder) order, message, reason == null ? "no reason given" : reason.toString());
        }
    }

    @Override
    public void buried(Order order, OutboxMessage message, String reason) {
        refused.take((SalesOrder) order, message, reason);
    }

    /** A member of an answer as text, or null. */
    public static String text(Map<String, Object> reply, String name) {
        Object value = reply.get(name);
        return value == null ? null : value.toString();
    }
}
