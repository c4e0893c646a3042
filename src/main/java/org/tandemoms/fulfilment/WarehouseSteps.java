package org.tandemoms.fulfilment;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.tandemoms.sales.SalesHandling;
import org.tandemoms.sales.SalesOrder;
import org.tandemoms.sales.WarehouseWork;
import org.tandemoms.workflow.Decisions;
import org.tandemoms.workflow.Step;
import org.tandemoms.workflow.StepResult;

/** Steps around what people in the warehouse do. */
@Component
class WarehouseSteps {

    private static final String NOTHING_TO_DO = "SHIP";

    private final Decisions decisions;
    private final SsccRange sscc;

    WarehouseSteps(Decisions decisions, SsccRange sscc) {
        this.decisions = decisions;
        this.sscc = sscc;
    }

    @Step(
            value = "planPicking",
            title = "Plan picking",
            description =
                    "Makes pick lists for the locations where people pick, as the table 'Warehouse handling' says. Tells what is next: picking, packing, or the carrier at once.",
            outcomes = {"PICK", "PACK", "SHIP"})
    public StepResult planPicking(SalesOrder order) {
        String next =
                order.warehouse().plan(location -> isByHand(order, location), () -> due(order, WarehouseWork.PICK));
        StepResult result = StepResult.of(next);
        return next.equals(NOTHING_TO_DO) ? result : result.dueAt(due(order, WarehouseWork.PICK));
    }

    private boolean isByHand(SalesOrder order, String location) {
        List<Decisions.Row> rows = decisions
                .evaluate(
                        "warehouse-handling",
                        Map.of("wanted", order.handling().map(Enum::name).orElse(""), "location", location))
                .rows();
        return !rows.isEmpty() && SalesHandling.WORKED.name().equals(rows.get(0).text("handling"));
    }

    private Instant due(SalesOrder order, String task) {
        List<Decisions.Row> rows = decisions
                .evaluate("sla", Map.of("task", task, "priority", "NORMAL"))
                .rows();
        return order.now().plus(Duration.ofMinutes(Long.parseLong(rows.get(0).text("minutes"))));
    }

    @Step(
            value = "recordPicking",
            title = "Record what was picked",
            description =
                    "Takes what is missing off the books of its location and has the order look for it elsewhere; the rest is ready to pack.",
            outcomes = {"PICKED", "SHORT"})
    public StepResult recordPicking(SalesOrder order) {
        Instant due = due(order, WarehouseWork.PACK);
        return StepResult.of(order.warehouse().finishPicking(due)).dueAt(due);
    }

    @Step(
            value = "recordPacking",
            title = "Record the parcels",
            description = "Puts what is picked and in no parcel yet into one, with a label of its own.")
    public void recordPacking(SalesOrder order) {
        order.warehouse().finishPacking(sscc::next);
    }
}
