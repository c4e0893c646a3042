package org.tandemoms.outbox;

/**
 * Carries messages of one destination. Called with the document durable and no lock held; may be called again with the
 * same key, also by another node. Does not throw for what the other side does: that is a {@link Receipt}.
 */
public interface Courier {

    String destination();

    Receipt deliver(String documentId, OutboxMessage message);
}
