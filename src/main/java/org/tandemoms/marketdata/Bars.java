package org.tandemoms.marketdata;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Makes bars of what venues say: of trades where they tell any, else of the middle of bid and ask. Minutes that are over
 * are kept, and days from them. The minute that is on is kept too, every few seconds while it moves, so that a node that is
 * killed goes on with it: no more than the last seconds are lost.
 */
@Component
public class Bars implements QuoteListener {

    /** Of a thousand instruments that move each is kept every ten seconds. */
    private static final int MOST_RUNNING = 250;

    private final Quotes quotes;
    private final BarStore store;
    private final Clock clock;
    private final Duration keepMinutes;
    private final Duration keepRunning;
    private final Optional<Instant> begun;
    private final Map<String, RunningBar> running = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<BarStore.Kept> over = new ConcurrentLinkedQueue<>();

    /** What a node that was killed had of the minute in which this one was started. */
    private final Map<String, Optional<Bar>> before = new ConcurrentHashMap<>();

    private volatile Instant today;

    /**
     * @param keepMinutes how long bars of minutes are kept; those of days are for ever
     * @param keepRunning how often the minute that is on is kept
     * @param cluster the minute in which this node was started is with the others
     */
    Bars(
            Quotes quotes,
            BarStore store,
            Clock clock,
            @Value("${tandem.marketdata.keep-minute-bars:7d}") Duration keepMinutes,
            @Value("${tandem.marketdata.keep-running-bar-every:10s}") Duration keepRunning,
            @Value("${tandem.cluster:false}") boolean cluster) {
        this.quotes = quotes;
        this.store = store;
        this.clock = clock;
        this.keepMinutes = keepMinutes;
        this.keepRunning = keepRunning;
        this.begun = cluster ? Optional.empty() : Optional.of(BarInterval.MINUTE.startOf(clock.instant()));
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

    private RunningBar running(String symbol) {
        return running.computeIfAbsent(symbol, any -> new RunningBar(symbol, over::add));
    }

    @Scheduled(fixedDelayString = "${tandem.marketdata.bars-kept-every-millis:2000}")
    void keep() {
        Instant now = clock.instant();
        running.values().forEach(one -> one.turn(now));
        keepMinutes();
        keepRunning(now);
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
                store.keep(
                        BarInterval.MINUTE,
                        batch.stream()
                                .map(kept -> new BarStore.Kept(kept.symbol(), whole(kept.symbol(), kept.bar())))
                                .toList());
            } catch (RuntimeException e) {
                over.addAll(batch);
                throw e;
            }
        }
    }

    /** Only what has moved, each every few seconds, and no more than so many at a time. */
    private void keepRunning(Instant now) {
        List<BarStore.Kept> moved = running.values().stream()
                .flatMap(one -> one.toKeep(now, keepRunning).stream())
                .limit(MOST_RUNNING)
                .map(kept -> new BarStore.Kept(kept.symbol(), whole(kept.symbol(), kept.bar())))
                .toList();
        if (!moved.isEmpty()) {
            store.keep(BarInterval.MINUTE, moved);
        }
    }

    /** Read before this node keeps anything of that minute itself. */
    private Bar whole(String symbol, Bar bar) {
        if (begun.filter(bar.start()::equals).isEmpty()) {
            return bar;
        }
        return before.computeIfAbsent(
                        symbol, any -> store
                                .find(
                                        symbol,
                                        BarInterval.MINUTE,
                                        bar.start(),
                                        bar.start().plus(BarInterval.MINUTE.length()))
                                .stream()
                                .findFirst())
                .map(earlier -> earlier.and(bar))
                .orElse(bar);
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

    private List<Bar> unkept(String symbol, Instant from, Instant until) {
        List<Bar> bars = over.stream()
                .filter(kept -> kept.symbol().equals(symbol))
                .map(BarStore.Kept::bar)
                .collect(Collectors.toCollection(ArrayList::new));
        RunningBar on = running.get(symbol);
        Bar soFar = on == null ? null : on.soFar();
        if (soFar != null) {
            bars.add(soFar);
        }
        bars.removeIf(bar -> bar.start().isBefore(from) || !bar.start().isBefore(until));
        bars.replaceAll(bar -> whole(symbol, bar));
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
