package org.tandemoms.procurement;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * How well a supplier did on one purchase.
 *
 * @param daysLate last delivery after the promised day; 0 in time
 * @param filledPercent received of what was promised, at most 100
 * @param invoiceRight the first invoice matched
 */
public record SupplierScore(int daysLate, BigDecimal filledPercent, boolean invoiceRight) {

    private static final int PUNCTUAL = 50;
    private static final int CORRECT = 20;
    private static final BigDecimal COMPLETE_SHARE = new BigDecimal("0.30");
    private static final int LOST_A_DAY = 10;

    /** @param lastDelivery UTC */
    static SupplierScore of(Agreement agreed, BigDecimal received, LocalDate lastDelivery, boolean invoiceRight) {
        long late = ChronoUnit.DAYS.between(agreed.date(), lastDelivery);
        BigDecimal filled =
                received.min(agreed.quantity()).movePointRight(2).divide(agreed.quantity(), 1, RoundingMode.HALF_UP);
        return new SupplierScore((int) Math.max(0, late), filled, invoiceRight);
    }

    /** 0 to 100: half for the day, 30 for the quantity, 20 for the invoice. */
    public BigDecimal points() {
        int forDay = Math.max(0, PUNCTUAL - LOST_A_DAY * daysLate);
        return filledPercent.multiply(COMPLETE_SHARE).add(BigDecimal.valueOf(forDay + (invoiceRight ? CORRECT : 0)));
    }
}
