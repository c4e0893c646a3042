package org.tandemoms.execution;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.tandemoms.marketdata.Level;
import org.tandemoms.marketdata.VenueBook;
import org.tandemoms.trading.Peg;
import org.tandemoms.trading.Side;

/**
 * The limit at which a pegged order belongs now: the price it follows plus its offset, on a tick, rounded away from the
 * other side, never beyond the order's own limit. What the order itself shows is not followed: it would chase itself.
 */
final class PegRule {

    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    /** The order's own part in a book. @param price its limit there */
    record Own(String venue, BigDecimal price, BigDecimal leaves) {}

    private final Side side;
    private final Peg peg;
    private final BigDecimal cap;
    private final BigDecimal tick;

    /** @param cap the order's own limit; null without one */
    PegRule(Side side, Peg peg, BigDecimal cap, BigDecimal tick) {
        this.side = side;
        this.peg = peg;
        this.cap = cap;
        this.tick = tick;
    }

    /**
     * @param fresh books that are fresh enough to trade by, by venue
     * @param own null while no venue has it
     * @return empty while there is nothing to follow
     */
    Optional<BigDecimal> limit(Map<String, VenueBook> fresh, Own own) {
        return followed(best(fresh, true, own), best(fresh, false, own))
                .map(price -> peg.offset() == null ? price : price.add(peg.offset()))
                .map(this::onTick)
                .map(price -> cap == null ? price : side.isBuy() ? price.min(cap) : price.max(cap))
                .filter(price -> price.signum() > 0);
    }

    private Optional<BigDecimal> followed(Optional<BigDecimal> bid, Optional<BigDecimal> ask) {
        return switch (peg.price()) {
            case PRIMARY -> side.isBuy() ? bid : ask;
            case MARKET -> side.isBuy() ? ask : bid;
            case MIDPOINT ->
                bid.flatMap(low -> ask.map(high -> low.add(high).divide(TWO, low.scale() + 4, RoundingMode.HALF_EVEN)));
        };
    }

    private BigDecimal onTick(BigDecimal price) {
        RoundingMode away = side.isBuy() ? RoundingMode.FLOOR : RoundingMode.CEILING;
        return price.divide(tick, 0, away).multiply(tick);
    }

    private Optional<BigDecimal> best(Map<String, VenueBook> fresh, boolean bids, Own own) {
        return fresh.entrySet().stream()
                .map(entry -> (bids ? entry.getValue().bids() : entry.getValue().asks())
                        .stream()
                                .filter(level -> bids != side.isBuy() || isOthers(entry.getKey(), level, own))
                                .findFirst()
                                .map(Level::price)
                                .orElse(null))
                .filter(Objects::nonNull)
                .reduce((one, other) -> bids ? one.max(other) : one.min(other));
    }

    private static boolean isOthers(String venue, Level level, Own own) {
        return own == null
                || !own.venue().equals(venue)
                || own.price() == null
                || level.price().compareTo(own.price()) != 0
                || level.size() != null && level.size().compareTo(own.leaves()) > 0;
    }

    /** True when the price is far enough from where the order stands to be worth its place in the queue. */
    static boolean isWorthMoving(BigDecimal from, BigDecimal to, BigDecimal tick, int ticks) {
        return from == null || from.subtract(to).abs().compareTo(tick.multiply(BigDecimal.valueOf(ticks))) >= 0;
    }

    static String words(Peg peg, Collection<String> venues) {
        return switch (peg.price()) {
                    case PRIMARY -> "the best price of its own side";
                    case MIDPOINT -> "the midpoint";
                    case MARKET -> "the best price of the other side";
                }
                + (peg.offset() == null ? "" : " and " + peg.offset().toPlainString()) + " over "
                + String.join(", ", venues);
    }
}
