package org.tandemoms.billing;

import static org.tandemoms.sales.SalesReply.text;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tandemoms.orders.ReplyHandler;
import org.tandemoms.outbox.OutboxMessage;
import org.tandemoms.sales.SalesReply;

/** What the payment provider answers. */
@Configuration(proxyBeanMethods = false)
class PaymentReplies {

    @Bean
    ReplyHandler paymentAuthorised() {
        return new SalesReply(
                "payment.authorise",
                "AUTHORISED",
                (order, message, reply) -> order.paymentAuthorised(number(message), text(reply, "authorizationId")),
                (order, message, reason) -> order.paymentDeclined(number(message), reason));
    }

    @Bean
    ReplyHandler paymentCaptured() {
        return new SalesReply(
                "payment.capture",
                "CAPTURED",
                (order, message, reply) -> order.paymentCaptured(number(message), text(reply, "captureId")),
                (order, message, reason) -> order.captureFailed(number(message), reason));
    }

    @Bean
    ReplyHandler paymentRefunded() {
        return new RefundAnswer();
    }

    private static int number(OutboxMessage message) {
        return Integer.parseInt(message.text("number"));
    }
}
