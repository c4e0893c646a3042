package org.tandemoms.tasks;

import java.time.Instant;
import java.util.List;
import org.tandemoms.orders.Approval;
import org.tandemoms.orders.Fact;
import org.tandemoms.orders.Reason;

/**
 * One entry of the staff inbox.
 *
 * @param id {@code orderId:taskKey:round}
 * @param groups roles of which any may act
 * @param assignee person who has claimed it, or null
 * @param priority URGENT, HIGH or NORMAL
 * @param dueAt UTC, or null
 * @param outcome null while open
 */
public record Task(
        String id,
        String orderId,
        String orderKind,
        String taskKey,
        String name,
        String process,
        String documentation,
        String form,
        List<String> groups,
        String assignee,
        String priority,
        Instant createdAt,
        Instant dueAt,
        int needed,
        List<Approval> given,
        List<String> outcomes,
        List<Fact> facts,
        List<Reason> reasons,
        List<Comment> comments,
        boolean open,
        String outcome) {

    public record Comment(String person, String text, Instant at) {}

    public Task {
        comments = comments == null ? List.of() : List.copyOf(comments);
    }

    int round() {
        return Integer.parseInt(id.substring(id.lastIndexOf(':') + 1));
    }

    static String id(String orderId, String taskKey, int round) {
        return orderId + ":" + taskKey + ":" + round;
    }
}
