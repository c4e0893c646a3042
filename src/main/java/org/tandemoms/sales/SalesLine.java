package org.tandemoms.sales;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.tandemoms.inventory.Allotment;

/**
 * One line of a goods order; a line that was cancelled stays with quantity 0.
 *
 * @param unitPrice net, in the order's currency
 * @param discount off the unit price, as a fraction
 * @param net quantity times unit price less the discount, rounded to the currency's minor unit
 * @param taxRate as a fraction, e.g. 0.19
 * @param tax on net, rounded per line
 * @param agreed the price was stated in the order; otherwise it follows the price list, also when the line is amended
 * @param allotments what is held where for this line
 * @param backordered quantity promised but not on hand
 */
public record SalesLine(
        String lineId,
        String sku,
        String name,
        BigDecimal quantity,
        BigDecimal unitPrice,
        BigDecimal discount,
        BigDecimal net,
        BigDecimal taxRate,
        BigDecimal tax,
        boolean agreed,
        List<Allotment> allotments,
        BigDecimal backordered) {

    public SalesLine {
        allotments = List.copyOf(allotments);
    }

    SalesLine holding(List<Allotment> held) {
        return new SalesLine(
                lineId,
                sku,
                name,
                quantity,
                unitPrice,
                discount,
                net,
                taxRate,
                tax,
                agreed,
                held,
                quantity.subtract(sum(held)));
    }

    /** The line with what was held before and is still needed, the last holds cut first. */
    SalesLine keeping(List<Allotment> before) {
        List<Allotment> kept = new ArrayList<>();
        BigDecimal room = quantity;
        for (Allotment allotment : before) {
            BigDecimal part = allotment.quantity().min(room);
            if (part.signum() > 0) {
                kept.add(new Allotment(allotment.key(), allotment.sku(), allotment.location(), part));
                room = room.subtract(part);
            }
        }
        return holding(kept);
    }

    /** The line with only the goods that were sent, at its share of what was agreed for all of it. */
    SalesLine reducedTo(List<Allotment> sent) {
        BigDecimal part = sum(sent);
        if (quantity.signum() == 0 || part.compareTo(quantity) == 0) {
            return holding(sent);
        }
        BigDecimal partNet = share(net, part);
        return new SalesLine(
                lineId,
                sku,
                name,
                part,
                unitPrice,
                discount,
                partNet,
                taxRate,
                share(gross(), part).subtract(partNet),
                agreed,
                sent,
                BigDecimal.ZERO);
    }

    private BigDecimal share(BigDecimal amount, BigDecimal part) {
        return amount.multiply(part).divide(quantity, amount.scale(), RoundingMode.HALF_UP);
    }

    BigDecimal gross() {
        return net.add(tax);
    }

    boolean isBackordered() {
        return backordered.signum() > 0;
    }

    private static BigDecimal sum(List<Allotment> held) {
        return held.stream().map(Allotment::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
