package org.tandemoms.positions;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import org.tandemoms.trading.PositionChange;

/**
 * One trade as it stands after corrections.
 *
 * @param key the trade's own, for life
 * @param revision of the change that spoke of it last
 * @param quantity signed: positive adds to the position
 * @param amount signed as the quantity, in the position's currency: what was paid (positive) or received
 */
public record PositionTrade(String key, String revision, BigDecimal quantity, BigDecimal amount, Instant at) {

    /** Trades count in the order they were made, whatever order they come in. */
    static final Comparator<PositionTrade> IN_TIME =
            Comparator.comparing(PositionTrade::at).thenComparing(PositionTrade::key);

    /** Decimals that amounts are kept with; finer than any currency, and always within Decimal128. */
    static final int SCALE = 12;

    static PositionTrade of(PositionChange change) {
        return new PositionTrade(
                change.trade(),
                change.key(),
                exact(change.quantity()),
                exact(change.amount()),
                change.at().truncatedTo(ChronoUnit.MILLIS));
    }

    /** It keeps its place in time. */
    PositionTrade revised(PositionChange change) {
        return new PositionTrade(key, change.key(), exact(change.quantity()), exact(change.amount()), at);
    }

    /** Counts for nothing any more. */
    boolean isVoid() {
        return quantity.signum() == 0;
    }

    private static BigDecimal exact(BigDecimal value) {
        return value.scale() > SCALE ? value.setScale(SCALE, RoundingMode.HALF_EVEN) : value;
    }

    /** The part of an amount that falls to a part of the quantity. */
    static BigDecimal share(BigDecimal amount, BigDecimal part, BigDecimal whole) {
        return amount.multiply(part).divide(whole, MathContext.DECIMAL128).setScale(SCALE, RoundingMode.HALF_EVEN);
    }

    /** Amount for one unit, at most eight decimals. */
    static BigDecimal price(BigDecimal amount, BigDecimal units) {
        BigDecimal price = amount.divide(units, MathContext.DECIMAL128)
                .setScale(8, RoundingMode.HALF_EVEN)
                .stripTrailingZeros();
        return price.scale() < 0 ? price.setScale(0) : price;
    }
}
