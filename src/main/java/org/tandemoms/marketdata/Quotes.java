package org.tandemoms.marketdata;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.tandemoms.instruments.Instrument;
import org.tandemoms.instruments.Instruments;

/** The last word of every venue on every instrument, and what it amounts to. In memory: a restart asks the venues anew. */
@Component
public class Quotes implements MarketData {

    /** Name under which a close, which no venue quotes, is kept. */
    private static final String CLOSE = "CLOSE";

    private final Map<String, Map<String, VenueBook>> books = new ConcurrentHashMap<>();
    private final Map<String, Map<String, BigDecimal>> volumes = new ConcurrentHashMap<>();
    private final Map<String, Close> closes = new ConcurrentHashMap<>();
    private final List<QuoteListener> listeners = new CopyOnWriteArrayList<>();
    private final Clock clock;
    private final Duration staleAfter;
    private final Duration closeHolds;

    /**
     * @param staleAfter age at which a quote is too old to trade by
     * @param closeHolds how long a close may stand in where no venue quotes
     */
    Quotes(
            Clock clock,
            Instruments instruments,
            @Value("${tandem.marketdata.stale-after:60s}") Duration staleAfter,
            @Value("${tandem.marketdata.close-holds:24h}") Duration closeHolds) {
        this.clock = clock;
        this.staleAfter = staleAfter;
        this.closeHolds = closeHolds;
        instruments.all().forEach(this::close);
        instruments.listen(this::close);
    }

    private void close(Instrument instrument) {
        if (instrument.referencePrice() != null) {
            closes.put(instrument.symbol(), new Close(instrument.referencePrice(), clock.instant()));
        }
    }

    private record Close(BigDecimal price, Instant at) {}

    @Override
    public void snapshot(BookSnapshot book) {
        change(book.venue(), book.symbol(), before -> VenueBook.of(book, before));
    }

    @Override
    public void change(TopOfBook change) {
        change(change.venue(), change.symbol(), before -> (before == null ? VenueBook.EMPTY : before).with(change));
    }

    @Override
    public void volume(String venue, String symbol, BigDecimal total) {
        BigDecimal before = volumes.computeIfAbsent(symbol, any -> new ConcurrentHashMap<>())
                .put(venue, total);
        if (before != null && total.compareTo(before) > 0) {
            BigDecimal more = total.subtract(before);
            listeners.forEach(listener -> listener.traded(symbol, more));
        }
    }

    @Override
    public void settled(String venue, String symbol, LocalDate day, BigDecimal price) {
        SettlementPrice published =
                new SettlementPrice(symbol, day, price, SettlementPrice.Source.VENUE, venue, clock.instant());
        listeners.forEach(listener -> listener.settled(published));
    }

    /** The venue has gone: what it said last is too old to trade by, until it says it again. */
    @Override
    public void gone(String venue) {
        books.keySet().forEach(symbol -> unsure(venue, symbol));
    }

    @Override
    public void unsure(String venue, String symbol) {
        Instant old = clock.instant().minus(staleAfter);
        Map<String, VenueBook> venues = books.get(symbol);
        if (venues != null
                && venues.computeIfPresent(venue, (any, book) -> book.at().isAfter(old) ? book.agedTo(old) : book)
                        != null) {
            listeners.forEach(listener -> listener.quoted(symbol));
        }
    }

    /** What all venues that tell have traded today; empty when none tells. */
    public Optional<BigDecimal> volume(String symbol) {
        return volumes.getOrDefault(symbol, Map.of()).values().stream().reduce(BigDecimal::add);
    }

    private void change(String venue, String symbol, Function<VenueBook, VenueBook> to) {
        Map<String, VenueBook> venues = books.computeIfAbsent(symbol, any -> new ConcurrentHashMap<>());
        AtomicReference<BigDecimal> traded = new AtomicReference<>();
        venues.compute(venue, (any, before) -> {
            VenueBook after = to.apply(before);
            traded.set(after.tradeSince(before));
            return after;
        });
        if (traded.get() != null) {
            listeners.forEach(listener -> listener.tradedAt(symbol, traded.get()));
        }
        listeners.forEach(listener -> listener.quoted(symbol));
    }

