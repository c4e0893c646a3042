package org.tandemoms.compliance;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.lang.Nullable;
import org.tandemoms.billing.OpenItem;

/**
 * A customer who owes something on account.
 *
 * @param name left out for a customer nobody has on file
 * @param creditLimit with its currency; left out where none is granted
 * @param exposureEur open orders and unpaid invoices together, in EUR; left out where a rate is missing
 * @param overLimit there is more than the limit allows
 * @param owed one for each currency
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Debtor(
        String customerId,
        @Nullable String name,
        @Nullable String creditLimit,
        @Nullable BigDecimal exposureEur,
        boolean overLimit,
        List<Ages> owed) {

    /**
     * What is owed in one currency by how long it is late: not due, 1 to 30, 31 to 60, 61 to 90 and more days.
     *
     * @param invoices how many are open
     */
    public record Ages(
            String currency,
            int invoices,
            BigDecimal notDue,
            BigDecimal days30,
            BigDecimal days60,
            BigDecimal days90,
            BigDecimal older,
            BigDecimal total) {

        private static final int BAND = 30;

        static Ages of(String currency, List<OpenItem> items, Instant now) {
            return new Ages(
                    currency,
                    items.size(),
                    sum(items, now, Integer.MIN_VALUE, 0),
                    sum(items, now, 0, BAND),
                    sum(items, now, BAND, 2 * BAND),
                    sum(items, now, 2 * BAND, 3 * BAND),
                    sum(items, now, 3 * BAND, Integer.MAX_VALUE),
                    sum(items, now, Integer.MIN_VALUE, Integer.MAX_VALUE));
        }

        /** @param after late by more days than this, and by no more than {@code until} */
        private static BigDecimal sum(List<OpenItem> items, Instant now, int after, int until) {
            return items.stream()
                    .filter(item -> daysLate(item, now) > after && daysLate(item, now) <= until)
                    .map(OpenItem::owed)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
        }

        /** A day that has begun counts; 0 until it is due. */
        private static long daysLate(OpenItem item, Instant now) {
            if (!now.isAfter(item.dueAt())) {
                return 0;
            }
            return Duration.between(item.dueAt(), now).toDays() + 1;
        }
    }
}
