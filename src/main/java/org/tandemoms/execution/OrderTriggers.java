package org.tandemoms.execution;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;
import org.tandemoms.execution.PriceWatch.Verdict;
import org.tandemoms.marketdata.Quote;
import org.tandemoms.marketdata.QuoteListener;
import org.tandemoms.marketdata.Quotes;
import org.tandemoms.marketdata.VenueBook;
import org.tandemoms.orders.OrderChanged;
import org.tandemoms.orders.OrderFilter;
import org.tandemoms.orders.OrderKind;
import org.tandemoms.orders.OrderStore;
import org.tandemoms.orders.Orders;
import org.tandemoms.shared.Closing;
import org.tandemoms.trading.HeldTrade;
import org.tandemoms.trading.OrderRouter;
import org.tandemoms.trading.TimeInForce;
import org.tandemoms.trading.TradeOrder;

/**
 * Watches prices for the orders that the house holds. What is kept here is a memory of documents, and only says which of
 * them to look at: whether an order is set off is decided in a guarded change of its document by the quote that was seen,
 * so that two quotes, two nodes or a restart set it off once. Every node watches all of them.
 */
@Component
class OrderTriggers implements QuoteListener, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(OrderTriggers.class);
    private static final int WORKERS = 4;

    /** A node that is alone hears of every change itself. */
    private static final Duration ALONE = Duration.ofMinutes(5);

    /** After so many moves a pegged price takes its time: each leaves a trace in the document. */
    private static final int MANY_MOVES = 200;

    private final Orders orders;
    private final OrderStore store;
    private final OrderRouter router;
    private final HeldOrders held;
    private final Quotes quotes;
    private final Clock clock;
    private final Duration scanEvery;
    private final Duration pegPause;

    private final Map<String, Map<String, PriceWatch>> bySymbol = new ConcurrentHashMap<>();
    private final Map<String, Instant> lastMoves = new ConcurrentHashMap<>();
    private final Set<String> toLookAt = ConcurrentHashMap.newKeySet();
    private final Set<String> inHand = ConcurrentHashMap.newKeySet();
    private final Executor looker;
    private final Executor workers;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(new CustomizableThreadFactory("order-triggers-scan-"));

    /**
     * @param scanEvery how often the documents are read for orders that another node of the cluster has taken in
     * @param pegPause how long a pegged price stays before it may move again
     */
    @Autowired
    OrderTriggers(
            Orders orders,
            OrderStore store,
            OrderRouter router,
            HeldOrders held,
            Quotes quotes,
            Clock clock,
            @Value("${tandem.cluster:false}") boolean cluster,
            @Value("${tandem.execution.trigger-scan:5s}") Duration scanEvery,
            @Value("${tandem.execution.peg-pause:1s}") Duration pegPause) {
        this(
                orders,
                store,
                router,
                held,
                quotes,
                clock,
                cluster ? scanEvery : ALONE,
                pegPause,
                Executors.newSingleThreadExecutor(new CustomizableThreadFactory("order-triggers-")),
                Executors.newFixedThreadPool(WORKERS, new CustomizableThreadFactory("order-triggered-")));
    }

    /**
     * @param looker sees what a quote concerns, one at a time
     * @param workers change the documents
     */
    OrderTriggers(
            Orders orders,
            OrderStore store,
            OrderRouter router,
            HeldOrders held,
            Quotes quotes,
            Clock clock,
            Duration scanEvery,
            Duration pegPause,
            Executor looker,
            Executor workers) {
        this.looker = looker;
        this.workers = workers;
        this.orders = orders;
        this.store = store;
        this.router = router;
        this.held = held;
        this.quotes = quotes;
        this.clock = clock;
        this.scanEvery = scanEvery;
        this.pegPause = pegPause;
        quotes.listen(this);
    }

    @EventListener(ApplicationReadyEvent.class)
    void open() {
        timer.scheduleWithFixedDelay(this::scanSafely, 0, scanEvery.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void scanSafely() {
        try {
            scan();
        } catch (RuntimeException e) {
            log.warn("The orders that wait for a price could not be read; tried again: {}", e.toString());
        }
    }

    /** Arms from the documents what is to be watched: after a start, and what other nodes have taken in since. */
    void scan() {
        store.each(
                OrderFilter.open(OrderKind.TRADE).tagged(HeldTrade.WATCHED, HeldTrade.PRICES),
                order -> watch((TradeOrder) order));
    }

    @EventListener
    void changed(OrderChanged event) {
        if (event.order() instanceof TradeOrder order && order.trigger().isPresent()) {
            watch(order);
        }
    }

    private void watch(TradeOrder order) {
        if (remember(order)) {
            quoted(order.instrument().symbol());
        }
    }

    /** Changes are told by several threads, and the older word must not win. */
    private boolean remember(TradeOrder order) {
        Optional<PriceWatch> now = PriceWatch.of(order, held.tick(order));
        remember(order.instrument().symbol(), order.id(), order.revision(), now.orElse(null));
        if (now.isEmpty()) {
            lastMoves.remove(order.id());
        }
        return now.isPresent();
    }

    private void remember(String symbol, String orderId, long revision, PriceWatch now) {
        bySymbol.computeIfAbsent(symbol, any -> new ConcurrentHashMap<>()).compute(orderId, (id, before) -> {
            boolean older = before != null && before.revision() > revision;
            return older ? before : now;
        });
    }

    int watched() {
        return bySymbol.values().stream().mapToInt(Map::size).sum();
    }

    // --- prices ---------------------------------------------------------------------------------------------------

    /** Many quotes of one moment are looked at once, at the newest of them. */
    @Override
    public void quoted(String symbol) {
        Map<String, PriceWatch> concerned = bySymbol.get(symbol);
        if (concerned != null && !concerned.isEmpty() && toLookAt.add(symbol)) {
            try {
                looker.execute(() -> look(symbol));
            } catch (RejectedExecutionException closing) {
                toLookAt.remove(symbol);
            }
        }
    }

    private void look(String symbol) {
        toLookAt.remove(symbol);
        Optional<Quote> quote = quotes.quote(symbol).filter(seen -> !seen.stale());
        if (quote.isEmpty()) {
            return;
        }
        Map<String, VenueBook> fresh = quotes.freshBooks(symbol);
        for (PriceWatch watch : bySymbol.getOrDefault(symbol, Map.of()).values()) {
            Verdict verdict = watch.on(quote.get(), fresh);
            boolean patient = verdict == Verdict.MOVE || verdict == Verdict.LOOK;
            boolean waits = verdict == Verdict.NOTHING || patient && hasJustBeenTouched(watch);
            if (!waits && inHand.add(watch.orderId())) {
                workers.execute(() -> act(watch, symbol, verdict, quote.get(), fresh));
            }
        }
    }

    private boolean hasJustBeenTouched(PriceWatch watch) {
        Instant last = lastMoves.get(watch.orderId());
        Duration pause = pegPause.multipliedBy(1L + watch.moves() / MANY_MOVES);
        return last != null && last.plus(pause).isAfter(clock.instant());
    }

    private void act(PriceWatch watch, String symbol, Verdict seen, Quote quote, Map<String, VenueBook> fresh) {
        String orderId = watch.orderId();
        boolean done = false;
        try {
            boolean trailed = seen == Verdict.TRAIL && trails(watch, symbol, quote);
            if (!trailed && isStillWanted(orderId, quote, fresh)) {
                remember(orders.change(orderId, TradeOrder.class, order -> act(order, quote, fresh)));
            }
            done = true;
        } catch (RuntimeException e) {
            log.error("Order {} could not be set off; the next quote tries again", orderId, e);
        } finally {
            inHand.remove(orderId);
        }
        if (done) {
            quoted(symbol); // what came meanwhile
        }
    }

    /**
     * Thousands of trailing stops follow a market that moves: of their documents only the price is written, under the
     * revision that was judged.
     *
     * @return false when the document has changed since, or is to take more than the price
     */
    private boolean trails(PriceWatch watch, String symbol, Quote quote) {
        BigDecimal price = watch.price(quote);
        boolean written =
                watch.best() != null && store.mark(watch.orderId(), watch.revision(), HeldTrade.HIGH_WATER, price);
        if (written) {
            PriceWatch now = watch.trailing(price);
            remember(symbol, now.orderId(), now.revision(), now);
        }
        return written;
    }

    private boolean isStillWanted(String orderId, Quote quote, Map<String, VenueBook> fresh) {
        Optional<TradeOrder> before = orders.find(orderId).map(TradeOrder.class::cast);
        boolean wanted = before.map(order -> verdict(order, quote, fresh))
                .filter(verdict -> verdict != Verdict.NOTHING)
                .isPresent();
        if (!wanted) {
            before.ifPresent(this::remember); // another node was faster
        }
        return wanted;
    }

    private Verdict verdict(TradeOrder order, Quote quote, Map<String, VenueBook> fresh) {
        return PriceWatch.of(order, held.tick(order))
                .map(watch -> watch.on(quote, fresh))
                .orElse(Verdict.NOTHING);
    }

    /** In the guarded change: what was seen is judged again by the document as it is now. */
    private void act(TradeOrder order, Quote quote, Map<String, VenueBook> fresh) {
        Optional<PriceWatch> watch = PriceWatch.of(order, held.tick(order));
        switch (verdict(order, quote, fresh)) {
            case FIRE -> {
                held.fire(order, watch.orElseThrow().words(quote), watch.get().evidence(quote));
                router.settle(order);
            }
            case TRAIL -> order.holding().trail(watch.orElseThrow().price(quote));
            case LOOK -> {
                lastMoves.put(order.id(), clock.instant());
                router.settle(order);
            }
            case MOVE -> move(order, watch.orElseThrow().pegged(fresh).orElseThrow());
            case NOTHING -> {
                // somebody was faster
            }
        }
    }

    private void move(TradeOrder order, BigDecimal to) {
        lastMoves.put(order.id(), clock.instant());
        order.routes().stream()
                .filter(route -> route.terms().timeInForce() != TimeInForce.IOC)
                .forEach(route -> order.holding().reprice(route, to, held.pegWords(order)));
    }

    @Override
    public void close() {
        Closing.inOrder(timer);
        for (Executor executor : List.of(looker, workers)) {
            if (executor instanceof ExecutorService service) {
                Closing.inOrder(service);
            }
        }
    }
}
