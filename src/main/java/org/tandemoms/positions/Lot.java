package org.tandemoms.positions;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * A part of a position that was opened together.
 *
 * @param trade the trade that opened it
 * @param openedAt UTC
 * @param quantity signed: negative when short; never zero
 * @param cost signed, in the position's currency: paid for a long lot, received (negative) for a short one
 */
public record Lot(String trade, Instant openedAt, BigDecimal quantity, BigDecimal cost) {

    /** What a part of it has cost; the rest keeps the rest, so that nothing is lost by rounding. */
    BigDecimal costOf(BigDecimal part) {
        return part.compareTo(quantity) == 0 ? cost : PositionTrade.share(cost, part, quantity);
    }

    Lot without(BigDecimal part, BigDecimal itsCost) {
        return new Lot(trade, openedAt, quantity.subtract(part), cost.subtract(itsCost));
    }

    Lot with(BigDecimal more, BigDecimal itsCost) {
        return new Lot(trade, openedAt, quantity.add(more), cost.add(itsCost));
    }

    /** Of one day and at one price: to tell the two apart would change no result. */
    boolean isLike(Lot other) {
        return isOfSameDay(other) && cost.multiply(other.quantity).compareTo(other.cost.multiply(quantity)) == 0;
    }

    boolean isOfSameDay(Lot other) {
        return openedAt.atZone(ZoneOffset.UTC)
                .toLocalDate()
                .equals(other.openedAt.atZone(ZoneOffset.UTC).toLocalDate());
    }
}
