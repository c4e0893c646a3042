package org.tandemoms.marketdata;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Makes bars of what venues say: of trades where they tell any, else of the middle of bid and ask. Minutes that are over
 * are kept, and days from them; the minute that is on is in memory, and a crash loses what it had.
 */
@Component
public class Bars implements QuoteListener {

    private final Quotes quotes;
    private final BarStore store;
    private final Clock clock;
    private final Duration keepMinutes;
    private final Map<String, Running> running = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<BarStore.Kept> over = new ConcurrentLinkedQueue<>();
    private volatile Instant today;

    /** @param keepMinutes how long bars of minutes are kept; those of days are for ever */
    Bars(
            Quotes quotes,
            BarStore store,
            Clock clock,
            @Value("${tandem.marketdata.keep-minute-bars:7d}") Duration keepMinutes) {
        this.quotes = quotes;
        this.store = store;
        this.clock = clock;
        this.keepMinutes = keepMinutes;
        this.today = BarInterval.DAY.startOf(clock.instant());
        quotes.listen(this);
    }

    @Override
    public void quoted(String symbol) {
        quotes.quote(symbol)
                .filter(quote -> !quote.stale() && quote.fairPrice() != null)
                .ifPresent(quote -> running(symbol).middle(quote.fairPrice(), clock.instant()));
    }

    @Override
    public void tradedAt(String symbol, BigDecimal price) {
        running(symbol).trade(price, clock.instant());
    }

    @Override
    public void traded(String symbol, BigDecimal volume) {
        running(symbol).volume(volume, clock.instant());
    }

    private Running running(String symbol) {
        return running.computeIfAbsent(symbol, Running::new);
    }

    /** One instrument's minute that is on. */
    private final class Running {

        private final String symbol;
        private Instant minute = Instant.EPOCH;
        private Bar trades;
        private Bar midpoints;
        private BigDecimal volume = BigDecimal.ZERO;

        Running(String symbol) {
            this.symbol = symbol;
        }

        synchronized void middle(BigDecimal price, Instant now) {
            turn(now);
            if (midpoints == null || midpoints.close().compareTo(price) != 0) {
                midpoints = midpoints == null ? Bar.of(minute, price, Bar.Source.MIDPOINTS) : midpoints.with(price);
            }
        }

        synchronized void trade(BigDecimal price, Instant now) {
            turn(now);
            trades = trades == null ? Bar.of(minute, price, Bar.Source.TRADES) : trades.with(price);
        }

        synchronized void volume(BigDecimal more, Instant now) {
            turn(now);
            volume = volume.add(more);
        }

        synchronized void turn(Instant now) {
            Instant current = BarInterval.MINUTE.startOf(now);
            if (current.equals(minute)) {
                return;
            }
            Bar done = soFar();
            if (done != null) {
                over.add(new BarStore.Kept(symbol, done));
            }
            minute = current;
            trades = null;
            midpoints = null;
            volume = BigDecimal.ZERO;
        }

        synchronized Bar soFar() {
            Bar bar = trades == null ? midpoints : trades;
            return bar == null ? null : bar.traded(volume);
        }
    }

    @Scheduled(fixedDelayString = "${tandem.marketdata.bars-kept-every-millis:2000}")
    void keep() {
        Instant now = clock.instant();
        running.values().forEach(one -> one.turn(now));
        keepMinutes();
        Instant day = BarInterval.DAY.startOf(now);
        if (!day.equals(today)) {
            closeDays(day);
            today = day;
        }
    }

    private void keepMinutes() {
        List<BarStore.Kept> batch = new ArrayList<>();
        for (BarStore.Kept kept = over.poll(); kept != null; kept = over.poll()) {
            batch.add(kept);
        }
        if (!batch.isEmpty()) {
            try {
                store.keep(BarInterval.MINUTE, batch);
            } catch (RuntimeException e) {
                over.addAll(batch);
                throw e;
            }
        }
    }

    /** Those too that ended while nobody was here. */
    private void closeDays(Instant before) {
        Instant earliest = before.minus(keepMinutes);
        for (String symbol : running.keySet()) {
            List<Bar> kept = store.find(symbol, BarInterval.DAY, earliest, before);
            Instant from = kept.isEmpty()
                    ? earliest
                    : kept.get(kept.size() - 1).start().plus(BarInterval.DAY.length());
            List<BarStore.Kept> days =
                    grouped(store.find(symbol, BarInterval.MINUTE, from, before), BarInterval.DAY).stream()
                            .map(day -> new BarStore.Kept(symbol, day))
                            .toList();
            if (!days.isEmpty()) {
                store.keep(BarInterval.DAY, days);
            }
            store.forget(BarInterval.MINUTE, symbol, earliest);
        }
    }

    /** The oldest first, the one that is on last. Stretches in which nothing was heard have none. */
    public List<Bar> bars(String symbol, BarInterval interval, Instant from, Instant before) {
        Instant first = interval.startOf(from);
        List<Bar> minutes = new ArrayList<>();
        TreeMap<Instant, Bar> found = new TreeMap<>();
        Instant minutesFrom = first;
        if (interval == BarInterval.DAY) {
            store.find(symbol, BarInterval.DAY, first, before).forEach(bar -> found.put(bar.start(), bar));
            Instant unclosed = found.isEmpty() ? first : found.lastKey().plus(interval.length());
            minutesFrom = unclosed.isAfter(first) ? unclosed : first;
        }
        minutes.addAll(store.find(symbol, BarInterval.MINUTE, minutesFrom, before));
        minutes.addAll(unkept(symbol, minutesFrom, before));
        grouped(minutes, interval).forEach(bar -> found.putIfAbsent(bar.start(), bar));
        return List.copyOf(found.values());
    }

    private List<Bar> unkept(String symbol, Instant from, Instant before) {
        List<Bar> bars = over.stream()
                .filter(kept -> kept.symbol().equals(symbol))
                .map(BarStore.Kept::bar)
                .collect(Collectors.toCollection(ArrayList::new));
        Running on = running.get(symbol);
        Bar soFar = on == null ? null : on.soFar();
        if (soFar != null) {
            bars.add(soFar);
        }
        bars.removeIf(bar -> bar.start().isBefore(from) || !bar.start().isBefore(before));
        return bars;
    }

    /** @param minutes the oldest first; one that is there twice counts once */
    private static List<Bar> grouped(List<Bar> minutes, BarInterval interval) {
        Map<Instant, Bar> once = new TreeMap<>();
        minutes.forEach(minute -> once.put(minute.start(), minute));
        Map<Instant, Bar> grouped = new TreeMap<>();
        once.values().forEach(minute -> {
            Instant start = interval.startOf(minute.start());
            grouped.merge(start, minute.startingAt(start), Bar::and);
        });
        return List.copyOf(grouped.values());
    }
}
