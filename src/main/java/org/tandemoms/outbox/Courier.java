package org.tandemoms.outbox;

/**
 * Carries messages of one destination. Called with the document durable and no lock held; may be called again with the
 * same key, also by another node. Does not throw for what the other side does: that is a {@link Receipt}.
 */
public interface Courier {

    String destination();

    /** Whether this node reaches the destination; if not, due messages are left to the node that does. */
    default boolean isHere() {
        return true;
    }

    Receipt deliver(String documentId, OutboxMessage message);
}
