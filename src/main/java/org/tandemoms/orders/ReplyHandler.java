package org.tandemoms.orders;

import java.util.Map;
import org.tandemoms.outbox.OutboxMessage;

/** Records what a partner has answered to messages of one type, in the same write that removes the message. */
public interface ReplyHandler {

    /** Message type, e.g. {@code payment.authorise}. */
    String type();

    void taken(Order order, OutboxMessage message, Map<String, Object> reply);

    /** The message will not succeed by itself; it lies with the dead letters. */
    default void buried(Order order, OutboxMessage message, String reason) {}
}
