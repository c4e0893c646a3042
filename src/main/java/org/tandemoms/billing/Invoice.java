package org.tandemoms.billing;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.tandemoms.sales.Address;

/**
 * An invoice or a credit note as it was issued; never changed afterwards. Amounts are in its currency and at its minor
 * unit; a credit note has positive amounts, as EN 16931 wants them.
 *
 * <p>Net and tax are rounded half up for each line and for the delivery, and sums are sums of rounded amounts, so that
 * the document is worth to the cent what was ordered and paid. EN 16931 (BR-CO-17) lets the tax of a rate part from the
 * rate on its base by less than one unit of the currency.
 *
 * @param id its number, which people read, e.g. {@code INV-2026-000001}; without gaps within its series
 * @param key what it was issued for, e.g. {@code orderId:invoice}: nothing is invoiced or credited twice
 * @param owner partner system whose order it is
 * @param lines net, without the delivery
 * @param delivery net cost of the delivery, taxed as the goods are
 * @param net lines and delivery
 * @param prepaid of the gross, when it was issued
 * @param issuedAt its date is the one in UTC
 * @param suppliedAt when the goods arrived
 * @param corrects number of the invoice that a credit note takes back from; null otherwise
 * @param reason of a credit note; null otherwise
 */
public record Invoice(
        String id,
        String key,
        Kind kind,
        String orderId,
        String owner,
        String customerId,
        String customerName,
        Address address,
        String currency,
        List<Line> lines,
        BigDecimal delivery,
        List<TaxShare> taxes,
        BigDecimal net,
        BigDecimal tax,
        BigDecimal gross,
        BigDecimal prepaid,
        String paymentMethod,
        Instant issuedAt,
        Instant suppliedAt,
        Instant dueAt,
        String corrects,
        String reason) {

    public enum Kind {
        INVOICE,
        CREDIT_NOTE
    }

    /**
     * @param unitPrice net, before the discount
     * @param discount net amount off the line, not negative
     * @param net quantity times unit price less the discount
     * @param taxRate as a fraction
     */
    public record Line(
            String lineId,
            String sku,
            String name,
            BigDecimal quantity,
            BigDecimal unitPrice,
            BigDecimal discount,
            BigDecimal net,
            BigDecimal taxRate,
            BigDecimal tax) {}

    /** Tax of one rate. @param base net amount that it is charged on */
    public record TaxShare(BigDecimal rate, BigDecimal base, BigDecimal tax) {}

    public Invoice {
        lines = List.copyOf(lines);
        taxes = List.copyOf(taxes);
    }

    public String number() {
        return id;
    }

    public BigDecimal payable() {
        return gross.subtract(prepaid);
    }

    public Invoice numbered(String given) {
        return new Invoice(
                given,
                key,
                kind,
                orderId,
                owner,
                customerId,
                customerName,
                address,
                currency,
                lines,
                delivery,
                taxes,
                net,
                tax,
                gross,
                prepaid,
                paymentMethod,
                issuedAt,
                suppliedAt,
                dueAt,
                corrects,
                reason);
    }
}
