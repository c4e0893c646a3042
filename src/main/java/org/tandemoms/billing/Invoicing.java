package org.tandemoms.billing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.tandemoms.orders.Milestone;
import org.tandemoms.parties.Customer;
import org.tandemoms.parties.Customers;
import org.tandemoms.sales.PaymentMethod;
import org.tandemoms.sales.ReturnNote;
import org.tandemoms.sales.SalesLine;
import org.tandemoms.sales.SalesOrder;

/** Writes invoices over what was delivered and credit notes over what was given back for returns, each once. */
@Component
public class Invoicing {

    private final Invoices invoices;
    private final Customers customers;
    private final Receivables receivables;
    private final Clock clock;
    private final Duration termOfPayment;

    Invoicing(
            Invoices invoices,
            Customers customers,
            Receivables receivables,
            Clock clock,
            @Value("${tandem.billing.term-of-payment:14d}") Duration termOfPayment) {
        this.invoices = invoices;
        this.customers = customers;
        this.receivables = receivables;
        this.clock = clock;
        this.termOfPayment = termOfPayment;
    }

    static String invoiceKey(String orderId) {
        return orderId + ":invoice";
    }

    static String creditKey(String orderId, String returnId) {
        return orderId + ":credit:" + returnId;
    }

    /** All that was issued for the order, oldest first. */
    public List<Invoice> of(SalesOrder order) {
        Stream<String> credits = order.returns().stream().map(note -> creditKey(order.id(), note.id()));
        return invoices.issuedFor(
                Stream.concat(Stream.of(invoiceKey(order.id())), credits).toList());
    }

    /** Issues the order's invoice over what has arrived, or returns the one issued before. */
    public Invoice invoice(SalesOrder order) {
        List<Invoice.Line> lines = order.lines().stream()
                .filter(line -> order.delivered(line).signum() > 0)
                .map(line -> delivered(line, order.delivered(line), digits(order)))
                .toList();
        BigDecimal delivery = order.totals().shipping();
        BigDecimal deliveryTax =
                order.totals().tax().subtract(sum(order.lines().stream().map(SalesLine::tax)));
        Instant due = order.payment().method() == PaymentMethod.CARD
                ? clock.instant()
                : clock.instant().plus(termOfPayment);
        var content = new Content(lines, delivery, deliveryTax, order.payment().paid(), due);
        Invoice issued =
                invoices.issue(draft(order, Invoice.Kind.INVOICE, invoiceKey(order.id()), content, null, null));
        receivables.invoiced(issued);
        return issued;
    }

    /** Of a line that has arrived in part: the part's share, so that gross shares are what was charged for it. */
    private static Invoice.Line delivered(SalesLine line, BigDecimal quantity, int digits) {
        boolean whole = quantity.compareTo(line.quantity()) == 0;
        BigDecimal net = whole ? line.net() : share(line.net(), quantity, line.quantity(), digits);
        BigDecimal gross = whole
                ? line.net().add(line.tax())
                : share(line.net().add(line.tax()), quantity, line.quantity(), digits);
        BigDecimal full = line.unitPrice().multiply(quantity).setScale(digits, RoundingMode.HALF_UP);
        return new Invoice.Line(
                line.lineId(),
                line.sku(),
                line.name(),
                quantity,
                line.unitPrice(),
                full.subtract(net).max(BigDecimal.ZERO.setScale(digits)),
                net,
                line.taxRate(),
                gross.subtract(net));
    }

    /** Issues the credit note for a return, or returns the one issued before. @param amount gross, that is given back */
    Invoice creditNote(SalesOrder order, ReturnNote goods, BigDecimal amount) {
        Invoice corrected = invoice(order);
        List<Invoice.Line> lines = credited(order, goods, amount, digits(order));
        BigDecimal none = BigDecimal.ZERO.setScale(digits(order));
        var content = new Content(lines, none, none, none, clock.instant());
        String reason = "Return " + goods.id() + ": " + goods.reason().inWords();
        Invoice note = invoices.issue(draft(
                order,
                Invoice.Kind.CREDIT_NOTE,
                creditKey(order.id(), goods.id()),
                content,
                corrected.number(),
                reason));
        receivables.credited(note);
        return note;
    }

