package org.tandemoms.fix;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tandemoms.outbox.DeadLetter;
import org.tandemoms.outbox.DeadLetters;
import org.tandemoms.outbox.OutboxMessage;
import org.tandemoms.shared.Page;

/** Dead letters in memory; their store can be down. */
final class Letters implements DeadLetters {
    private final Map<String, DeadLetter> kept = new LinkedHashMap<>();
    private int down;

    /** The next so many attempts to keep a letter fail. */
    synchronized void downFor(int attempts) {
        down = attempts;
    }

    synchronized int stillDownFor() {
        return down;
    }

    synchronized List<DeadLetter> kept() {
        return List.copyOf(kept.values());
    }

    @Override
    public synchronized void keep(String documentId, OutboxMessage message, String reason, Instant at) {
        if (down > 0) {
            down--;
            throw new IllegalStateException("the store is down");
        }
        kept.put(message.key(), new DeadLetter(message.key(), documentId, message, reason, at, null));
    }

    @Override
    public synchronized Page<DeadLetter> list(int limit, String cursor) {
        return new Page<>(kept(), null);
    }

    @Override
    public synchronized DeadLetter unreplayed(String id) {
        return kept.get(id);
    }

    @Override
    public void markReplayed(String id, Instant at) {
        throw new UnsupportedOperationException();
    }
}
