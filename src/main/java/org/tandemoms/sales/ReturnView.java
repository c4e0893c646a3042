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
 * @param exchange what is wanted instead, for the resolution EXCHANGE
 * @param repair how far the mending and the parcel back are, for the resolution REPAIR
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
        ReturnResolution resolution,
        @Nullable String answer,
        String currency,
        List<Line> lines,
        BigDecimal value,
        @Nullable BigDecimal refund,
        @Nullable ExchangeView exchange,
        @Nullable RepairView repair,
        List<Hold> holds,
        Instant createdAt,
        Instant updatedAt)
        implements OrderView {

    public record Line(String lineId, String sku, BigDecimal quantity, BigDecimal value) {}

    /**
     * @param price gross price of the replacement
     * @param difference of that price over what the goods that come back are worth; what is charged, or given back when
     *     it is negative
     * @param order that replaces the goods
     * @param impossible why there is no replacement
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ExchangeView(
            List<Line> lines,
            BigDecimal price,
            BigDecimal difference,
            @Nullable String order,
            @Nullable String impossible) {

        private static ExchangeView of(ReturnOrder goods) {
            Exchange exchange = goods.exchange();
            return new ExchangeView(
                    exchange.lines().stream()
                            .map(line -> new Line(line.lineId(), line.sku(), line.quantity(), line.gross()))
                            .toList(),
                    exchange.gross(),
                    exchange.gross().subtract(goods.refundDue()),
                    exchange.order(),
                    exchange.impossible());
        }
    }

    /** @param reason why the parcel back did not arrive */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record RepairView(
            Repair.State state, @Nullable String tracking, @Nullable String reason, @Nullable DeliveryProof proof) {

        private static RepairView of(Repair repair) {
            return new RepairView(repair.state(), repair.tracking(), repair.reason(), repair.proof());
        }
    }

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
                order.resolution(),
                order.answerText(),
                order.currency(),
                order.lines().stream()
                        .map(line -> new Line(line.lineId(), line.sku(), line.quantity(), line.value()))
                        .toList(),
                order.value().amount(),
                order.refund(),
                order.exchange() == null ? null : ExchangeView.of(order),
                order.repair() == null ? null : RepairView.of(order.repair()),
                order.holds(),
                order.createdAt(),
                order.updatedAt());
    }
}
