package org.tandemoms.execution;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.tandemoms.instruments.AssetClass;
import org.tandemoms.instruments.Instrument;
import org.tandemoms.instruments.InstrumentLines;
import org.tandemoms.instruments.Instruments;
import org.tandemoms.instruments.MarketHours;
import org.tandemoms.marketdata.BookSnapshot;
import org.tandemoms.marketdata.Level;
import org.tandemoms.marketdata.MarketDataForTests;
import org.tandemoms.marketdata.Quotes;
import org.tandemoms.marketdata.TopOfBook;
import org.tandemoms.orders.OrdersInMemory;
import org.tandemoms.shared.MovedClock;
import org.tandemoms.trading.BondYields;
import org.tandemoms.trading.OrdType;
import org.tandemoms.trading.OrderTerms;
import org.tandemoms.trading.Route;
import org.tandemoms.trading.RoutingPlan;
import org.tandemoms.trading.Side;
import org.tandemoms.trading.TimeInForce;
import org.tandemoms.trading.TradeOrder;
import org.tandemoms.trading.TradeOrders;
import org.tandemoms.trading.TradedInstrument;
import org.tandemoms.trading.TradingStops;

/**
 * A trading floor over documents in memory: XSIM takes market and limit orders and stops by its quote, DAYS only for the
 * day. It is a Monday, 2 March 2026, 14:30 UTC: XNAS opens.
 */
final class HouseFloor {

    final MovedClock clock = new MovedClock(TradeOrders.now());
    /** Pays 5 percent until August 2036. */
    final Instrument bond = InstrumentLines.instrument(InstrumentLines.line(AssetClass.MUNICIPAL_BOND)
            .with("tick", "0.001")
            .with("market", "XNAS"));

    final Instruments instruments = new Instruments(List.of(
            new Instrument(
                    "AAPL",
                    "US0378331005",
                    null,
                    AssetClass.EQUITY,
                    "Apple Inc.",
                    "USD",
                    dec("100"),
                    dec("0.01"),
                    BigDecimal.ONE,
                    "XNAS",
                    BigDecimal.ONE),
            bond));
    private final MarketHours hours = new MarketHours(List.of("XNAS,09:30,16:00,America/New_York,NYSE"));
    final Quotes quotes = MarketDataForTests.quotes(clock, instruments);
    final OrdersInMemory house = new OrdersInMemory(TradeOrder.class, clock, order -> {});
    final Market market = new Market(
            new Venues(List.of(
                    venue(
                            "XSIM",
                            EnumSet.of(OrdType.MARKET, OrdType.LIMIT, OrdType.STOP),
                            EnumSet.complementOf(EnumSet.of(TimeInForce.OPG, TimeInForce.CLS))),
                    venue("DAYS", EnumSet.of(OrdType.MARKET, OrdType.LIMIT), EnumSet.of(TimeInForce.DAY)))),
            new VenueHealth(clock),
            quotes,
            new NoStops());
    final HeldOrders held = new HeldOrders(
            market,
            quotes,
            instruments,
            new OrderTimes(hours, Duration.ofMinutes(1), Duration.ofSeconds(5)),
            order -> order.plan().orElseThrow());
    final Algorithms algorithms = new Algorithms(
            List.of(new TwapAlgorithm(), new VwapAlgorithm(), new ShortfallAlgorithm(), new PovAlgorithm()),
            quotes,
            instruments,
            clock);
    final SmartOrderRouter router = newRouter();
    private int placed;

    /** As another node has one. */
    SmartOrderRouter newRouter() {
        return new SmartOrderRouter(
                market,
                algorithms,
                held,
                yieldLimits(instruments, clock, hours),
                instruments,
                Duration.ofSeconds(5),
                Duration.ofSeconds(3));
    }

    /** Where a trade is settled on its own day. */
    static YieldLimits yieldLimits(Instruments instruments, Clock clock, MarketHours hours) {
        return new YieldLimits(
                new BondYields(instruments, (traded, at) -> LocalDate.ofInstant(at, ZoneOffset.UTC), clock), hours);
    }

    static BigDecimal dec(String value) {
        return value == null ? null : new BigDecimal(value);
    }

    private static Venue venue(String code, Set<OrdType> types, Set<TimeInForce> times) {
        return new Venue(
                code,
                code,
                Venue.Kind.EXCHANGE,
                null,
                null,
                null,
                null,
                types,
                times,
                EnumSet.of(Venue.Ability.STOP_ON_QUOTE));
    }

    /** A node: it watches prices, and remembers nothing that is not in the documents. */
    OrderTriggers node(Executor work) {
        var node = new OrderTriggers(
                house.orders(),
                house,
                router,
                held,
                quotes,
                clock,
                Duration.ofSeconds(5),
                Duration.ofSeconds(1),
                work,
                work);
        node.scan();
        return node;
    }

    OrderTriggers node() {
        return node(Runnable::run);
    }

    /** Places an order as intake does, routed to the venues. @return its id */
    String place(Side side, OrderTerms terms, String... venues) {
        return place(TradeOrders.on("0ORDER" + ++placed, side, terms), venues);
    }

    String placeBond(Side side, OrderTerms terms, String... venues) {
        return place(TradeOrders.on("0ORDER" + ++placed, TradedInstrument.of(bond), side, terms), venues);
    }

    private String place(TradeOrder order, String... venues) {
        house.store(order);
        change(order.id(), routed -> {
            routed.plan(new RoutingPlan(
                    "PREFERRED", venues.length == 0 ? List.of("XSIM") : List.of(venues), "routing-12", 0));
            router.settle(routed);
        });
        return order.id();
    }

    TradeOrder order(String id) {
        return house.orders().get(id, TradeOrder.class);
    }

    /** Something happens to the order, as reports do, and the router looks at it. */
    void change(String id, Consumer<TradeOrder> what) {
        house.orders().change(id, TradeOrder.class, order -> {
            what.accept(order);
            router.settle(order);
        });
    }

    void acknowledged(String id) {
        change(id, order -> TradeOrders.acknowledges(order, live(order)));
    }

    static Route live(TradeOrder order) {
        return order.routes().stream().filter(Route::isLive).findFirst().orElseThrow();
    }

    /** The order's alarm rings, when it is due. */
    void rings(String id) {
        boolean due =
                order(id).alarm().filter(at -> !at.isAfter(clock.instant())).isPresent();
        if (due) {
            house.orders().change(id, TradeOrder.class, order -> {
                order.alarm(null);
                router.alarm(order);
            });
        }
    }

    void quote(String bid, String ask) {
        quote("XSIM", bid, ask, "5000");
    }

    void quote(String venue, String bid, String ask, String size) {
        quotes.snapshot(new BookSnapshot(
                venue,
                "AAPL",
                List.of(new Level(dec(bid), dec(size))),
                List.of(new Level(dec(ask), dec(size))),
                null,
                clock.instant()));
    }

    void trade(String last) {
        quotes.change(new TopOfBook("XSIM", "AAPL", TopOfBook.Entry.LAST, dec(last), dec("100"), clock.instant()));
    }

    private static final class NoStops implements TradingStops {

        @Override
        public boolean any() {
            return false;
        }

        @Override
        public Optional<Stop> on(Target target) {
            return Optional.empty();
        }
    }
}
