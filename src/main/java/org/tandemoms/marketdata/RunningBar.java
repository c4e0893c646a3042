package org.tandemoms.marketdata;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** One instrument's minute that is on. */
final class RunningBar {

    private final String symbol;
    private final Consumer<BarStore.Kept> over;
    private Instant minute = Instant.EPOCH;
    private Bar trades;
    private Bar midpoints;
    private BigDecimal volume = BigDecimal.ZERO;
    private boolean moved;
    private Instant keptAt = Instant.EPOCH;

    /** @param over takes each minute that is over */
    RunningBar(String symbol, Consumer<BarStore.Kept> over) {
        this.symbol = symbol;
        this.over = over;
    }

    synchronized void middle(BigDecimal price, Instant now) {
        turn(now);
        if (midpoints == null || midpoints.close().compareTo(price) != 0) {
            midpoints = midpoints == null ? Bar.of(minute, price, Bar.Source.MIDPOINTS) : midpoints.with(price);
            moved = true;
        }
    }

    synchronized void trade(BigDecimal price, Instant now) {
        turn(now);
        trades = trades == null ? Bar.of(minute, price, Bar.Source.TRADES) : trades.with(price);
        moved = true;
    }

    synchronized void volume(BigDecimal more, Instant now) {
        turn(now);
        volume = volume.add(more);
        moved = true;
    }

    synchronized void turn(Instant now) {
        Instant current = BarInterval.MINUTE.startOf(now);
        if (current.equals(minute)) {
            return;
        }
        Bar done = soFar();
        if (done != null) {
            over.accept(new BarStore.Kept(symbol, done));
        }
        minute = current;
        trades = null;
        midpoints = null;
        volume = BigDecimal.ZERO;
        moved = false;
        keptAt = now;
    }

    /** Null while nothing was heard. */
    synchronized Bar soFar() {
        Bar bar = trades == null ? midpoints : trades;
        return bar == null ? null : bar.traded(volume);
    }

    /** What is to be kept of the minute that is on: something, when it has moved and was not kept lately. */
    synchronized Optional<BarStore.Kept> toKeep(Instant now, Duration pause) {
        Bar bar = soFar();
        if (bar == null || !moved || keptAt.plus(pause).isAfter(now)) {
            return Optional.empty();
        }
        keptAt = now;
        moved = false;
        return Optional.of(new BarStore.Kept(symbol, bar));
    }
}
