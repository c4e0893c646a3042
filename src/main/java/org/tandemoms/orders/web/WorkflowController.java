package org.tandemoms.orders.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.lang.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tandemoms.identity.AllowedFor;
import org.tandemoms.orders.Order;
import org.tandemoms.orders.Orders;
import org.tandemoms.workflow.Workflow;

@RestController
@RequestMapping("/api/v1/orders/{id}/workflow")
@Tag(name = "Orders")
class WorkflowController {

    private final Orders orders;
    private final Workflow workflow;

    WorkflowController(Orders orders, Workflow workflow) {
        this.orders = orders;
        this.workflow = workflow;
    }

    /**
     * @param process key of the root process the order is or was in
     * @param done passed steps as {@code process:activity}, in order of first passing, from the order's own document
     * @param current where it stands now, as {@code process:activity}
     */
    record WorkflowView(
            @Nullable String process, int version, boolean running, List<String> done, List<String> current) {}

    @GetMapping
    @AllowedFor(anyRole = true)
    @Operation(summary = "The order's process, the steps done and where it stands")
    WorkflowView show(@PathVariable String id) {
        Order order = Visibility.check(orders.get(id));
        List<String> current =
                workflow.position(id).map(Workflow.Position::current).orElse(List.of());
        var trail = order.trail();
        return new WorkflowView(trail.process(), trail.version(), trail.isRunning(), trail.passed(), current);
    }
}
