package org.tandemoms.sales;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.lang.Nullable;
import org.tandemoms.inventory.Allotment;
import org.tandemoms.orders.Hold;
import org.tandemoms.orders.OrderKind;
import org.tandemoms.orders.OrderView;
import org.tandemoms.orders.Reason;

/** A goods order as the API shows it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SalesOrderView(
        String id,
        OrderKind kind,
        String clientOrderId,
        String owner,
        SalesStatus status,
        long version,
        String customerId,
        String currency,
        List<Line> lines,
        Totals totals,
        Address shipTo,
        PaymentView payment,
        List<ShipmentView> shipments,
        List<ReturnSummary> returns,
        List<Hold> holds,
        List<Reason> findings,
        @Nullable String invoiceNumber,
        @Nullable LocalDate requestedDelivery,
        boolean allowBackorder,
        boolean allowPartial,
        Instant createdAt,
        Instant updatedAt)
        implements OrderView {

    /**
     * @param backordered part of the quantity that is still to come
     * @param promisedDate when that should be there, or null where nobody knows
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Line(
            String lineId,
            String sku,
            String name,
            BigDecimal quantity,
            BigDecimal unitPrice,
            BigDecimal discount,
            BigDecimal net,
            BigDecimal tax,
            BigDecimal backordered,
            List<At> allotments,
            @Nullable LocalDate promisedDate) {}

    public record At(String location, BigDecimal quantity) {}

    /** @param credit what goods that came back pay of these, when these replace them */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record PaymentView(
            PaymentMethod method,
            PaymentState state,
            BigDecimal authorised,
            BigDecimal captured,
            BigDecimal refunded,
            @Nullable ExchangeCredits.Granted credit,
            @Nullable String reason,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<RefundPart> refunds) {}

    /**
     * @param reference what it is given back for, e.g. a return's id
     * @param caseId under which people settle it, when it failed
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record RefundPart(
            int number, String reference, BigDecimal amount, RefundState state, @Nullable String caseId) {

        private static RefundPart of(String orderId, Refunds.Refund piece) {
            return new RefundPart(
                    piece.number(),
                    piece.reference(),
                    piece.amount(),
                    state(piece),
                    piece.caseId(orderId).orElse(null));
        }

        private static RefundState state(Refunds.Refund piece) {
            if (piece.settlement() != null) {
                return RefundState.valueOf(piece.settlement().name());
            }
            return RefundState.valueOf(piece.progress().name());
        }
    }

    /** How far one refund is; {@code ASKED_AGAIN}: it failed, and another one takes its place. */
    public enum RefundState {
        ASKED,
        DONE,
        FAILED,
        ASKED_AGAIN,
        PAID_OTHERWISE,
        CLOSED
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ShipmentView(
            String id,
            String location,
            Shipment.State state,
            @Nullable String tracking,
            @Nullable String reason,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<ShippedLot> lots,
            @Nullable CarrierService service,
            @Nullable DeliveryProof proof) {}

    public record ReturnSummary(
            String id, ReturnReason reason, ReturnResolution resolution, ReturnNote.State state, BigDecimal value) {}

    public static SalesOrderView of(SalesOrder order) {
        Payment payment = order.payment();
        return new SalesOrderView(
                order.id(),
                order.kind(),
                order.clientOrderId(),
                order.owner(),
                SalesStatus.valueOf(order.status()),
                order.version(),
                order.customerId(),
                order.currency(),
                order.lines().stream()
                        .map(line ->
                                line(line, order.allocation().promisedFor(line).orElse(null)))
                        .toList(),
                order.totals(),
                order.shipTo(),
                new PaymentView(
                        payment.method(),
                        payment.state(),
                        payment.authorised(),
                        payment.captured(),
                        payment.refunded(),
                        payment.credit(),
                        payment.reason(),
                        payment.refunds().stream()
                                .map(piece -> RefundPart.of(order.id(), piece))
                                .toList()),
                order.shipments().stream().map(SalesOrderView::shipment).toList(),
                order.returns().stream()
                        .map(note -> new ReturnSummary(
                                note.id(), note.reason(), note.resolution(), note.state(), note.value()))
                        .toList(),
                order.holds(),
                order.assessment() == null ? List.of() : order.assessment().reasons(),
                order.invoiceNumber(),
                order.requestedDelivery(),
                order.allowsBackorder(),
                order.allowsPartial(),
                order.createdAt(),
                order.updatedAt());
    }

    static Line line(SalesLine line) {
        return line(line, null);
    }

    private static Line line(SalesLine line, @Nullable LocalDate promisedDate) {
        return new Line(
                line.lineId(),
                line.sku(),
                line.name(),
                line.quantity(),
                line.unitPrice(),
                line.discount(),
                line.net(),
                line.tax(),
                line.backordered(),
                line.allotments().stream().map(SalesOrderView::at).toList(),
                promisedDate);
    }

    private static At at(Allotment allotment) {
        return new At(allotment.location(), allotment.quantity());
    }

    private static ShipmentView shipment(Shipment shipment) {
        return new ShipmentView(
                shipment.id(),
                shipment.location(),
                shipment.state(),
                shipment.tracking(),
                shipment.reason(),
                shipment.lots(),
                shipment.service(),
                shipment.proof());
    }
}
