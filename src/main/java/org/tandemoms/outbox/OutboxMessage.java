package org.tandemoms.outbox;

import java.time.Instant;
import java.util.Map;
import org.springframework.lang.Nullable;

/**
 * An effect that has to happen outside the document.
 *
 * @param key stable and unique, {@code orderId:line:effect}; partners recognise a repetition by it
 * @param seq order of origin within the document
 * @param destination who carries it out: {@code payment}, {@code venue}, {@code workflow} ...
 * @param type what is asked: {@code payment.authorise} ...
 * @param payload plain values only (strings, whole numbers, booleans, lists and maps of them); decimals as strings
 * @param notBefore not to be tried before (UTC)
 */
public record OutboxMessage(
        String key,
        long seq,
        String destination,
        String type,
        Map<String, Object> payload,
        Instant createdAt,
        int attempts,
        @Nullable Instant notBefore,
        @Nullable String lastError) {

    public OutboxMessage postponed(Instant until, String reason) {
        return new OutboxMessage(key, seq, destination, type, payload, createdAt, attempts + 1, until, reason);
    }

    public String text(String name) {
        Object value = payload.get(name);
        return value == null ? null : value.toString();
    }
}
