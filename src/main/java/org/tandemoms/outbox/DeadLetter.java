package org.tandemoms.outbox;

import java.time.Instant;
import org.springframework.lang.Nullable;

/** A message that will not succeed by itself. Stays until a person replays it; a replayed one keeps the trace. */
public record DeadLetter(
        String id, String documentId, OutboxMessage message, String reason, Instant at, @Nullable Instant replayedAt) {}
