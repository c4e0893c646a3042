package org.tandemoms.procurement;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tandemoms.identity.CurrentActor;
import org.tandemoms.orders.Order;
import org.tandemoms.orders.Orders;
import org.tandemoms.orders.ReplyHandler;
import org.tandemoms.outbox.OutboxMessage;
import org.tandemoms.shared.PartnerEvent;
import org.tandemoms.shared.PartnerEventHandler;
import org.tandemoms.shared.ProblemCode;
import org.tandemoms.shared.Refused;

/** What suppliers answer at once, and what they tell later. Each is taken once, and only from the order's own supplier. */
@Configuration(proxyBeanMethods = false)
class SupplierAnswers {

    /** The order is with the supplier; whether it delivers is told later, unless it refuses at once. */
    @Bean
    ReplyHandler supplierOrdered() {
        return new ReplyHandler() {
            @Override
            public String type() {
                return "supplier.order";
            }

            @Override
            public void taken(Order order, OutboxMessage message, Map<String, Object> reply) {
                PurchaseOrder purchase = (PurchaseOrder) order;
                if ("REFUSED".equals(text(reply, "outcome"))) {
                    purchase.answered(new Acknowledgement(false, null, null, text(reply, "reason")));
                } else {
                    purchase.taken(text(reply, "reference"));
                }
            }
        };
    }

    @Bean
    ReplyHandler goodsBooked() {
        return new ReplyHandler() {
            @Override
            public String type() {
                return "stock.receive";
            }

            @Override
            public void taken(Order order, OutboxMessage message, Map<String, Object> reply) {
                ((PurchaseOrder) order).booked(Integer.parseInt(message.text("number")));
            }
        };
    }

    @Bean
    PartnerEventHandler supplierAcknowledges(Orders orders) {
        return new Taking(orders, "supplier.acknowledgement") {
            @Override
            void apply(PurchaseOrder purchase, PartnerEvent event) {
                purchase.answered(new Acknowledgement(
                        !"REFUSED".equals(event.text("status")),
                        number(event, "quantity"),
                        date(event, "date"),
                        event.text("reason")));
            }
        };
    }

    @Bean
    PartnerEventHandler supplierInvoices(Orders orders) {
        return new Taking(orders, "supplier.invoice") {
            @Override
            void apply(PurchaseOrder purchase, PartnerEvent event) {
                if (purchase.purchaseStatus().isDone()) {
                    purchase.note("invoice-ignored", "An invoice came after the purchase was done");
                    return;
                }
                purchase.invoiced(new SupplierInvoice(
                        needed(event.text("number")),
                        needed(date(event, "date")),
                        needed(number(event, "quantity")),
                        needed(number(event, "unitPrice")),
                        SupplierInvoice.State.WAITING,
                        java.util.List.of(),
                        purchase.now()));
            }
        };
    }

    private abstract static class Taking implements PartnerEventHandler {

        private final Orders orders;
        private final String type;

        Taking(Orders orders, String type) {
            this.orders = orders;
            this.type = type;
        }

        @Override
        public final String type() {
            return type;
        }

        @Override
        public final void take(PartnerEvent event) {
            PurchaseOrder seen = orders.get(event.orderId(), PurchaseOrder.class);
            if (!CurrentActor.get().id().equals(seen.terms().destination())) {
                throw Refused.because(ProblemCode.NOT_FOUND, "There is no order " + event.orderId());
            }
            if (seen.hasTaken(event.id())) {
                return;
            }
            orders.change(event.orderId(), PurchaseOrder.class, purchase -> {
                if (purchase.takes(event.id())) {
                    apply(purchase, event);
                }
            });
        }

        abstract void apply(PurchaseOrder purchase, PartnerEvent event);
    }

    private static <T> T needed(T value) {
        if (value == null) {
            throw notUnderstood();
        }
        return value;
    }

    private static BigDecimal number(PartnerEvent event, String name) {
        String text = event.text(name);
        try {
            return text == null ? null : new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw notUnderstood();
        }
    }

    private static LocalDate date(PartnerEvent event, String name) {
        String text = event.text(name);
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw notUnderstood();
        }
    }

    private static Refused notUnderstood() {
        return Refused.because(ProblemCode.VALIDATION, "The supplier's message is not understood");
    }

    private static String text(Map<String, Object> reply, String name) {
        Object value = reply.get(name);
        return value == null ? null : value.toString();
    }
}
