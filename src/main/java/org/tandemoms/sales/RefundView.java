package org.tandemoms.sales;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.tandemoms.orders.Hold;
import org.tandemoms.orders.Order;
import org.tandemoms.orders.OrderKind;
import org.tandemoms.orders.OrderView;

/**
 * A refund that failed, as the API shows it.
 *
 * @param reference what the money is given back for, e.g. a return's id
 * @param reason what the payment provider has said last
 * @param unanswered the provider did not answer, so that the money may be with the customer
 * @param tries how often the provider was asked
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RefundView(
        String id,
        OrderKind kind,
        String orderId,
        String clientOrderId,
        String customerId,
        RefundStatus status,
        long version,
        String currency,
        BigDecimal amount,
        String reference,
        String reason,
        boolean unanswered,
        int tries,
        List<Hold> holds,
        Instant createdAt,
        Instant updatedAt)
        implements OrderView {

    public static RefundView of(Order order) {
        RefundCase refund = (RefundCase) order;
        return new RefundView(
                refund.id(),
                refund.kind(),
                refund.orderId(),
                refund.clientOrderId(),
                refund.customerId(),
                refund.refundStatus(),
                refund.version(),
                refund.amount().currency().getCurrencyCode(),
                refund.amount().amount(),
                refund.reference(),
                refund.reason(),
                refund.isLost(),
                refund.tries(),
                refund.holds(),
                refund.createdAt(),
                refund.updatedAt());
    }
}