    /** From now on the listener hears of every change, on the thread that brought it. */
    public void listen(QuoteListener listener) {
        listeners.add(listener);
    }

    /** Consolidated over the venues whose word is fresh; the last known, marked stale, when none is. */
    public Optional<Quote> quote(String symbol) {
        Map<String, VenueBook> all = books.getOrDefault(symbol, Map.of());
        Map<String, VenueBook> fresh = new TreeMap<>();
        all.forEach((venue, book) -> {
            if (isFresh(book.at())) {
                fresh.put(venue, book);
            }
        });
        if (!fresh.isEmpty()) {
            return Optional.of(consolidated(symbol, fresh, false));
        }
        return all.isEmpty() ? closeOf(symbol) : Optional.of(consolidated(symbol, all, true));
    }

    private Optional<Quote> closeOf(String symbol) {
        return Optional.ofNullable(closes.get(symbol))
                .map(close ->
                        new Quote(symbol, null, null, null, null, close.price(), close.at(), true, List.of(CLOSE)));
    }

    private static Quote consolidated(String symbol, Map<String, VenueBook> venues, boolean stale) {
        Collection<VenueBook> books = venues.values();
        Level bid = best(books, VenueBook::bids, (a, b) -> a.price().compareTo(b.price()) >= 0 ? a : b);
        Level ask = best(books, VenueBook::asks, (a, b) -> a.price().compareTo(b.price()) <= 0 ? a : b);
        BigDecimal last = books.stream()
                .filter(book -> book.last() != null)
                .max(Comparator.comparing(VenueBook::lastAt))
                .map(VenueBook::last)
                .orElse(null);
        Instant at = books.stream().map(VenueBook::at).max(Instant::compareTo).orElseThrow();
        return new Quote(
                symbol,
                bid == null ? null : bid.price(),
                ask == null ? null : ask.price(),
                bid == null ? null : bid.size(),
                ask == null ? null : ask.size(),
                last,
                at,
                stale,
                List.copyOf(venues.keySet()));
    }

    private static Level best(
            Collection<VenueBook> books, Function<VenueBook, List<Level>> side, BinaryOperator<Level> better) {
        return books.stream()
                .map(side)
                .filter(levels -> !levels.isEmpty())
                .map(levels -> levels.get(0))
                .reduce(better)
                .orElse(null);
    }

    /**
     * What an order is valued and checked by: a fresh quote's midpoint or last price, else a close that still holds.
     * Empty when there is neither; then nothing may be traded.
     */
    public Optional<BigDecimal> referencePrice(String symbol) {
        Optional<BigDecimal> quoted =
                quote(symbol).filter(quote -> !quote.stale()).map(Quote::fairPrice);
        return quoted.isPresent()
                ? quoted
                : Optional.ofNullable(closes.get(symbol))
                        .filter(close -> close.at().plus(closeHolds).isAfter(clock.instant()))
                        .map(Close::price);
    }

    public List<Quote> all() {
        Set<String> symbols = new TreeSet<>(closes.keySet());
        symbols.addAll(books.keySet());
        return symbols.stream().map(this::quote).flatMap(Optional::stream).toList();
    }

    /** Each venue's book, by venue. */
    public Map<String, VenueBook> books(String symbol) {
        return Map.copyOf(books.getOrDefault(symbol, Map.of()));
    }

    /** The books of those venues whose word is fresh enough to trade by. */
    public Map<String, VenueBook> freshBooks(String symbol) {
        Map<String, VenueBook> fresh = new HashMap<>();
        books.getOrDefault(symbol, Map.of()).forEach((venue, book) -> {
            if (isFresh(book.at())) {
                fresh.put(venue, book);
            }
        });
        return fresh;
    }

    public boolean knows(String symbol) {
        return books.containsKey(symbol) || closes.containsKey(symbol);
    }

    private boolean isFresh(Instant at) {
        return at.plus(staleAfter).isAfter(clock.instant());
    }
}
