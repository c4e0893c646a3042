package org.tandemoms.fulfilment;

import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tandemoms.orders.Order;
import org.tandemoms.orders.ReplyHandler;
import org.tandemoms.outbox.OutboxMessage;
import org.tandemoms.sales.SalesOrder;

/** What carriers answer. */
@Configuration(proxyBeanMethods = false)
class CarrierReplies {

    @Bean
    ReplyHandler carrierBooked() {
        return new Booked();
    }

    @Bean
    ReplyHandler carrierCancelled() {
        return new Cancelled();
    }

    private static String text(Map<String, Object> reply, String name) {
        Object value = reply.get(name);
        return value == null ? null : value.toString();
    }

    private static final class Booked implements ReplyHandler {

        @Override
        public String type() {
            return "carrier.book";
        }

        @Override
        public void taken(Order order, OutboxMessage message, Map<String, Object> reply) {
            SalesOrder sales = (SalesOrder) order;
            String shipment = message.text("shipmentId");
            if ("BOOKED".equals(reply.get("outcome"))) {
                sales.shipmentBooked(shipment, text(reply, "consignment"), text(reply, "tracking"));
            } else {
                sales.shipmentRefused(shipment, text(reply, "reason"));
            }
        }

        @Override
        public void buried(Order order, OutboxMessage message, String reason) {
            ((SalesOrder) order).shipmentRefused(message.text("shipmentId"), reason);
        }
    }

    private static final class Cancelled implements ReplyHandler {

        @Override
        public String type() {
            return "carrier.cancel";
        }

        @Override
        public void taken(Order order, OutboxMessage message, Map<String, Object> reply) {
            SalesOrder sales = (SalesOrder) order;
            if ("CANCELLED".equals(reply.get("outcome"))) {
                sales.shipmentCancelled(message.text("shipmentId"));
            } else {
                sales.cancelTooLate(message.text("shipmentId"));
            }
        }
    }
}
