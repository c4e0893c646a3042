package org.tandemoms.sales;

import java.math.BigDecimal;
import java.util.List;

/** Sums of an order in its currency; {@code gross = net + tax + shipping}. */
public record Totals(BigDecimal net, BigDecimal tax, BigDecimal shipping, BigDecimal gross) {

    /** @param shippingTax tax on the delivery, part of the sum of taxes */
    static Totals of(List<SalesLine> lines, BigDecimal shipping, BigDecimal shippingTax) {
        BigDecimal net = lines.stream().map(SalesLine::net).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal tax = lines.stream().map(SalesLine::tax).reduce(shippingTax, BigDecimal::add);
        return new Totals(net, tax, shipping, net.add(tax).add(shipping));
    }

    /** Sums of the lines as they are now; delivery costs what it did. */
    Totals withLines(List<SalesLine> before, List<SalesLine> now) {
        BigDecimal shippingTax = before.stream().map(SalesLine::tax).reduce(tax, BigDecimal::subtract);
        return of(now, shipping, shippingTax);
    }

    Totals minus(Totals other) {
        return new Totals(
                net.subtract(other.net),
                tax.subtract(other.tax),
                shipping.subtract(other.shipping),
                gross.subtract(other.gross));
    }
}