    /** The amount over the lines by their value; the last one gets what is left. */
    private static List<Invoice.Line> credited(SalesOrder order, ReturnNote goods, BigDecimal amount, int digits) {
        BigDecimal value = sum(goods.lines().stream().map(ReturnNote.Line::value));
        BigDecimal left = amount.setScale(digits, RoundingMode.HALF_UP);
        List<Invoice.Line> lines = new ArrayList<>();
        for (int i = 0; i < goods.lines().size(); i++) {
            ReturnNote.Line line = goods.lines().get(i);
            boolean last = i == goods.lines().size() - 1;
            BigDecimal gross = last || value.signum() == 0 ? left : share(amount, line.value(), value, digits);
            left = left.subtract(gross);
            SalesLine sold = order.line(line.lineId()).orElseThrow();
            BigDecimal net = gross.divide(BigDecimal.ONE.add(sold.taxRate()), digits, RoundingMode.HALF_UP);
            lines.add(new Invoice.Line(
                    line.lineId(),
                    line.sku(),
                    sold.name(),
                    line.quantity(),
                    net.divide(line.quantity(), digits + 6, RoundingMode.HALF_UP)
                            .stripTrailingZeros(),
                    BigDecimal.ZERO.setScale(digits),
                    net,
                    sold.taxRate(),
                    gross.subtract(net)));
        }
        return lines;
    }

    /** What is billed. @param delivery net cost of the delivery */
    private record Content(
            List<Invoice.Line> lines, BigDecimal delivery, BigDecimal deliveryTax, BigDecimal prepaid, Instant due) {}

    private Invoice draft(
            SalesOrder order, Invoice.Kind kind, String key, Content content, String corrects, String reason) {
        List<Invoice.Line> lines = content.lines();
        BigDecimal net = sum(lines.stream().map(Invoice.Line::net)).add(content.delivery());
        BigDecimal tax = sum(lines.stream().map(Invoice.Line::tax)).add(content.deliveryTax());
        String buyer = Optional.ofNullable(order.customerId())
                .flatMap(customers::find)
                .map(Customer::name)
                .orElse(order.shipTo().name());
        return new Invoice(
                null,
                key,
                kind,
                order.id(),
                order.owner(),
                order.customerId(),
                buyer,
                order.shipTo(),
                order.currency(),
                lines,
                content.delivery(),
                taxes(lines, content.delivery(), content.deliveryTax()),
                net,
                tax,
                net.add(tax),
                content.prepaid().min(net.add(tax)).setScale(digits(order), RoundingMode.HALF_UP),
                order.payment().method().name(),
                clock.instant(),
                order.milestone("shipment-delivered").map(Milestone::at).orElse(clock.instant()),
                content.due(),
                corrects,
                reason);
    }

    /** By rate; the delivery goes with the goods' rate (Art. 78(b)). */
    private static List<Invoice.TaxShare> taxes(List<Invoice.Line> lines, BigDecimal delivery, BigDecimal deliveryTax) {
        Map<BigDecimal, Invoice.TaxShare> byRate = new TreeMap<>();
        lines.forEach(line -> byRate.merge(
                line.taxRate(), new Invoice.TaxShare(line.taxRate(), line.net(), line.tax()), Invoicing::plus));
        BigDecimal rate = lines.isEmpty() ? BigDecimal.ZERO : lines.get(0).taxRate();
        byRate.merge(rate, new Invoice.TaxShare(rate, delivery, deliveryTax), Invoicing::plus);
        return List.copyOf(byRate.values());
    }

    private static Invoice.TaxShare plus(Invoice.TaxShare one, Invoice.TaxShare other) {
        return new Invoice.TaxShare(
                one.rate(), one.base().add(other.base()), one.tax().add(other.tax()));
    }

    private static BigDecimal share(BigDecimal amount, BigDecimal part, BigDecimal whole, int digits) {
        return amount.multiply(part).divide(whole, digits, RoundingMode.HALF_UP);
    }

    private static BigDecimal sum(Stream<BigDecimal> amounts) {
        return amounts.reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static int digits(SalesOrder order) {
        return order.gross().amount().scale();
    }
}
