package org.tandemoms.sales;

import org.springframework.stereotype.Component;
import org.tandemoms.workflow.Step;

/** Steps about the order itself. */
@Component
class SalesSteps {

    @Step(
            value = "reviseOrder",
            title = "Take up an amendment",
            description =
                    "The customer changed the lines: the order begins anew, with the checks, the approval and the payment of what it is now.")
    public void reviseOrder(SalesOrder order) {
        order.beginAnew();
    }
}
