package org.tandemoms.procurement;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * What the house thinks of one item at one location on one day: whether to buy, how much, of whom, and why.
 *
 * @param policy {@code CONTINUOUS}, {@code PERIODIC} or {@code ON_DEMAND}, by the decision replenishment-policy
 * @param arrival when goods ordered now come, by the supplier's calendar
 * @param leadTimeDays calendar days until then
 * @param economicQuantity that balances the costs of ordering and holding, with price breaks
 * @param quantity to order; 0 when nothing is
 * @param reasoning in plain words, one sentence each
 */
public record ReplenishmentPlan(
        String sku,
        String location,
        LocalDate day,
        String supplierId,
        String supplierName,
        String policy,
        BigDecimal serviceLevel,
        int reviewDays,
        ShelfPosition shelf,
        ForecastMade forecast,
        LocalDate arrival,
        int leadTimeDays,
        BigDecimal leadTimeDemand,
        BigDecimal safetyStock,
        BigDecimal reorderPoint,
        BigDecimal orderUpTo,
        BigDecimal economicQuantity,
        BigDecimal quantity,
        BigDecimal unitPrice,
        String currency,
        String policyEvidence,
        List<String> reasoning) {

    public boolean isToBuy() {
        return quantity.signum() > 0;
    }

    /** Net. */
    public BigDecimal amount() {
        return quantity.multiply(unitPrice);
    }

    ReplenishmentPlan saying(List<String> words) {
        return new ReplenishmentPlan(
                sku,
                location,
                day,
                supplierId,
                supplierName,
                policy,
                serviceLevel,
                reviewDays,
                shelf,
                forecast,
                arrival,
                leadTimeDays,
                leadTimeDemand,
                safetyStock,
                reorderPoint,
                orderUpTo,
                economicQuantity,
                quantity,
                unitPrice,
                currency,
                policyEvidence,
                List.copyOf(words));
    }
}
