package org.tandemoms.tasks.web;

import static org.tandemoms.identity.Role.ADMIN;
import static org.tandemoms.identity.Role.COMPLIANCE;
import static org.tandemoms.identity.Role.CUSTOMER_SERVICE;
import static org.tandemoms.identity.Role.OPERATIONS;
import static org.tandemoms.identity.Role.PORTFOLIO_MANAGER;
import static org.tandemoms.identity.Role.PROCUREMENT;
import static org.tandemoms.identity.Role.TRADER;
import static org.tandemoms.identity.Role.WAREHOUSE;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tandemoms.identity.AllowedFor;
import org.tandemoms.identity.CurrentActor;
import org.tandemoms.shared.Page;
import org.tandemoms.shared.Refused;
import org.tandemoms.shared.web.ProblemDocument;
import org.tandemoms.tasks.Inbox;
import org.tandemoms.tasks.Task;
import org.tandemoms.tasks.TaskFilter;

@RestController
@RequestMapping("/api/v1/tasks")
@AllowedFor({TRADER, PORTFOLIO_MANAGER, COMPLIANCE, OPERATIONS, CUSTOMER_SERVICE, WAREHOUSE, PROCUREMENT, ADMIN})
@Tag(name = "Tasks")
class TaskController {

    private static final int LONGEST_PAGE = 500;

    private final Inbox inbox;
    private final Clock clock;

    TaskController(Inbox inbox, Clock clock) {
        this.inbox = inbox;
        this.clock = clock;
    }

    @GetMapping
    @Operation(summary = "My and my groups' open tasks")
    Page<TaskView> list(
            @RequestParam(required = false) String assignee,
            @RequestParam(required = false) String group,
            @RequestParam(required = false) String process,
            @RequestParam(required = false) Boolean overdue,
            @RequestParam(required = false) String orderId,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam(required = false) String cursor) {
        List<Task> found = inbox.list(new TaskFilter(
                groups(group),
                assignee,
                process,
                orderId,
                Boolean.TRUE.equals(overdue) ? clock.instant() : null,
                cursor,
                Page.limit(limit, LONGEST_PAGE) + 1));
        return Page.of(found, limit, task -> TaskView.of(task, null), Task::id);
    }

    private Set<String> groups(String wanted) {
        Set<String> visible = inbox.visibleGroups(CurrentActor.get());
        if (wanted == null) {
            return visible;
        }
        return visible == null || visible.contains(wanted) ? Set.of(wanted) : Set.of();
    }

    @GetMapping("/{id}")
    @Operation(summary = "One task, with why the caller may not decide if so")
    TaskView get(@PathVariable String id) {
        Task task = inbox.get(id);
        return TaskView.of(task, inbox.whyNot(task));
    }

    @PostMapping("/{id}/claim")
    @Operation(summary = "Take the task")
    TaskView claim(@PathVariable String id) {
        return TaskView.of(inbox.claim(id), null);
    }

    @PostMapping("/{id}/release")
    @Operation(summary = "Give the task back to its group")
    TaskView release(@PathVariable String id) {
        return TaskView.of(inbox.release(id), null);
    }

    record DelegateRequest(@NotBlank @Size(max = 100) String to) {}

    @PostMapping("/{id}/delegate")
    @Operation(summary = "Hand the task to a colleague")
    TaskView delegate(@PathVariable String id, @Valid @RequestBody DelegateRequest request) {
        return TaskView.of(inbox.delegate(id, request.to()), null);
    }

    record CommentRequest(@NotBlank @Size(max = 2000) String comment) {}

    @PostMapping("/{id}/comment")
    @Operation(summary = "Say something about the task without deciding")
    TaskView comment(@PathVariable String id, @Valid @RequestBody CommentRequest request) {
        return TaskView.of(inbox.comment(id, request.comment()), null);
    }

    record CompleteRequest(
            @NotBlank @Size(max = 50) String outcome,
            @Size(max = 2000) String comment,
            Map<String, Object> variables) {}

    @PostMapping("/{id}/complete")
    @Operation(summary = "Answer the task")
    TaskView complete(@PathVariable String id, @Valid @RequestBody CompleteRequest request) {
        return TaskView.of(inbox.complete(id, request.outcome(), request.comment(), request.variables()), null);
    }

    record BulkRequest(
            @NotEmpty @Size(max = 500) List<@NotNull String> ids,
            @NotBlank @Size(max = 50) String outcome,
            @Size(max = 2000) String comment) {}

    record BulkResult(String id, String status, ProblemDocument problem) {}

    record BulkAnswer(List<BulkResult> results) {}

    @PostMapping("/complete")
    @Operation(summary = "Answer many tasks alike; each stands for itself")
    BulkAnswer completeAll(@Valid @RequestBody BulkRequest request) {
        return new BulkAnswer(
                request.ids().stream().map(id -> completeOne(id, request)).toList());
    }

    private BulkResult completeOne(String id, BulkRequest request) {
        try {
            inbox.complete(id, request.outcome(), request.comment(), null);
            return new BulkResult(id, "completed", null);
        } catch (Refused refusal) {
            return new BulkResult(id, "refused", ProblemDocument.of(refusal.problem()));
        }
    }
}
