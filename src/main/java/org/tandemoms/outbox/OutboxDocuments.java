package org.tandemoms.outbox;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The documents that carry outboxes, as their owner shows them to the drain. Every call is one guarded update. */
public interface OutboxDocuments {

    /** Messages not yet confirmed, in order of origin. Empty when the document does not exist. */
    List<OutboxMessage> pending(String id);

    /** Ids of documents whose time has come (their {@code wakeAt} has passed), longest waiting first. */
    List<String> due(Instant now, int limit);

    /** Takes the document for this node for the length of a lease; false when another node was first. */
    boolean lease(String id, Instant now);

    /**
     * Records replies and removes their messages in one update; returns what is pending then.
     *
     * @param replies by message key, in the order in which they came
     */
    List<OutboxMessage> confirm(String id, Map<String, Map<String, Object>> replies);

    /** Whether the reply says no more than "taken", and what comes of it arrives later and writes the document then. */
    boolean isAnsweredLater(OutboxMessage message);

    /** Whether nothing is going to write the document any more, so that what was delivered has to be tidied away. */
    boolean isDone(String id);

    List<OutboxMessage> postpone(String id, String key, Instant until, String reason);

    /** Removes the message after it was kept as a dead letter, and tells the room that sent it. */
    List<OutboxMessage> bury(String id, String key, String reason);

    /** Puts a dead letter's message back. */
    void revive(String id, OutboxMessage message);

    /** Removes messages that were delivered and need no record. */
    void forget(String id, Set<String> keys);

    /** The document is due though nothing is left to deliver: its owner looks whether it stands still. */
    void checkStandstill(String id);
}
