package org.tandemoms.billing.web;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.tandemoms.billing.OpenItem;

/**
 * What is owed for one invoice.
 *
 * @param age whole days since it was issued
 * @param daysLate whole days since it was due; 0 before
 */
record OpenItemView(
        String invoice,
        String orderId,
        String customerId,
        String currency,
        BigDecimal amount,
        BigDecimal settled,
        BigDecimal owed,
        LocalDate issueDate,
        LocalDate dueDate,
        long age,
        long daysLate) {

    static OpenItemView of(OpenItem item, Instant now) {
        return new OpenItemView(
                item.id(),
                item.orderId(),
                item.customerId(),
                item.currency(),
                item.amount(),
                item.settled(),
                item.owed(),
                date(item.issuedAt()),
                date(item.dueAt()),
                days(item.issuedAt(), now),
                days(item.dueAt(), now));
    }

    private static long days(Instant from, Instant now) {
        return Math.max(0, Duration.between(from, now).toDays());
    }

    private static LocalDate date(Instant at) {
        return at.atOffset(ZoneOffset.UTC).toLocalDate();
    }
}
