package org.tandemoms.procurement;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.lang.Nullable;
import org.tandemoms.inventory.Lot;
import org.tandemoms.orders.Hold;
import org.tandemoms.orders.OrderKind;
import org.tandemoms.orders.OrderView;

/**
 * A purchase as the API shows it.
 *
 * @param quantity asked for
 * @param promised by the supplier
 * @param reference the supplier's number of the order
 * @param score 0 to 100
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PurchaseOrderView(
        String id,
        OrderKind kind,
        String clientOrderId,
        PurchaseStatus status,
        long version,
        String sku,
        String location,
        String supplierId,
        String supplierName,
        BigDecimal quantity,
        BigDecimal unitPrice,
        String currency,
        BigDecimal amount,
        BigDecimal promised,
        BigDecimal received,
        BigDecimal outstanding,
        LocalDate expectedOn,
        @Nullable String reference,
        List<String> reasoning,
        List<Receipt> receipts,
        List<Invoice> invoices,
        @Nullable BigDecimal score,
        List<Hold> holds,
        @Nullable Instant orderedAt,
        Instant createdAt,
        Instant updatedAt)
        implements OrderView {

    private static final int CENTS = 2;

    /** @param onTheShelf booked into stock @param lots which pieces, where they are told apart */
    public record Receipt(
            BigDecimal quantity, String reference, String by, Instant at, boolean onTheShelf, List<Lot> lots) {}

    /** @param differences from order and receipt, in words */
    public record Invoice(
            String number,
            LocalDate date,
            BigDecimal quantity,
            BigDecimal unitPrice,
            SupplierInvoice.State state,
            List<String> differences) {}

    static PurchaseOrderView of(PurchaseOrder purchase) {
        ReplenishmentPlan plan = purchase.plan();
        return new PurchaseOrderView(
                purchase.id(),
                purchase.kind(),
                purchase.clientOrderId(),
                purchase.purchaseStatus(),
                purchase.version(),
                plan.sku(),
                plan.location(),
                plan.supplierId(),
                plan.supplierName(),
                plan.quantity(),
                plan.unitPrice(),
                plan.currency(),
                plan.amount().setScale(CENTS, RoundingMode.HALF_UP),
                purchase.promised(),
                purchase.received(),
                purchase.outstanding(),
                purchase.expectedOn(),
                purchase.reference(),
                plan.reasoning(),
                purchase.receipts().stream()
                        .map(one -> new Receipt(
                                one.quantity(), one.reference(), one.by(), one.at(), one.booked(), one.lots()))
                        .toList(),
                purchase.invoices().stream()
                        .map(one -> new Invoice(
                                one.number(),
                                one.date(),
                                one.quantity(),
                                one.unitPrice(),
                                one.state(),
                                one.differences()))
                        .toList(),
                purchase.score() == null ? null : purchase.score().points(),
                purchase.holds(),
                purchase.orderedAt(),
                purchase.createdAt(),
                purchase.updatedAt());
    }
}
