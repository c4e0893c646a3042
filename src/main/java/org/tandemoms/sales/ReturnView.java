package org.tandemoms.sales;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.springframework.lang.Nullable;
import org.tandemoms.orders.Hold;
import org.tandemoms.orders.OrderKind;
import org.tandemoms.orders.OrderView;

/**
 * A return as the API shows it.
 *
 * @param value gross price of the goods
 * @param refund what was given back
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReturnView(
        String id,
        OrderKind kind,
        String orderId,
        String clientOrderId,
        String customerId,
        ReturnStatus status,
        long version,
        ReturnReason reason,
        @Nullable String answer,
        String currency,
        List<Line> lines,
        BigDecimal value,
        @Nullable BigDecimal refund,
        List<Hold> holds,
        Instant createdAt,
        Instant updatedAt)
        implements OrderView {

    public record Line(String lineId, String sku, BigDecimal quantity, BigDecimal value) {}

    static ReturnView of(ReturnOrder order) {
        return new ReturnView(
                order.id(),
                order.kind(),
                order.orderId(),
                order.clientOrderId(),
                order.customerId(),
                order.returnStatus(),
                order.version(),
                order.reason(),
                order.answerText(),
                order.currency(),
                order.lines().stream()
                        .map(line -> new Line(line.lineId(), line.sku(), line.quantity(), line.value()))
                        .toList(),
                order.value().amount(),
                order.refund(),
                order.holds(),
                order.createdAt(),
                order.updatedAt());
    }
}
