package org.tandemoms.fulfilment;

import static org.tandemoms.sales.SalesReply.text;

import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tandemoms.orders.Order;
import org.tandemoms.orders.ReplyHandler;
import org.tandemoms.outbox.OutboxMessage;
import org.tandemoms.sales.ReturnOrder;
import org.tandemoms.sales.SalesReply;

/** What carriers answer. */
@Configuration(proxyBeanMethods = false)
class CarrierReplies {

    private static final String SHIPMENT = "shipmentId";

    @Bean
    ReplyHandler carrierBooked() {
        return new SalesReply(
                "carrier.book",
                "BOOKED",
                (order, message, reply) -> order.shipping()
                        .booked(message.text(SHIPMENT), text(reply, "consignment"), text(reply, "tracking")),
                (order, message, reason) -> order.shipping().refused(message.text(SHIPMENT), reason));
    }

    @Bean
    ReplyHandler repairedGoodsBooked() {
        return new RepairedGoodsBooked();
    }

    /** The carrier's answer about goods that were mended and go back to their customer. */
    private static final class RepairedGoodsBooked implements ReplyHandler {

        @Override
        public String type() {
            return "carrier.send-back";
        }

        @Override
        public void taken(Order order, OutboxMessage message, Map<String, Object> reply) {
            if ("BOOKED".equals(reply.get("outcome"))) {
                ((ReturnOrder) order)
                        .repairJourney()
                        .booked(message.text(SHIPMENT), text(reply, "consignment"), text(reply, "tracking"));
            } else {
                String reason = text(reply, "reason");
                buried(order, message, reason == null ? "no reason given" : reason);
            }
        }

        @Override
        public void buried(Order order, OutboxMessage message, String reason) {
            ((ReturnOrder) order).repairJourney().refused(message.text(SHIPMENT), reason);
        }
    }

    @Bean
    ReplyHandler carrierCancelled() {
        return new SalesReply(
                "carrier.cancel",
                "CANCELLED",
                (order, message, reply) -> order.shipping().cancelled(message.text(SHIPMENT)),
                (order, message, reason) -> order.shipping().cancelTooLate(message.text(SHIPMENT)));
    }
}
