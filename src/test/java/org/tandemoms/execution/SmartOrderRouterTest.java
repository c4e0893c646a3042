package org.tandemoms.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
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
import org.tandemoms.trading.Algorithm;
import org.tandemoms.trading.OrdStatus;
import org.tandemoms.trading.Route;
import org.tandemoms.trading.RoutingPlan;
import org.tandemoms.trading.RoutingWish;
import org.tandemoms.trading.Slice;
import org.tandemoms.trading.TimeInForce;
import org.tandemoms.trading.TradeOrder;
import org.tandemoms.trading.TradeOrders;
import org.tandemoms.trading.TradingStops;
import org.tandemoms.trading.VenueInstruction;

/** Where the parts of an order go, by policy, and where they go when a venue does not execute them. */
class SmartOrderRouterTest {

    private static final BigDecimal NOTHING = BigDecimal.ZERO;

    private final MovedClock clock = new MovedClock(TradeOrders.now());
    private final Instruments instruments = new Instruments(List.of(new Instrument(
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
    private final Quotes quotes = MarketDataForTests.quotes(clock, instruments);
    private final VenueHealth health = new VenueHealth(clock);
    private final Venues venues = new Venues(List.of(
            venue("XSIM", Venue.Kind.EXCHANGE, "0.0030"),
            venue("ECN1", Venue.Kind.ECN, "0.0015"),
            venue("DARK1", Venue.Kind.DARK_POOL, "0.0010")));
    private String stoppedVenue;
    private final Market market = new Market(venues, health, quotes, new StoppedVenue());
    private final SmartOrderRouter router = new SmartOrderRouter(
            market,
            new Algorithms(
                    List.of(new TwapAlgorithm(), new PovAlgorithm(), new IcebergAlgorithm()),
                    quotes,
                    instruments,
                    clock),
            new HeldOrders(
                    market,
                    quotes,
                    instruments,
                    new OrderTimes(
                            new MarketHours(List.of("*,00:00,24:00,UTC,NoHolidays")),
                            Duration.ofMinutes(1),
                            Duration.ofSeconds(5)),
                    order -> order.plan().orElseThrow()),
            instruments,
            Duration.ofSeconds(5),
            Duration.ofSeconds(3));

    private static BigDecimal dec(String value) {
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

    private void shows(String venue, String... asks) {
        List<Level> levels = new java.util.ArrayList<>();
        for (int i = 0; i < asks.length; i += 2) {
            levels.add(new Level(dec(asks[i]), dec(asks[i + 1])));
        }
        quotes.snapshot(new BookSnapshot(
                venue, "AAPL", List.of(new Level(dec("189.60"), dec("5000"))), levels, null, clock.instant()));
    }

    private TradeOrder routed(String strategy, String quantity, String limit, TimeInForce time, String... at) {
        TradeOrder order = TradeOrders.buy(quantity, limit, time, RoutingWish.BEST, null);
        order.plan(new RoutingPlan(strategy, List.of(at), "routing-13", 0));
        router.settle(order);
        return order;
    }

    private static Route route(TradeOrder order, int number) {
        return order.routes().get(number - 1);
    }

    private static List<String> sent(TradeOrder order) {
        return order.routes().stream()
                .map(route -> route.venue() + " " + route.terms().quantity().toPlainString()
                        + (route.terms().limitPrice() == null
                                ? ""
                                : " at " + route.terms().limitPrice().toPlainString())
                        + (route.terms().timeInForce() == TimeInForce.IOC ? " at once" : ""))
                .toList();
    }

    // --- best price -------------------------------------------------------------------------------------------------

    @Test
    void whatTheBestPriceCoversGoesThereAsItIs() {
        TradeOrder order = routed("BEST", "4000", "189.70", TimeInForce.DAY, "ECN1", "XSIM");

        assertThat(sent(order)).containsExactly("XSIM 4000 at 189.70");
        assertThat(route(order, 1).reason().text()).contains("189.62");
        assertThat(route(order, 1).reason().quotes())
                .extracting(seen -> seen.venue() + " " + seen.ask())
                .containsExactlyInAnyOrder("XSIM 189.62", "ECN1 189.63");
    }

    /** Nobody's better price is traded through: each venue gets what it shows, at no worse a price than needed there. */
    @Test
    void aLargeOrderSweepsThePricesInTheirOrder() {
        TradeOrder order = routed("BEST", "12000", "189.70", TimeInForce.DAY, "XSIM", "ECN1");

        assertThat(sent(order)).containsExactly("XSIM 8000 at 189.64 at once", "ECN1 4000 at 189.63 at once");
    }

    @Test
    void pricesBeyondTheLimitAreLeftAlone() {
        TradeOrder order = routed("BEST", "12000", "189.63", TimeInForce.DAY, "XSIM", "ECN1");

        assertThat(sent(order)).containsExactly("XSIM 5000 at 189.62 at once", "ECN1 4000 at 189.63 at once");
        assertThat(order.unplacedQty()).isEqualByComparingTo("3000");
    }

    @Test
    void whatTheSweepDidNotGetRestsAtTheFirstVenueOnceAllOfItIsBack() {
        TradeOrder order = routed("BEST", "12000", "189.63", TimeInForce.DAY, "XSIM", "ECN1");
        TradeOrders.fills(order, route(order, 1), "5000", "189.62");
        router.settle(order);
        assertThat(order.routes()).as("ECN1 has not answered yet").hasSize(2);

        shows("XSIM");
        shows("ECN1");
        TradeOrders.fills(order, route(order, 2), "1000", "189.63");
        TradeOrders.cancels(order, route(order, 2));
        router.settle(order);

        assertThat(sent(order)).last().isEqualTo("XSIM 6000 at 189.63");
        assertThat(order.ordStatus()).isEqualTo(OrdStatus.PARTIALLY_FILLED);
        assertThat(order.unplacedQty()).isEqualByComparingTo(NOTHING);
    }

    @Test
    void anImmediateOrderEndsWhenNobodyOffersAnyMore() {
        TradeOrder order = routed("BEST", "12000", "189.63", TimeInForce.IOC, "XSIM", "ECN1");
        TradeOrders.fills(order, route(order, 1), "5000", "189.62");
        TradeOrders.fills(order, route(order, 2), "4000", "189.63");
        shows("XSIM");
        shows("ECN1");
        router.settle(order);

        assertThat(order.ordStatus()).isEqualTo(OrdStatus.CANCELED);
        assertThat(order.cumQty()).isEqualByComparingTo("9000");
    }

    @Test
    void aQuoteThatIsTooOldIsNoQuote() {
        clock.move(Duration.ofSeconds(61));
        shows("ECN1", "189.66", "4000");

        assertThat(sent(routed("BEST", "4000", "189.70", TimeInForce.DAY, "XSIM", "ECN1")))
                .containsExactly("ECN1 4000 at 189.70");
    }

    // --- other policies ---------------------------------------------------------------------------------------------

    @Test
    void inProportionToWhatIsShownToTheLastShare() {
        TradeOrder order = routed("PRO_RATA", "10000", "189.70", TimeInForce.DAY, "XSIM", "ECN1");

        assertThat(sent(order)).containsExactly("XSIM 5556 at 189.70", "ECN1 4444 at 189.70");
    }

    @Test
    void theCheapestVenueForLowestCost() {
        assertThat(sent(routed("LOWEST_COST", "2000", "189.70", TimeInForce.DAY, "XSIM", "ECN1")))
                .containsExactly("ECN1 2000 at 189.70");
    }

    @Test
    void darkFirstThenByPriceOnceThePoolHasGivenItBack() {
        TradeOrder order = routed("DARK_FIRST", "6000", "189.70", TimeInForce.DAY, "DARK1", "XSIM", "ECN1");
        assertThat(sent(order)).containsExactly("DARK1 6000 at 189.70");
        TradeOrders.acknowledges(order, route(order, 1));
        TradeOrders.fills(order, route(order, 1), "1000", "189.61");
        router.settle(order);

        alarmAfter(order, Duration.ofSeconds(3));
        assertThat(TradeOrders.told(order, VenueInstruction.CANCEL)).hasSize(1);
        assertThat(order.routes())
                .as("nothing goes elsewhere while the pool may still fill it")
                .hasSize(1);

        TradeOrders.fills(order, route(order, 1), "500", "189.61");
        TradeOrders.givesBack(order, route(order, 1));
        router.settle(order);
        assertThat(sent(order)).last().isEqualTo("XSIM 4500 at 189.70");
    }

    // --- venues that fail -------------------------------------------------------------------------------------------

    @Test
    void aRefusedOrderGoesToTheNextVenueAndTheClientHearsNothingOfIt() {
        TradeOrder order = routed("PREFERRED", "100", "189.70", TimeInForce.DAY, "XSIM", "ECN1");
        TradeOrders.rejects(order, route(order, 1));
        router.settle(order);

        assertThat(sent(order)).containsExactly("XSIM 100 at 189.70", "ECN1 100 at 189.70");
        assertThat(order.ordStatus()).isEqualTo(OrdStatus.PENDING_NEW);
        assertThat(TradeOrders.reported(order)).isEmpty();
    }

    @Test
    void whenEveryVenueRefusesTheOrderIsRejected() {
        TradeOrder order = routed("PREFERRED", "100", "189.70", TimeInForce.DAY, "XSIM", "ECN1");
        TradeOrders.rejects(order, route(order, 1));
        router.settle(order);
        TradeOrders.rejects(order, route(order, 2));
        router.settle(order);

        assertThat(order.ordStatus()).isEqualTo(OrdStatus.REJECTED);
        assertThat(TradeOrders.reported(order)).hasSize(1);
    }

    @Test
    void aDirectedOrderGoesNowhereElse() {
        TradeOrder order = routed("DIRECT", "100", "189.70", TimeInForce.DAY, "ECN1");
        TradeOrders.rejects(order, route(order, 1));
        router.settle(order);

        assertThat(order.routes()).hasSize(1);
        assertThat(order.ordStatus()).isEqualTo(OrdStatus.REJECTED);
    }

    @Test
    void aVenueThatIsAwayOrStoppedIsLeftOut() {
        health.disconnected("XSIM");
        assertThat(sent(routed("PREFERRED", "100", "189.70", TimeInForce.DAY, "XSIM", "ECN1")))
                .containsExactly("ECN1 100 at 189.70");

        health.connected("XSIM");
        stoppedVenue = "XSIM";
        assertThat(sent(routed("PREFERRED", "100", "189.70", TimeInForce.DAY, "XSIM", "ECN1")))
                .containsExactly("ECN1 100 at 189.70");
    }

    @Test
    void whenNobodyIsThereItWaitsForTheFirst() {
        health.disconnected("XSIM");
        health.disconnected("ECN1");

        assertThat(sent(routed("PREFERRED", "100", "189.70", TimeInForce.DAY, "XSIM", "ECN1")))
                .containsExactly("XSIM 100 at 189.70");
    }

    /** The switch waits for the cancel: until the silent venue has answered, it may have executed. */
    @Test
    void aSilentVenueIsAskedToGiveTheOrderBackBeforeItGoesElsewhere() {
        TradeOrder order = routed("PREFERRED", "100", "189.70", TimeInForce.DAY, "XSIM", "ECN1");
        alarmAfter(order, Duration.ofSeconds(4));
        assertThat(TradeOrders.told(order, VenueInstruction.CANCEL)).isEmpty();
        alarmAfter(order, Duration.ofSeconds(1));

        assertThat(TradeOrders.told(order, VenueInstruction.CANCEL)).hasSize(1);
        assertThat(order.routes()).hasSize(1);

        TradeOrders.fills(order, route(order, 1), "40", "189.62");
        TradeOrders.givesBack(order, route(order, 1));
        router.settle(order);
        assertThat(sent(order)).last().isEqualTo("ECN1 60 at 189.70");
    }

    /** It is connected, and yet nobody is there: what comes next does not wait in the same queue. */
    @Test
    void aVenueThatDoesNotAnswerGetsNothingNewUntilItSaysSomething() {
        TradeOrder silent = routed("PREFERRED", "100", "189.70", TimeInForce.DAY, "XSIM", "ECN1");
        alarmAfter(silent, Duration.ofSeconds(5));
        assertThat(sent(routed("PREFERRED", "50", "189.70", TimeInForce.DAY, "XSIM", "ECN1")))
                .containsExactly("ECN1 50 at 189.70");

        health.heard("XSIM");
        assertThat(sent(routed("PREFERRED", "60", "189.70", TimeInForce.DAY, "XSIM", "ECN1")))
                .containsExactly("XSIM 60 at 189.70");
    }

    @Test
    void oneLostOrderDoesNotMakeAVenueThatAnswersOthersSilentAndSilenceIsTriedAgain() {
        TradeOrder lost = routed("PREFERRED", "100", "189.70", TimeInForce.DAY, "XSIM", "ECN1");
        clock.move(Duration.ofSeconds(1));
        health.heard("XSIM");
        alarmAfter(lost, Duration.ofSeconds(4));
        assertThat(sent(routed("PREFERRED", "50", "189.70", TimeInForce.DAY, "XSIM", "ECN1")))
                .containsExactly("XSIM 50 at 189.70");

        health.unanswered("XSIM", clock.instant());
        assertThat(sent(routed("PREFERRED", "60", "189.70", TimeInForce.DAY, "XSIM", "ECN1")))
                .containsExactly("ECN1 60 at 189.70");
        clock.move(Duration.ofSeconds(30));
        assertThat(sent(routed("PREFERRED", "70", "189.70", TimeInForce.DAY, "XSIM", "ECN1")))
                .containsExactly("XSIM 70 at 189.70");
    }

    @Test
    void aSilentVenueThatHasFilledAllTheWhileKeepsTheOrder() {
        TradeOrder order = routed("PREFERRED", "100", "189.70", TimeInForce.DAY, "XSIM", "ECN1");
        alarmAfter(order, Duration.ofSeconds(5));
        TradeOrders.fills(order, route(order, 1), "100", "189.62");
        TradeOrders.keeps(order, route(order, 1));
        router.settle(order);

        assertThat(order.ordStatus()).isEqualTo(OrdStatus.FILLED);
        assertThat(order.routes()).hasSize(1);
        assertThat(order.alarm()).isEmpty();
    }

    // --- the client's requests over several venues
    // --------------------------------------------------------------------

    @Test
    void aCancelIsDoneWhenEveryVenueHasGivenItsPartBack() {
        TradeOrder order = routed("PRO_RATA", "10000", "189.50", TimeInForce.DAY, "XSIM", "ECN1");
        TradeOrders.acknowledges(order, route(order, 1));
        TradeOrders.acknowledges(order, route(order, 2));
        order.requestCancel("Y", "X", "test");

        assertThat(TradeOrders.told(order, VenueInstruction.CANCEL)).hasSize(2);
        TradeOrders.givesBack(order, route(order, 1));
        router.settle(order);
        assertThat(order.ordStatus()).isEqualTo(OrdStatus.PENDING_CANCEL);
        TradeOrders.fills(order, route(order, 2), "4444", "189.50");
        TradeOrders.keeps(order, route(order, 2));
        router.settle(order);

        assertThat(order.ordStatus()).isEqualTo(OrdStatus.CANCELED);
        assertThat(order.cumQty()).isEqualByComparingTo("4444");
        assertThat(order.routes()).hasSize(2);
    }

    @Test
    void newTermsAreAgreedWhenEveryPartIsBackAndThenRoutedAnew() {
        TradeOrder order = routed("PRO_RATA", "10000", "189.50", TimeInForce.DAY, "XSIM", "ECN1");
        TradeOrders.fills(order, route(order, 1), "1000", "189.50");
        order.requestReplace("Y", "X", order.terms().amended(dec("8000"), dec("189.55"), null, null));
        TradeOrders.givesBack(order, route(order, 1));
        router.settle(order);
        assertThat(order.routes()).hasSize(2);
        TradeOrders.givesBack(order, route(order, 2));
        router.settle(order);

        assertThat(order.terms().quantity()).isEqualByComparingTo("8000");
        assertThat(order.clientOrderId()).isEqualTo("Y");
        assertThat(sent(order).subList(2, 4)).containsExactly("XSIM 3889 at 189.55", "ECN1 3111 at 189.55");
    }

    @Test
    void moreThanIsLeftCanNeverBePlaced() {
        TradeOrder order = routed("PRO_RATA", "10000", "189.50", TimeInForce.DAY, "XSIM", "ECN1");
        Route copy = route(order, 1);

        assertThatThrownBy(() -> order.place(new Slice("ECN1", copy.terms(), copy.reason())))
                .isInstanceOf(IllegalStateException.class);
    }

    // --- algorithms
    // ---------------------------------------------------------------------------------------------------

    private final Algorithms algorithms = new Algorithms(
            List.of(new TwapAlgorithm(), new PovAlgorithm(), new IcebergAlgorithm()), quotes, instruments, clock);

    private TradeOrder worked(String name, String quantity, Map<String, String> parameters) {
        TradeOrder order =
                TradeOrders.buy(quantity, "189.70", TimeInForce.DAY, RoutingWish.BEST, new Algorithm(name, parameters));
        order.plan(new RoutingPlan("PREFERRED", List.of("XSIM", "ECN1"), "routing-12", 0));
        order.begin(algorithms.begin(order));
        router.settle(order);
        return order;
    }

    private void fillAll(TradeOrder order) {
        for (int next = firstLive(order); next > 0; next = firstLive(order)) {
            Route live = route(order, next);
            TradeOrders.fills(order, live, live.leavesQty().toPlainString(), "189.62");
        }
        router.settle(order);
    }

    private static int firstLive(TradeOrder order) {
        return order.routes().stream()
                .filter(Route::isLive)
                .map(Route::number)
                .findFirst()
                .orElse(0);
    }

    @Test
    void aScheduleSendsEachSliceWhenItIsDueAndOnce() {
        TradeOrder order = worked("TWAP", "1000", Map.of("duration", "PT10M", "intervals", "10"));
        assertThat(sent(order)).containsExactly("XSIM 100 at 189.70");
        fillAll(order);
        assertThat(order.alarm()).contains(clock.instant().plus(Duration.ofMinutes(1)));
        router.alarm(order);
        assertThat(order.routes()).as("asked again before it is time").hasSize(1);

        for (int minute = 1; minute < 10; minute++) {
            theMarketIsOpen();
            alarmAfter(order, Duration.ofMinutes(1));
            router.alarm(order);
            fillAll(order);
            assertThat(order.routes()).hasSize(minute + 1);
        }
        assertThat(order.ordStatus()).isEqualTo(OrdStatus.FILLED);
        assertThat(route(order, 3).reason().text()).contains("slice 3 of 10");
    }

    @Test
    void aNodeThatComesLateSendsWhatIsDueInOnePart() {
        TradeOrder order = worked("TWAP", "1000", Map.of("duration", "PT10M", "intervals", "10"));
        fillAll(order);
        alarmAfter(order, Duration.ofMinutes(4));

        assertThat(sent(order)).containsExactly("XSIM 100 at 189.70", "XSIM 400 at 189.70");
    }

    @Test
    void theSameSeedMakesTheSameSlicesLate() {
        Map<String, String> parameters = Map.of("duration", "PT10M", "randomise", "0.5", "seed", "42");
        Optional<Instant> first = worked("TWAP", "1000", parameters).alarm();

        assertThat(worked("TWAP", "1000", parameters).alarm()).isEqualTo(first);
        assertThat(worked("TWAP", "1000", parameters).run().orElseThrow().seed())
                .isEqualTo(42);
    }

    @Test
    void aPausedRunLetsNothingGo() {
        TradeOrder order = worked("TWAP", "1000", Map.of("duration", "PT10M"));
        fillAll(order);
        order.run(order.run().orElseThrow().paused(), "paused");
        alarmAfter(order, Duration.ofMinutes(5));
        assertThat(order.routes()).hasSize(1);

        order.run(algorithms.goesOn(order, order.run().orElseThrow()), "resumed");
        router.settle(order);
        assertThat(sent(order)).last().isEqualTo("XSIM 90 at 189.70");
    }

    @Test
    void anIcebergShowsTheNextTipWhenTheOneBeforeIsGone() {
        TradeOrder order = worked("ICEBERG", "250", Map.of("display", "100"));
        fillAll(order);
        assertThat(sent(order)).containsExactly("XSIM 100 at 189.70", "XSIM 100 at 189.70");
        fillAll(order);
        assertThat(sent(order)).last().isEqualTo("XSIM 50 at 189.70");
    }

    @Test
    void aParticipationFollowsWhatTheMarketTrades() {
        quotes.volume("XSIM", "AAPL", dec("1000"));
        TradeOrder order = worked("POV", "1000", Map.of("participation", "0.2"));
        assertThat(order.routes()).isEmpty();
        assertThat(order.ordStatus()).isEqualTo(OrdStatus.NEW);

        quotes.volume("XSIM", "AAPL", dec("1500"));
        alarmAfter(order, Duration.ofSeconds(2));
        assertThat(sent(order)).containsExactly("XSIM 100 at 189.70");
        alarmAfter(order, Duration.ofSeconds(2));
        assertThat(order.routes()).hasSize(1);
    }

    private void alarmAfter(TradeOrder order, Duration time) {
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
