package org.tandemoms.sales;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.tandemoms.orders.Decision;
import org.tandemoms.orders.Reason;
import org.tandemoms.workflow.Decisions;
import org.tandemoms.workflow.Step;
import org.tandemoms.workflow.StepResult;

/** Steps that settle money which the payment provider could not give back. */
@Component
class RefundSteps {

    private final Decisions decisions;

    RefundSteps(Decisions decisions) {
        this.decisions = decisions;
    }

    @Step(
            value = "reportRefund",
            title = "Report the failed refund",
            description = "Puts before people what could not be given back, why, and by when it must be settled.")
    public StepResult reportRefund(RefundCase refund) {
        Decisions.Row limits = decisions
                .evaluate("sla", Map.of("task", RefundCase.TASK, "priority", "NORMAL"))
                .rows()
                .get(0);
        var due = refund.now().plus(Duration.ofMinutes(Long.parseLong(limits.text("minutes"))));
        // an answer stands when a lost process comes by here again
        if (refund.decision(RefundCase.TASK).filter(Decision::isSettled).isEmpty()) {
            refund.requireDecision(RefundCase.TASK, 1, Set.of(), List.of(cause(refund)), List.of(), due);
        }
        return StepResult.NONE.dueAt(due);
    }

    private static Reason cause(RefundCase refund) {
        return new Reason("payment-provider", "1", "The payment provider said: " + refund.reason());
    }

    @Step(
            value = "retryRefund",
            title = "Ask for the refund again",
            description =
                    "Has the order ask the payment provider once more: as a new refund when it has said no, under the old key when it has not answered.")
    public void retryRefund(RefundCase refund) {
        refund.askAgain();
    }

    @Step(
            value = "recordPayout",
            title = "Note the payout",
            description =
                    "Notes that the customer got the money by other means; the order counts it as given back, once.")
    public void recordPayout(RefundCase refund) {
        refund.settle(RefundStatus.PAID_OTHERWISE);
    }

    @Step(
            value = "closeRefund",
            title = "Close the refund",
            description = "Ends the refund without money, with the reason that was given; nothing gives it back later.")
    public void closeRefund(RefundCase refund) {
        refund.settle(RefundStatus.CLOSED);
    }
}
