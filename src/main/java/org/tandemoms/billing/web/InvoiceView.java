package org.tandemoms.billing.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.lang.Nullable;
import org.tandemoms.billing.Invoice;
import org.tandemoms.sales.Address;

/** An invoice or credit note as the API shows it; dates in UTC. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record InvoiceView(
        String number,
        Invoice.Kind kind,
        String orderId,
        String customerId,
        String customerName,
        Address address,
        String currency,
        List<Invoice.Line> lines,
        BigDecimal delivery,
        List<Invoice.TaxShare> taxes,
        BigDecimal net,
        BigDecimal tax,
        BigDecimal gross,
        BigDecimal prepaid,
        BigDecimal payable,
        LocalDate issueDate,
        LocalDate supplyDate,
        LocalDate dueDate,
        Instant issuedAt,
        @Nullable String corrects,
        @Nullable String reason) {

    static InvoiceView of(Invoice invoice) {
        return new InvoiceView(
                invoice.number(),
                invoice.kind(),
                invoice.orderId(),
                invoice.customerId(),
                invoice.customerName(),
                invoice.address(),
                invoice.currency(),
                invoice.lines(),
                invoice.delivery(),
                invoice.taxes(),
                invoice.net(),
                invoice.tax(),
                invoice.gross(),
                invoice.prepaid(),
                invoice.payable(),
                date(invoice.issuedAt()),
                date(invoice.suppliedAt()),
                date(invoice.dueAt()),
                invoice.issuedAt(),
                invoice.corrects(),
                invoice.reason());
    }

    private static LocalDate date(Instant at) {
        return at.atOffset(ZoneOffset.UTC).toLocalDate();
    }
}
