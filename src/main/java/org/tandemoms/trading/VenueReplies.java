package org.tandemoms.trading;

import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tandemoms.orders.Order;
import org.tandemoms.orders.ReplyHandler;
import org.tandemoms.outbox.OutboxMessage;

/** What becomes of messages that cannot be brought to their venue. What venues answer comes by {@link VenueReports}. */
@Configuration(proxyBeanMethods = false)
class VenueReplies {

    @Bean
    ReplyHandler venueOrders(ObjectProvider<OrderRouter> router) {
        return new Undeliverable(VenueInstruction.ORDER, router);
    }

    @Bean
    ReplyHandler venueCancels(ObjectProvider<OrderRouter> router) {
        return new Undeliverable(VenueInstruction.CANCEL, router);
    }

    @Bean
    ReplyHandler venueReplaces(ObjectProvider<OrderRouter> router) {
        return new Undeliverable(VenueInstruction.REPLACE, router);
    }

    private record Undeliverable(String type, ObjectProvider<OrderRouter> router) implements ReplyHandler {

        @Override
        public void taken(Order order, OutboxMessage message, Map<String, Object> reply) {
            // the venue answers by reports
        }

        @Override
        public void buried(Order order, OutboxMessage message, String reason) {
            VenueInstruction instruction = VenueInstruction.of(message);
            TradeOrder trade = (TradeOrder) order;
            trade.endings()
                    .undeliverable(instruction.clOrdId(), type, "Not sent to " + instruction.venue() + ": " + reason);
            router.getObject().settle(trade);
        }
    }
}
