package org.tandemoms.billing;

import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tandemoms.orders.Order;
import org.tandemoms.orders.ReplyHandler;
import org.tandemoms.outbox.OutboxMessage;
import org.tandemoms.sales.SalesOrder;

/** What the payment provider answers. */
@Configuration(proxyBeanMethods = false)
class PaymentReplies {

    @Bean
    ReplyHandler paymentAuthorised() {
        return new Authorised();
    }

    @Bean
    ReplyHandler paymentCaptured() {
        return new Captured();
    }

    private static String text(Map<String, Object> reply, String name) {
        Object value = reply.get(name);
        return value == null ? "no reason given" : value.toString();
    }

    private static final class Authorised implements ReplyHandler {

        @Override
        public String type() {
            return "payment.authorise";
        }

        @Override
        public void taken(Order order, OutboxMessage message, Map<String, Object> reply) {
            SalesOrder sales = (SalesOrder) order;
            if ("AUTHORISED".equals(reply.get("outcome"))) {
                sales.paymentAuthorised(text(reply, "authorizationId"));
            } else {
                sales.paymentDeclined(text(reply, "reason"));
            }
        }

        @Override
        public void buried(Order order, OutboxMessage message, String reason) {
            ((SalesOrder) order).paymentDeclined(reason);
        }
    }

    private static final class Captured implements ReplyHandler {

        @Override
        public String type() {
            return "payment.capture";
        }

        @Override
        public void taken(Order order, OutboxMessage message, Map<String, Object> reply) {
            SalesOrder sales = (SalesOrder) order;
            if ("CAPTURED".equals(reply.get("outcome"))) {
                sales.paymentCaptured(text(reply, "captureId"));
            } else {
                sales.captureFailed(text(reply, "reason"));
            }
        }

        @Override
        public void buried(Order order, OutboxMessage message, String reason) {
            ((SalesOrder) order).captureFailed(reason);
        }
    }
}
