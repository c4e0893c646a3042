package org.tandemoms.sales;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tandemoms.marketdata.FxRates;
import org.tandemoms.shared.Money;
import org.tandemoms.workflow.Decisions;
import org.tandemoms.workflow.Step;
import org.tandemoms.workflow.StepResult;

/** Steps that bring goods back. */
@Component
class ReturnSteps {

    private final Decisions decisions;
    private final FxRates fx;

    ReturnSteps(Decisions decisions, FxRates fx) {
        this.decisions = decisions;
        this.fx = fx;
    }

    @Step(
            value = "assessReturn",
            title = "Check the return against the policy",
            description =
                    "Looks up in the table 'Returns' whether the goods are taken back and for how much of their price.",
            outcomes = {"APPROVE", "REVIEW", "REFUSE"})
    public StepResult assessReturn(ReturnOrder order) {
        Optional<BigDecimal> value = inEur(order);
        Map<String, Object> facts = Map.of(
                "reason",
                order.reason().name(),
                "daysSinceDelivery",
                BigDecimal.valueOf(
                        Duration.between(order.deliveredAt(), order.createdAt()).toDays()),
                "rateKnown",
                value.isPresent(),
                "value",
                value.orElse(BigDecimal.ZERO));
        Decisions.Verdict verdict = decisions.evaluate("returns", facts);
        Decisions.Row row = verdict.rows().get(0);
        if (!order.isJudged()) {
            order.judged(
                    row.text("decision"),
                    new BigDecimal(row.text("share")),
                    row.text("text"),
                    Map.of("decision", verdict.decision(), "version", verdict.version(), "rule", row.rule()));
        }
        Decisions.Row limits = decisions
                .evaluate("sla", Map.of("task", ReturnOrder.RECEIVE, "priority", "NORMAL"))
                .rows()
                .get(0);
        return StepResult.of(row.text("decision"))
                .dueAt(order.now().plus(Duration.ofMinutes(Long.parseLong(limits.text("minutes")))));
    }

    /** Gross price of the goods in EUR, at its minor unit; empty when nobody has told a rate for the currency. */
    private Optional<BigDecimal> inEur(ReturnOrder order) {
        return fx.rate(order.currency(), "EUR")
                .map(rate ->
                        Money.of(order.value().amount().multiply(rate), "EUR").amount());
    }

    @Step(
            value = "restockReturn",
            title = "Put back on sale",
            description = "Books returned goods into stock at the location they came from.")
    public void restockReturn(ReturnOrder order) {
        order.booked(true);
    }

    @Step(
            value = "scrapReturn",
            title = "Throw returned goods away",
            description = "Notes in the stock ledger that returned goods were thrown away.")
    public void scrapReturn(ReturnOrder order) {
        order.booked(false);
    }

    @Step(
            value = "holdReplacement",
            title = "Hold the replacement",
            description = "For an exchange: places the order for the other goods, which holds their stock and waits for"
                    + " those that come back. Does nothing when the money is wanted.")
    public void holdReplacement(ReturnOrder order) {
        order.askReplacement();
    }

    @Step(
            value = "refundReturn",
            title = "Give money or goods",
            description =
                    "Has the order give back the price of the returned goods, never more than was paid. For an"
                            + " exchange, lets the replacement go: the goods pay for it, the difference is charged or given back.")
    public void refundReturn(ReturnOrder order) {
        if (order.resolution() == ReturnResolution.EXCHANGE) {
            order.askExchange();
        } else {
            order.askRefund();
        }
    }

    @Step(
            value = "refuseReturn",
            title = "Refuse the return",
            description = "Ends the return without a refund and tells the customer why.")
    public void refuseReturn(ReturnOrder order) {
        order.refused();
    }
}
