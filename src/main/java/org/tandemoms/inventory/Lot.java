package org.tandemoms.inventory;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.lang.Nullable;

/**
 * Pieces of one item that are told apart from others: those of one batch, or one piece with a number of its own.
 *
 * @param batch GS1 AI 10, or null
 * @param serial GS1 AI 21, or null; with it the quantity is 1
 * @param expiry GS1 AI 17, the last day (UTC) on which they may be used; null when they keep
 * @param quantity signed where it says what a movement changed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Lot(@Nullable String batch, @Nullable String serial, @Nullable LocalDate expiry, BigDecimal quantity) {

    /** What tells it apart at one location. A serial says more than the batch it came with. */
    public String name() {
        return serial != null ? "serial " + serial : "batch " + batch;
    }

    public Lot of(BigDecimal other) {
        return new Lot(batch, serial, expiry, other);
    }

    public boolean isExpired(Instant now) {
        return expiry != null && !now.isBefore(expiresAt());
    }

    /** The first moment at which it may not be used any more. */
    public Instant expiresAt() {
        return expiry.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
