package org.tandemoms.settlement;

import org.springframework.stereotype.Component;
import org.tandemoms.orders.Orders;
import org.tandemoms.shared.PartnerEvent;
import org.tandemoms.shared.PartnerEventHandler;
import org.tandemoms.trading.TradeOrder;

/** What became of instructions, as the custodian calls back. */
@Component
class CustodianAnswers implements PartnerEventHandler {

    private static final String SETTLED = "SETTLED";

    private final Orders orders;

    CustodianAnswers(Orders orders) {
        this.orders = orders;
    }

    @Override
    public String type() {
        return "settlement.status";
    }

    @Override
    public void take(PartnerEvent event) {
        orders.change(event.orderId(), TradeOrder.class, order -> {
            String instruction = event.text("instruction");
            if (!order.takes(event.id()) || !instruction.startsWith(order.id() + ":")) {
                return;
            }
            String part = instruction.substring(order.id().length() + 1);
            order.confirmed(part);
            boolean settled = SETTLED.equals(event.text("status"));
            order.custodianAnswered(
                    part,
                    settled,
                    settled
                            ? "The custodian has settled the trade"
                            : "The custodian could not settle the trade: " + event.text("reason"));
        });
    }
}
