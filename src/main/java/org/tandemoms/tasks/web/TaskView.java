package org.tandemoms.tasks.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.springframework.lang.Nullable;
import org.tandemoms.orders.Approval;
import org.tandemoms.orders.Fact;
import org.tandemoms.orders.Reason;
import org.tandemoms.tasks.Task;

/**
 * A task as the API shows it.
 *
 * @param group the first of the groups
 * @param whyNot why the caller may not decide; absent when they may, and in lists
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TaskView(
        String id,
        String name,
        String process,
        String taskKey,
        @Nullable String group,
        List<String> groups,
        @Nullable String assignee,
        String orderId,
        String orderKind,
        Instant createdAt,
        @Nullable Instant dueAt,
        String priority,
        Approvals approvals,
        List<String> outcomes,
        List<Fact> facts,
        List<Reason> reasons,
        List<Task.Comment> comments,
        @Nullable String documentation,
        @Nullable String form,
        boolean open,
        @Nullable String outcome,
        @Nullable String whyNot) {

    public record Approvals(int needed, List<Approval> given) {}

    static TaskView of(Task task, String whyNot) {
        return new TaskView(
                task.id(),
                task.name(),
                task.process(),
                task.taskKey(),
                task.groups().isEmpty() ? null : task.groups().get(0),
                task.groups(),
                task.assignee(),
                task.orderId(),
                task.orderKind(),
                task.createdAt(),
                task.dueAt(),
                task.priority(),
                new Approvals(task.needed(), task.given()),
                task.outcomes(),
                task.facts(),
                task.reasons(),
                task.comments(),
                task.documentation(),
                task.form(),
                task.open(),
                task.outcome(),
                whyNot);
    }
}
