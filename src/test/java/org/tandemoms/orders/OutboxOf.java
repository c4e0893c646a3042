package org.tandemoms.orders;

import java.util.List;
import org.tandemoms.outbox.OutboxMessage;

/** Lets tests of other rooms read what an order has in its outbox. */
public final class OutboxOf {

    private OutboxOf() {}

    public static List<OutboxMessage> messages(Order order) {
        return order.outbox().stream().toList();
    }

    public static List<OutboxMessage> messages(Order order, String type) {
        return order.outbox().stream()
                .filter(message -> message.type().equals(type))
                .toList();
    }

    /** What may go out now. */
    public static List<OutboxMessage> deliverable(Order order) {
        return order.deliverable();
    }
}
