package org.tandemoms.execution;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.tandemoms.marketdata.Quote;
import org.tandemoms.marketdata.VenueBook;
import org.tandemoms.trading.OrdType;
import org.tandemoms.trading.Peg;
import org.tandemoms.trading.Route;
import org.tandemoms.trading.Side;
import org.tandemoms.trading.TimeInForce;
import org.tandemoms.trading.TradeOrder;
import org.tandemoms.trading.Trail;
import org.tandemoms.trading.Trigger.Kind;
import org.tandemoms.trading.TriggerPrice;

/**
 * What an order that the house holds looks for in a quote: small enough to keep ten thousand of them, and the same whether
 * asked of a memory or of the document itself.
 *
 * @param revision of the document that this was made of
 * @param kind what it waits for; null for a pegged order that is at a venue
 * @param stop in force; null for a trailing stop that has seen no price
 * @param first stop price it was given with; null for a trailing stop without one
 * @param distance of a trailing stop; null for others
 * @param best that a trailing stop has seen
 * @param limit the order's own
 * @param size that a venue has to show
 * @param own where a pegged order is
 * @param moves how often its price was moved there
 */
record PriceWatch(
        String orderId,
        long revision,
        Side side,
        Kind kind,
        TriggerPrice by,
        BigDecimal stop,
        BigDecimal first,
        Trail distance,
        BigDecimal best,
        BigDecimal limit,
        BigDecimal size,
        Peg peg,
        BigDecimal tick,
        PegRule.Own own,
        int moves) {

    enum Verdict {
        NOTHING,
        FIRE,
        TRAIL,
        /** There is a price or a size to go by now. */
        LOOK,
        /** Its price has moved. */
        MOVE
    }

    /** Empty for an order that looks for nothing: it waits for the clock, is on hold, or done. */
    static Optional<PriceWatch> of(TradeOrder order, BigDecimal tick) {
        Kind kind = order.isHeld() ? order.trigger().orElseThrow().kind() : null;
        boolean byClock = kind == Kind.OPENING || kind == Kind.CLOSE;
        Optional<Route> working = order.routes().stream()
                .filter(route -> route.isLive() && route.pulledAs() == null)
                .filter(route -> route.terms().timeInForce() != TimeInForce.IOC)
                .reduce((earlier, later) -> later);
        boolean follows = order.isPegged() && working.isPresent();
        if (!order.isOpen() || byClock || kind == null && !follows || isStopped(order)) {
            return Optional.empty();
        }
        return Optional.of(new PriceWatch(
                order.id(),
                order.revision(),
                order.side(),
                kind,
                order.terms().trigger() == null
                        ? TriggerPrice.QUOTE
                        : order.terms().trigger(),
                kind == Kind.PRICE ? order.stopInForce() : null,
                order.terms().stopPrice(),
                kind == Kind.PRICE && order.terms().ordType() == OrdType.TRAILING_STOP ? order.distance() : null,
                order.highWater(),
                order.terms().limitPrice(),
                order.terms().minQuantity(),
                order.terms().ordType() == OrdType.PEGGED ? order.terms().peg() : null,
                tick,
                working.map(route ->
                                new PegRule.Own(route.venue(), route.terms().limitPrice(), route.leavesQty()))
                        .orElse(null),
                working.map(Route::moves).orElse(0)));
    }

    /** Somebody holds it, or has asked for something that is not answered yet. */
    private static boolean isStopped(TradeOrder order) {
        return !order.holds().isEmpty() || !order.pendingRequests().isEmpty();
    }

    /** @param fresh books of the venues that the quote is made of */
    Verdict on(Quote quote, Map<String, VenueBook> fresh) {
        if (quote.stale()) {
            return Verdict.NOTHING;
        }
        if (kind == null) {
            return pegged(fresh)
                    .filter(price -> PegRule.isWorthMoving(own.price(), price, tick, 1))
                    .map(price -> Verdict.MOVE)
                    .orElse(Verdict.NOTHING);
        }
        return switch (kind) {
            case PRICE -> onStop(price(quote));
            case PEG -> pegged(fresh).map(price -> Verdict.LOOK).orElse(Verdict.NOTHING);
            case SIZE -> showsEnough(fresh) ? Verdict.LOOK : Verdict.NOTHING;
            case OPENING, CLOSE -> Verdict.NOTHING;
        };
    }

    private Verdict onStop(BigDecimal price) {
        if (StopRule.isReached(stop, price, side)) {
            return Verdict.FIRE;
        }
        boolean better = price != null
                && (best == null || (side.isBuy() ? price.compareTo(best) < 0 : price.compareTo(best) > 0));
        return distance != null && better ? Verdict.TRAIL : Verdict.NOTHING;
    }

    /** The same once the document has taken that price, which is better than all before, and nothing else. */
    PriceWatch trailing(BigDecimal price) {
        return new PriceWatch(
                orderId,
                revision + 1,
                side,
                kind,
                by,
                distance.behind(price, first, side),
                first,
                distance,
                price,
                limit,
                size,
                peg,
                tick,
                own,
                moves);
    }

    /** The price that counts for the stop. */
    BigDecimal price(Quote quote) {
        return StopRule.price(quote, side, by);
    }

    Optional<BigDecimal> pegged(Map<String, VenueBook> fresh) {
        return new PegRule(side, peg, limit, tick).limit(fresh, own);
    }

    private boolean showsEnough(Map<String, VenueBook> fresh) {
        return fresh.values().stream()
                .map(book -> (side.isBuy() ? book.asks() : book.bids())
                        .stream()
                                .filter(level -> level.size() != null)
                                .filter(level -> limit == null || !isBeyond(level.price()))
                                .map(level -> level.size())
                                .reduce(BigDecimal.ZERO, BigDecimal::add))
                .anyMatch(shown -> shown.compareTo(size) >= 0);
    }

    private boolean isBeyond(BigDecimal price) {
        return side.isBuy() ? price.compareTo(limit) > 0 : price.compareTo(limit) < 0;
    }

    /** What is kept as evidence when the stop is reached. */
    Map<String, String> evidence(Quote quote) {
        return Map.of(
                "trigger", by.name(),
                "stop", stop.toPlainString(),
                "bid", String.valueOf(quote.bid()),
                "ask", String.valueOf(quote.ask()),
                "last", String.valueOf(quote.last()),
                "at", String.valueOf(quote.at()),
                "venues", String.join(",", quote.venues()));
    }

    String words(Quote quote) {
        return StopRule.words(quote, side, by, stop);
    }
}
