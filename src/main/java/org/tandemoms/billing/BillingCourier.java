package org.tandemoms.billing;

import static org.tandemoms.sales.SalesReply.text;

import java.math.BigDecimal;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.tandemoms.orders.Orders;
import org.tandemoms.orders.ReplyHandler;
import org.tandemoms.outbox.Courier;
import org.tandemoms.outbox.OutboxMessage;
import org.tandemoms.outbox.Receipt;
import org.tandemoms.sales.ReturnNote;
import org.tandemoms.sales.SalesOrder;
import org.tandemoms.sales.SalesReply;

/** Issues the credit notes that an order asks for outside its process. */
@Component
class BillingCourier implements Courier {

    private static final String CREDIT = "credit.issue";
    private static final String ISSUED = "ISSUED";

    private final Orders orders;
    private final Invoicing invoicing;

    BillingCourier(Orders orders, Invoicing invoicing) {
        this.orders = orders;
        this.invoicing = invoicing;
    }

    @Override
    public String destination() {
        return "billing";
    }

    @Override
    public Receipt deliver(String orderId, OutboxMessage message) {
        SalesOrder order = orders.get(orderId, SalesOrder.class);
        return switch (message.type()) {
            case CREDIT -> issued(creditNote(order, message));
            default -> Receipt.dead("Billing knows no " + message.type());
        };
    }

    private Invoice creditNote(SalesOrder order, OutboxMessage message) {
        ReturnNote goods = order.returns().stream()
                .filter(note -> note.id().equals(message.text("return")))
                .findFirst()
                .orElseThrow();
        return invoicing.creditNote(order, goods, new BigDecimal(message.text("amount")));
    }

    private static Receipt issued(Invoice invoice) {
        return Receipt.confirmed(Map.of(
                "outcome",
                ISSUED,
                "number",
                invoice.number(),
                "net",
                invoice.net().toPlainString(),
                "tax",
                invoice.tax().toPlainString(),
                "gross",
                invoice.gross().toPlainString()));
    }

    /** What the order makes of it. */
    @Configuration(proxyBeanMethods = false)
    static class Answers {

        @Bean
        ReplyHandler creditNoteIssued() {
            return new SalesReply(
                    CREDIT,
                    ISSUED,
                    (order, message, reply) -> {
                        order.note(
                                "credited",
                                "Credit note " + text(reply, "number") + " over "
                                        + order.inWords(new BigDecimal(text(reply, "gross"))) + " issued",
                                Map.of("return", message.text("return"), "number", text(reply, "number")));
                        ErpPostings.creditNote(order, message.text("return"), reply);
                    },
                    (order, message, reason) -> order.note("credit-failed", "No credit note was issued: " + reason));
        }
    }
}
