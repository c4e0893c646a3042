package org.tandemoms.execution;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.tandemoms.instruments.AssetClass;
import org.tandemoms.instruments.Instrument;
import org.tandemoms.instruments.Instruments;
import org.tandemoms.instruments.MarketHours;
import org.tandemoms.marketdata.BookSnapshot;
import org.tandemoms.marketdata.Level;
import org.tandemoms.marketdata.MarketDataForTests;
import org.tandemoms.marketdata.Quotes;
import org.tandemoms.orders.Changing;
import org.tandemoms.shared.MovedClock;
import org.tandemoms.trading.Route;
import org.tandemoms.trading.RoutingPlan;
import org.tandemoms.trading.RoutingWish;
import org.tandemoms.trading.TimeInForce;
import org.tandemoms.trading.TradeOrder;
import org.tandemoms.trading.TradeOrders;
import org.tandemoms.trading.TradingStops;

/** Three venues, two of which show prices, and the router over them. */
abstract class RoutedMarket {

    static final BigDecimal NOTHING = BigDecimal.ZERO;

    final MovedClock clock = new MovedClock(TradeOrders.now());
    final Instruments instruments = new Instruments(List.of(new Instrument(
            "AAPL",
            "US0378331005",
            null,
            AssetClass.EQUITY,
            "Apple Inc.",
            "USD",
            dec("189.50"),
            dec("0.01"),
            BigDecimal.ONE,
            "XNAS",
            BigDecimal.ONE)));
    final Quotes quotes = MarketDataForTests.quotes(clock, instruments);
    final VenueHealth health = new VenueHealth(clock);
    private final Venues venues = new Venues(List.of(
            venue("XSIM", Venue.Kind.EXCHANGE, "0.0030"),
            venue("ECN1", Venue.Kind.ECN, "0.0015"),
            venue("DARK1", Venue.Kind.DARK_POOL, "0.0010")));
    String stoppedVenue;
    private final Market market = new Market(venues, health, quotes, new StoppedVenue());
    final Algorithms algorithms = new Algorithms(
            List.of(new TwapAlgorithm(), new PovAlgorithm(), new IcebergAlgorithm()), quotes, instruments, clock);
    private final MarketHours hours = new MarketHours(List.of("*,00:00,24:00,UTC,NoHolidays"));
    final SmartOrderRouter router = new SmartOrderRouter(
            market,
            algorithms,
            new HeldOrders(
                    market,
                    quotes,
                    instruments,
                    new OrderTimes(hours, Duration.ofMinutes(1), Duration.ofSeconds(5)),
                    order -> order.plan().orElseThrow()),
            HouseFloor.yieldLimits(instruments, clock, hours),
            instruments,
            Duration.ofSeconds(5),
            Duration.ofSeconds(3));

    static BigDecimal dec(String value) {
        return new BigDecimal(value);
    }

    private static Venue venue(String code, Venue.Kind kind, String fee) {
        return new Venue(code, code, kind, null, null, dec(fee), dec(fee), null, null, null);
    }

    /** XSIM one tick better and 5,000 at each price, ECN1 behind it with 4,000. */
    @BeforeEach
    void theMarketIsOpen() {
        shows("XSIM", new String[] {"189.62", "5000", "189.64", "5000"});
        shows("ECN1", new String[] {"189.63", "4000", "189.65", "4000"});
    }

    void shows(String venue, String... asks) {
        List<Level> levels = new java.util.ArrayList<>();
        for (int i = 0; i < asks.length; i += 2) {
            levels.add(new Level(dec(asks[i]), dec(asks[i + 1])));
        }
        quotes.snapshot(new BookSnapshot(
                venue, "AAPL", List.of(new Level(dec("189.60"), dec("5000"))), levels, null, clock.instant()));
    }

    TradeOrder routed(String strategy, String quantity, String limit, TimeInForce time, String... at) {
        TradeOrder order = TradeOrders.buy(quantity, limit, time, RoutingWish.BEST, null);
        order.plan(new RoutingPlan(strategy, List.of(at), "routing-13", 0));
        router.settle(order);
        return order;
    }

    static Route route(TradeOrder order, int number) {
        return order.routes().get(number - 1);
    }

    static List<String> sent(TradeOrder order) {
        return order.routes().stream()
                .map(route -> route.venue() + " " + route.terms().quantity().toPlainString()
                        + (route.terms().limitPrice() == null
                                ? ""
                                : " at " + route.terms().limitPrice().toPlainString())
                        + (route.terms().timeInForce() == TimeInForce.IOC ? " at once" : ""))
                .toList();
    }

    final void alarmAfter(TradeOrder order, Duration time) {
        clock.move(time);
        Changing.at(order, clock.instant());
        router.alarm(order);
    }

    private final class StoppedVenue implements TradingStops {

        @Override
        public boolean any() {
            return stoppedVenue != null;
        }

        @Override
        public Optional<Stop> on(Target target) {
            return target.venue() != null && target.venue().equals(stoppedVenue)
                    ? Optional.of(new Stop("1", "stopped"))
                    : Optional.empty();
        }
    }
}
