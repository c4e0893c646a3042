package org.tandemoms.sales;

import java.math.BigDecimal;
import java.util.List;
import org.tandemoms.inventory.Allotment;

/**
 * One line of a goods order.
 *
 * @param unitPrice net, in the order's currency
 * @param net quantity times unit price, rounded to the currency's minor unit
 * @param taxRate as a fraction, e.g. 0.19
 * @param tax on net, rounded per line
 * @param allotments what is held where for this line
 * @param backordered quantity promised but not on hand
 */
public record SalesLine(
        String lineId,
        String sku,
        String name,
        BigDecimal quantity,
        BigDecimal unitPrice,
        BigDecimal net,
        BigDecimal taxRate,
        BigDecimal tax,
        List<Allotment> allotments,
        BigDecimal backordered) {

    public SalesLine {
        allotments = List.copyOf(allotments);
    }

    SalesLine holding(List<Allotment> held) {
        BigDecimal allotted = held.stream().map(Allotment::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new SalesLine(
                lineId, sku, name, quantity, unitPrice, net, taxRate, tax, held, quantity.subtract(allotted));
    }
}
