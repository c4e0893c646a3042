package org.tandemoms.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tandemoms.execution.HouseFloor.dec;
import static org.tandemoms.execution.HouseFloor.live;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tandemoms.shared.FieldError;
import org.tandemoms.shared.ProblemCode;
import org.tandemoms.shared.Refused;
import org.tandemoms.trading.Algorithm;
import org.tandemoms.trading.AlgorithmRun;
import org.tandemoms.trading.Instructions;
import org.tandemoms.trading.OrdStatus;
import org.tandemoms.trading.OrdType;
import org.tandemoms.trading.OrderTerms;
import org.tandemoms.trading.Route;
import org.tandemoms.trading.RoutingPlan;
import org.tandemoms.trading.Side;
import org.tandemoms.trading.TimeInForce;
import org.tandemoms.trading.TradeOrder;
import org.tandemoms.trading.TradeOrders;
import org.tandemoms.trading.VenueInstruction;

/** What the scheduled algorithms send by when, amended on the way and taken up by another node. */
class AlgorithmScheduleTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final HouseFloor floor = new HouseFloor();

    private String work(String name, String quantity, Map<String, String> parameters) {
        floor.quote("99.99", "100.00");
        var terms = new OrderTerms(dec(quantity), OrdType.LIMIT, dec("101"), null, TimeInForce.DAY, null, null);
        TradeOrder order = TradeOrders.on("0ALGO", Side.BUY, terms, new Algorithm(name, parameters));
        floor.house.store(order);
        floor.change(order.id(), begun -> {
            begun.plan(new RoutingPlan("PREFERRED", List.of("XSIM"), "routing-12", 0));
            begun.begin(floor.algorithms.begin(begun));
        });
        return order.id();
    }

    /** Each slice is filled at once and the next one looked for a minute later. */
    private List<Integer> slices(String id, int minutes) {
        for (int minute = 0; minute < minutes; minute++) {
            fillAll(id);
            floor.clock.move(MINUTE);
            floor.quote("99.99", "100.00");
            floor.rings(id);
        }
        fillAll(id);
        return sent(id);
    }

    private void fillAll(String id) {
        while (floor.order(id).routes().stream().anyMatch(Route::isLive)) {
            floor.change(id, order -> {
                Route live = live(order);
                TradeOrders.fills(order, live, live.leavesQty().toPlainString(), "100.00");
            });
        }
    }

    private List<Integer> sent(String id) {
        return floor.order(id).routes().stream()
                .map(route -> route.terms().quantity().intValueExact())
                .toList();
    }

    // --- schedules --------------------------------------------------------------------------------------------------

    @Test
    void volumeWeightedSlicesFollowTheCurveThatWasGiven() {
        String id = work("VWAP", "1000", Map.of("duration", "PT4M", "intervals", "4", "volumeCurve", "40,10,20,30"));

        assertThat(slices(id, 3)).containsExactly(400, 100, 200, 300);
        assertThat(floor.order(id).ordStatus()).isEqualTo(OrdStatus.FILLED);
    }

    /** Twice as much at the ends as in the middle: weights 9+16, 1+16, 1+16, 9+16 of four intervals. */
    @Test
    void withoutACurveVolumeIsHighAtBothEnds() {
        String id = work("VWAP", "840", Map.of("duration", "PT4M", "intervals", "4"));

        assertThat(slices(id, 3)).containsExactly(250, 170, 170, 250);
    }

    /** R. Almgren, N. Chriss, "Optimal execution of portfolio transactions" (2000), equations (16) and (17), section 3.3. */
    @Test
    void implementationShortfallTradesAsTheEfficientStrategyOfThePaper() {
        String id = work("IMPLEMENTATION_SHORTFALL", "10000", Map.of("duration", "PT5M", "intervals", "5"));

        List<Integer> slices = slices(id, 4);

        double term = 1e-6 * 0.95 * 0.95 / (2 * (2.5e-6 - 2.5e-7 / 2));
        double kappa = Math.log(1 + term + Math.sqrt((1 + term) * (1 + term) - 1));
        int done = 0;
        for (int interval = 1; interval <= 5; interval++) {
            done += slices.get(interval - 1);
            double held = 10_000 * Math.sinh(kappa * (5 - interval)) / Math.sinh(kappa * 5);
            assertThat(10_000 - done).isCloseTo((int) Math.round(held), org.assertj.core.data.Offset.offset(1));
        }
        assertThat(slices).hasSize(5).isSortedAccordingTo((one, next) -> next - one);
    }

    @Test
    void moreFearOfRiskTradesEarlier() {
        String calm = work(
                "IMPLEMENTATION_SHORTFALL", "10000", Map.of("duration", "PT5M", "intervals", "5", "riskAversion", "0"));
        assertThat(sent(calm)).containsExactly(2000);
        var other = new AlgorithmScheduleTest();
        String afraid = other.work(
                "IMPLEMENTATION_SHORTFALL",
                "10000",
                Map.of("duration", "PT5M", "intervals", "5", "riskAversion", "1E-5"));

        assertThat(other.sent(afraid).get(0)).isGreaterThan(5000);
    }

    // --- amend ------------------------------------------------------------------------------------------------------

    private ControlAlgorithm control() {
        return new ControlAlgorithm(floor.house.orders(), floor.algorithms, floor.router);
    }

    @Test
    void anAmendedRunSpreadsWhatIsLeftOverItsNewSpan() {
        String id = work("TWAP", "1000", Map.of("duration", "PT10M", "intervals", "10"));
        assertThat(slices(id, 1)).containsExactly(100, 100);

        long seen = floor.order(id).version();
        TradeOrder amended = control().amend(id, seen, Map.of("duration", "PT4M", "intervals", "4"));

        assertThat(amended.run().orElseThrow().until())
                .isEqualTo(floor.clock.instant().plus(Duration.ofMinutes(9)));
        assertThat(slices(id, 9).stream().mapToInt(Integer::intValue).sum()).isEqualTo(1000);
        assertThat(floor.order(id).ordStatus()).isEqualTo(OrdStatus.FILLED);
    }

    @Test
    void anAmendIsCheckedAsANewOrderIsAndChangesNothingWhenItIsWrong() {
        String id = work("TWAP", "1000", Map.of("duration", "PT10M", "intervals", "10"));
        long seen = floor.order(id).version();

        assertThatThrownBy(() -> control().amend(id, seen, Map.of("intervals", "0")))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.problem().code()).isEqualTo(ProblemCode.VALIDATION));
        assertThatThrownBy(() -> control().amend(id, seen - 1, Map.of("intervals", "5")))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.problem().code()).isEqualTo(ProblemCode.VERSION));
        assertThat(floor.order(id).algorithm().parameters()).containsEntry("intervals", "10");
    }

    @Test
    void aPausedRunStaysPausedWhenItIsAmendedAndGoesOnWhenResumed() {
        String id = work("TWAP", "1000", Map.of("duration", "PT10M", "intervals", "10"));
        fillAll(id);
        control().pause(id);

        control().amend(id, floor.order(id).version(), Map.of("intervals", "3"));
        floor.clock.move(Duration.ofMinutes(5));
        floor.rings(id);
        assertThat(sent(id)).containsExactly(100);
        assertThat(floor.order(id).run().orElseThrow().state()).isEqualTo(AlgorithmRun.State.PAUSED);

        control().resume(id);
        assertThat(sent(id)).containsExactly(100, 300);
    }

    // --- another node -----------------------------------------------------------------------------------------------

    /** All that a run is stands in the document: whoever reads it goes on, and sends no slice a second time. */
    @Test
    void anotherNodeGoesOnFromTheDocumentWithoutDoublingASlice() {
        String id = work("TWAP", "1000", Map.of("duration", "PT10M", "intervals", "10", "randomise", "0.3"));
        List<BigDecimal> out = new ArrayList<>();
        for (int minute = 0; minute < 12; minute++) {
            // nothing is kept between the minutes: each is another node's, and some ask twice
            SmartOrderRouter node = floor.newRouter();
            floor.house.orders().change(id, TradeOrder.class, node::settle);
            floor.house.orders().change(id, TradeOrder.class, floor.newRouter()::alarm);
            TradeOrder order = floor.order(id);
            BigDecimal target = order.cumQty().add(order.workingQty());
            assertThat(target).isLessThanOrEqualTo(dec("1000"));
            out.add(target);
            if (minute % 3 != 2) {
                fillAll(id);
            }
            floor.clock.move(MINUTE);
            floor.quote("99.99", "100.00");
        }

        assertThat(out).isSorted();
        assertThat(out.get(out.size() - 1)).isEqualByComparingTo("1000");
        fillAll(id);
        TradeOrder order = floor.order(id);
        assertThat(order.cumQty()).isEqualByComparingTo("1000");
        assertThat(TradeOrders.told(order, VenueInstruction.ORDER).stream()
                        .map(VenueInstruction::clOrdId)
                        .distinct()
                        .count())
                .isEqualTo(order.routes().size());
        assertThat(order.run().orElseThrow().from()).isEqualTo(Instant.parse("2026-03-02T14:30:00Z"));
    }

    @Test
    void anInstructionThatNoAlgorithmFollowsIsNamedItself() {
        var terms = new OrderTerms(
                dec("500"),
                OrdType.LIMIT,
                dec("108"),
                null,
                TimeInForce.DAY,
                null,
                null,
                Instructions.of(dec("100"), null, null, null, dec("4")));

        assertThat(floor.algorithms.check(new Algorithm("TWAP", Map.of("duration", "PT4M")), terms))
                .extracting(FieldError::pointer)
                .containsExactly("/limitYield", "/minQuantity");
    }
}
