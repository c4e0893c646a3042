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
        int limit) {}
