package org.tandemoms.orders;

import java.util.Map;
import org.springframework.stereotype.Component;
import org.tandemoms.workflow.Decisions;
import org.tandemoms.workflow.Step;

/** Steps that are the same for every kind of order. */
@Component
class OrderSteps {

    private static final Map<String, String> HANDLINGS = Map.of(
            "FULFILMENT", "Goes to fulfilment",
            "TRADE_DIRECT", "Goes straight to the market",
            "TRADE_ROUTING", "Goes to a trader");

    private final OrderTypes types;
    private final Decisions decisions;

    OrderSteps(OrderTypes types, Decisions decisions) {
        this.types = types;
        this.decisions = decisions;
    }

    @Step(
            value = "chooseHandling",
            title = "Choose the handling",
            description = "Looks up in the table 'Order handling' which process takes the order.",
            outcomes = {"FULFILMENT", "TRADE_DIRECT", "TRADE_ROUTING"})
    public String chooseHandling(Order order) {
        Decisions.Verdict verdict =
                decisions.evaluate("order-handling", types.of(order).handlingFacts(order));
        if (verdict.rows().isEmpty()) {
            throw new IllegalStateException("The table order-handling has no row for order " + order.id());
        }
        Decisions.Row row = verdict.rows().get(0);
        order.note(
                "handling-chosen",
                HANDLINGS.getOrDefault(row.text("handling"), "Handled by " + row.text("handling")),
                Map.of("decision", verdict.decision(), "version", verdict.version(), "rule", row.rule()));
        return row.text("handling");
    }

    @Step(
            value = "rejectOrder",
            title = "Refuse the order",
            description = "Ends the order as refused, frees what it held and tells the customer.")
    public void rejectOrder(Order order) {
        types.of(order).reject(order);
    }

    @Step(
            value = "cancelOrder",
            title = "Cancel the order",
            description = "Ends the order as cancelled, frees stock and payment and tells the customer.")
    public void cancelOrder(Order order) {
        types.of(order).cancelled(order);
    }
}
