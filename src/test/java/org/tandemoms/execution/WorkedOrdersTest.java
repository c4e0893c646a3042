package org.tandemoms.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tandemoms.trading.Algorithm;
import org.tandemoms.trading.OrdStatus;
import org.tandemoms.trading.Route;
import org.tandemoms.trading.RoutingPlan;
import org.tandemoms.trading.RoutingWish;
import org.tandemoms.trading.Slippage;
import org.tandemoms.trading.TimeInForce;
import org.tandemoms.trading.TradeOrder;
import org.tandemoms.trading.TradeOrders;

/** What algorithms let go, and when. */
class WorkedOrdersTest extends RoutedMarket {

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

    /** The market was 189.60 to 189.62 when the first part went out; all was bought at 189.62. */
    @Test
    void whatIsDueWhenAndWhatItCostAgainstTheMarketAtItsArrivalIsTold() {
        TradeOrder order = worked("TWAP", "1000", Map.of("duration", "PT10M", "intervals", "10"));
        Instant begun = clock.instant();
        assertThat(Slippage.of(order)).as("nothing is bought yet").isEmpty();
        fillAll(order);

        assertThat(algorithms.schedule(order)).hasSize(10);
        assertThat(algorithms.schedule(order).get(0)).isEqualTo(new SchedulePoint(begun, dec("100")));
        assertThat(algorithms.schedule(order).get(9))
                .isEqualTo(new SchedulePoint(begun.plus(Duration.ofMinutes(9)), dec("1000")));
        Slippage slippage = Slippage.of(order).orElseThrow();
        assertThat(slippage.arrivalPrice()).isEqualByComparingTo("189.61");
        assertThat(slippage.arrivedAt()).isEqualTo(begun);
        assertThat(slippage.perUnit()).isEqualByComparingTo("0.01");
        assertThat(slippage.basisPoints()).isEqualByComparingTo("0.53");
        assertThat(slippage.amount()).isEqualByComparingTo("1.00");
    }

    @Test
    void whoFollowsTheMarketsVolumeHasNoTimetable() {
        assertThat(algorithms.schedule(worked("POV", "1000", Map.of("participation", "0.1", "duration", "PT10M"))))
                .isEmpty();
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
}
