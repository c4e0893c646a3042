package org.tandemoms.outbox;

import java.time.Instant;
import org.tandemoms.shared.Page;

/** Messages that gave up. */
public interface DeadLetters {

    void keep(String documentId, OutboxMessage message, String reason, Instant at);

    Page<DeadLetter> list(int limit, String cursor);

    /** Refuses what is unknown or replayed already. */
    DeadLetter unreplayed(String id);

    void markReplayed(String id, Instant at);
}
