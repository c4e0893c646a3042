package org.tandemoms.orders;

import java.util.Map;
import org.tandemoms.outbox.OutboxMessage;

/** Records what a partner has answered to messages of one type, in the same write that removes the message. */
public interface ReplyHandler {

    /** Message type, e.g. {@code payment.authorise}. */
    String type();

    void taken(Order order, OutboxMessage message, Map<String, Object> reply);

    /** Whether the reply only says that the message was taken, while the answer to it arrives later by itself. */
    default boolean isAnsweredLater() {
        return false;
    }

    /**
     * Why a message of this type that lies with the dead letters must not be sent again, in plain words; null when it may.
     */
    default String whyNotAgain() {
        return null;
    }

    /** The message will not succeed by itself; it lies with the dead letters. */
    default void buried(Order order, OutboxMessage message, String reason) {}
}
