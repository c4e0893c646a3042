package org.tandemoms.marketdata;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * What prices did in a stretch of time.
 *
 * @param start its beginning, UTC
 * @param volume traded at the venues that tell, in units of the instrument; zero where none tells
 * @param trades how many were told, or how often the middle of bid and ask has moved
 * @param source trades, or the middle of bid and ask where nothing was traded
 */
public record Bar(
        Instant start,
        BigDecimal open,
        BigDecimal high,
        BigDecimal low,
        BigDecimal close,
        BigDecimal volume,
        long trades,
        Bar.Source source) {

    public enum Source {
        TRADES,
        MIDPOINTS
    }

    static Bar of(Instant start, BigDecimal price, Source source) {
        return new Bar(start, price, price, price, price, BigDecimal.ZERO, 1, source);
    }

    Bar with(BigDecimal price) {
        return new Bar(start, open, high.max(price), low.min(price), price, volume, trades + 1, source);
    }

    Bar traded(BigDecimal more) {
        return new Bar(start, open, high, low, close, volume.add(more), trades, source);
    }

    Bar startingAt(Instant other) {
        return new Bar(other, open, high, low, close, volume, trades, source);
    }

    /** This and the one after it as one. Trades tell more than midpoints: among them those alone make the prices. */
    Bar and(Bar later) {
        BigDecimal both = volume.add(later.volume);
        if (source != later.source) {
            Bar told = source == Source.TRADES ? this : later;
            return new Bar(start, told.open, told.high, told.low, told.close, both, told.trades, Source.TRADES);
        }
        return new Bar(
                start,
                open,
                high.max(later.high),
                low.min(later.low),
                later.close,
                both,
                trades + later.trades,
                source);
    }
}
