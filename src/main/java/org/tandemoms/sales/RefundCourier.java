package org.tandemoms.sales;

import java.time.Clock;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import org.tandemoms.identity.CurrentActor;
import org.tandemoms.orders.Orders;
import org.tandemoms.orders.Placing;
import org.tandemoms.outbox.Courier;
import org.tandemoms.outbox.OutboxMessage;
import org.tandemoms.outbox.Receipt;

/**
 * Carries what an order and the cases of its failed refunds have to tell each other. Each side takes each message once,
 * however often it comes.
 */
@Component
class RefundCourier implements Courier {

    private static final String PROCESS = "refund";

    private final Orders orders;
    private final Placing placing;
    private final Clock clock;

    RefundCourier(Orders orders, Placing placing, Clock clock) {
        this.orders = orders;
        this.placing = placing;
        this.clock = clock;
    }

    @Override
    public String destination() {
        return RefundCase.DESTINATION;
    }

    @Override
    public Receipt deliver(String id, OutboxMessage message) {
        switch (message.type()) {
            case "refund.report" -> report(orders.get(id, SalesOrder.class), message);
            case RefundCase.RETRY -> change(message, order -> order.payment().refundAgain(order, number(message)));
            case RefundCase.SETTLE ->
                change(message, order -> order.payment()
                        .refundSettled(order, number(message), Refunds.Settlement.valueOf(message.text("how"))));
            default -> {
                return Receipt.dead("Refunds know no " + message.type());
            }
        }
        return Receipt.delivered();
    }

    private void report(SalesOrder order, OutboxMessage message) {
        var report = new RefundCase.Report(
                message.key(),
                Integer.parseInt(message.text("first")),
                number(message),
                message.text("outcome"),
                message.text("reason"),
                Boolean.parseBoolean(message.text("lost")));
        String caseId = RefundCase.idOf(order.id(), report.first());
        if (orders.find(caseId).isEmpty()) {
            Refunds.Refund piece = order.payment().refunds().stream()
                    .filter(refund -> refund.number() == report.number())
                    .findFirst()
                    .orElseThrow();
            placing.open(new RefundCase(order, piece, report, clock.instant(), CurrentActor.get()), PROCESS);
        } else {
            orders.change(caseId, RefundCase.class, refund -> refund.answered(report));
        }
    }

    private void change(OutboxMessage message, Consumer<SalesOrder> change) {
        orders.change(message.text("order"), SalesOrder.class, order -> {
            if (order.takes(message.key())) {
                change.accept(order);
            }
        });
    }

    private static int number(OutboxMessage message) {
        return Integer.parseInt(message.text("number"));
    }
}
