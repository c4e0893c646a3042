package org.tandemoms.orders;

import java.time.Instant;
import java.util.Map;

/**
 * Which orders to list, newest first; null means any.
 *
 * @param tags what the order must be tagged with, e.g. {@code account -> FUND-A}
 * @param text an id, client order id or tagged value, or the beginning of one
 * @param owner restricts to one owner's orders
 * @param beforeId the last id of the page before
 */
public record OrderFilter(
        OrderKind kind,
        Boolean open,
        String status,
        Map<String, String> tags,
        String clientOrderId,
        Instant from,
        Instant to,
        String text,
        String owner,
        String beforeId,
        int limit) {

    /** So many are read at a time where all are wanted. */
    public static final int PAGE = 500;

    /** Any of the kind. */
    public static OrderFilter of(OrderKind kind) {
        return new OrderFilter(kind, null, null, Map.of(), null, null, null, null, null, null, PAGE);
    }

    public static OrderFilter open(OrderKind kind) {
        return new OrderFilter(kind, true, null, Map.of(), null, null, null, null, null, null, PAGE);
    }

    public OrderFilter inStatus(Enum<?> wanted) {
        return new OrderFilter(kind, open, wanted.name(), tags, clientOrderId, from, to, text, owner, beforeId, limit);
    }

    public OrderFilter tagged(String name, String value) {
        return tagged(Map.of(name, value));
    }

    public OrderFilter tagged(Map<String, String> wanted) {
        return new OrderFilter(kind, open, status, wanted, clientOrderId, from, to, text, owner, beforeId, limit);
    }

    public OrderFilter ownedBy(String wanted) {
        return new OrderFilter(kind, open, status, tags, clientOrderId, from, to, text, wanted, beforeId, limit);
    }

    public OrderFilter before(String id) {
        return new OrderFilter(kind, open, status, tags, clientOrderId, from, to, text, owner, id, limit);
    }

    public OrderFilter atMost(int wanted) {
        return new OrderFilter(kind, open, status, tags, clientOrderId, from, to, text, owner, beforeId, wanted);
    }
}
