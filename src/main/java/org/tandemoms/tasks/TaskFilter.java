package org.tandemoms.tasks;

import java.time.Instant;
import java.util.Set;

/**
 * Which open tasks to list, most urgent (earliest due) first; null means any.
 *
 * @param groups only tasks that one of these roles may do
 * @param overdueAt only tasks due before
 */
public record TaskFilter(
        Set<String> groups,
        String assignee,
        String process,
        String orderId,
        Instant overdueAt,
        String afterId,
        int limit) {}
