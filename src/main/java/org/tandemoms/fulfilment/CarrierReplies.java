package org.tandemoms.fulfilment;

import static org.tandemoms.sales.SalesReply.text;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tandemoms.orders.ReplyHandler;
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
    ReplyHandler carrierCancelled() {
        return new SalesReply(
                "carrier.cancel",
                "CANCELLED",
                (order, message, reply) -> order.shipping().cancelled(message.text(SHIPMENT)),
                (order, message, reason) -> order.shipping().cancelTooLate(message.text(SHIPMENT)));
    }
}
