package org.tandemoms.sales;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.tandemoms.orders.Fact;
import org.tandemoms.orders.Order;
import org.tandemoms.orders.OrderKind;
import org.tandemoms.orders.OrderType;
import org.tandemoms.shared.ProblemCode;
import org.tandemoms.shared.Refused;

/** Refunds that failed, as the common room sees them. */
@Component
class RefundOrderType implements OrderType {

    @Override
    public OrderKind kind() {
        return OrderKind.REFUND;
    }

    @Override
    public Class<RefundCase> type() {
        return RefundCase.class;
    }

    @Override
    public RefundView present(Order order) {
        return RefundView.of(order);
    }

    @Override
    public Class<RefundView> view() {
        return RefundView.class;
    }

    @Override
    public void cancel(Order order, String reason) {
        throw Refused.because(ProblemCode.STATE, "A refund that failed ends when its task is answered");
    }

    @Override
    public Map<String, Object> handlingFacts(Order order) {
        return Map.of("kind", OrderKind.REFUND.name());
    }

    @Override
    public List<Fact> facts(Order order) {
        RefundCase refund = (RefundCase) order;
        List<Fact> facts = new ArrayList<>(List.of(
                new Fact("To give back", refund.amount().toString()),
                new Fact("For", refund.reference()),
                new Fact("Order", refund.orderId()),
                new Fact("Customer", refund.customerId()),
                new Fact("The provider said", refund.reason()),
                new Fact("Tries", Integer.toString(refund.tries()))));
        if (refund.isLost()) {
            facts.add(new Fact("Careful", "The provider did not answer and may have paid: look there before paying"));
        }
        return facts;
    }

    @Override
    public void reject(Order order) {
        ((RefundCase) order).settle(RefundStatus.CLOSED);
    }

    @Override
    public void cancelled(Order order) {
        ((RefundCase) order).settle(RefundStatus.CLOSED);
    }
}
