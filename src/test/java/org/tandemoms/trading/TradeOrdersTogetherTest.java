package org.tandemoms.trading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tandemoms.trading.Trades.dec;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.tandemoms.orders.Order;
import org.tandemoms.orders.OrdersInMemory;
import org.tandemoms.orders.OutboxOf;
import org.tandemoms.shared.Refused;

/** Client and venue at the same order at the same time, over documents as they are stored. */
class TradeOrdersTogetherTest {

    private final OrdersInMemory house = new OrdersInMemory(
            TradeOrder.class, Clock.fixed(Trades.NOW, ZoneOffset.UTC), TradeOrdersTogetherTest::noProcess);

    private static void noProcess(Order order) {
        // these orders are stored directly
    }

    private void stored(String quantity) {
        house.store(Trades.acknowledged(quantity));
    }

    private TradeOrder now() {
        return house.orders().get(Trades.ORDER_ID, TradeOrder.class);
    }

    @Test
    void aDocumentComesBackAsItWasStored() {
        stored("100");
        house.orders().change(Trades.ORDER_ID, TradeOrder.class, order -> {
            order.take(List.of(Trades.fills("40", "189.50")));
            order.requestReplace("Y", "X", order.terms().withQuantity(dec("120")));
        });

        TradeOrder order = now();

        assertThat(order.ordStatus()).isEqualTo(OrdStatus.PENDING_REPLACE);
        assertThat(order.cumQty()).isEqualByComparingTo("40");
        assertThat(order.leavesQty()).isEqualByComparingTo("60");
        assertThat(order.avgPx()).isEqualByComparingTo("189.50");
        assertThat(order.executions()).hasSize(1);
        assertThat(order.routes().get(0).venueOrderId()).isEqualTo("SIM-1");
        assertThat(order.pendingRequests().get(0).terms().quantity()).isEqualByComparingTo("120");
        assertThat(OutboxOf.messages(order, VenueInstruction.REPLACE))
                .hasSize(1)
                .allSatisfy(message -> {
                    VenueInstruction instruction = VenueInstruction.of(message);
                    assertThat(instruction.terms().quantity()).isEqualByComparingTo("120");
                    assertThat(instruction.origClOrdId()).isEqualTo(Trades.ROUTE);
                });
        assertThat(PositionChange.of(
                        OutboxOf.messages(order, PositionChange.TYPE).get(0)))
                .singleElement()
                .satisfies(change -> assertThat(change.quantity()).isEqualByComparingTo("40"));
    }

    @RepeatedTest(20)
    void fillsAndACancelAtOnceLeaveOneStory() throws Exception {
        stored("100");
        var together = new CyclicBarrier(3);
        var threads = Executors.newFixedThreadPool(3);
        List<Future<?>> done = new ArrayList<>();
        for (String quantity : List.of("60", "40")) {
            done.add(threads.submit(() -> {
                together.await();
                return house.orders()
                        .change(
                                Trades.ORDER_ID,
                                TradeOrder.class,
                                o -> o.take(List.of(Trades.fills("F" + quantity, quantity, "10"))));
            }));
        }
        done.add(threads.submit(() -> {
            together.await();
            try {
                house.orders().change(Trades.ORDER_ID, TradeOrder.class, o -> o.requestCancel("Y", "X", "test"));
            } catch (Refused tooLate) {
                assertThat(now().ordStatus()).isEqualTo(OrdStatus.FILLED);
            }
            return null;
        }));
        for (Future<?> one : done) {
            one.get(20, TimeUnit.SECONDS);
        }
        threads.shutdown();

        TradeOrder order = now();
        assertThat(order.cumQty()).isEqualByComparingTo("100");
        assertThat(order.leavesQty()).isEqualByComparingTo("0");
        assertThat(order.ordStatus()).isIn(OrdStatus.FILLED, OrdStatus.PENDING_CANCEL);

        order.pendingRequests().stream().findFirst().ifPresent(cancel -> house.orders()
                .change(
                        Trades.ORDER_ID,
                        TradeOrder.class,
                        o -> o.take(List.of(Trades.refuses(cancel.venueClOrdId(), 0)))));
        assertThat(now().ordStatus()).isEqualTo(OrdStatus.FILLED);
        assertThat(OutboxOf.messages(now(), "workflow.start")).hasSize(1);
    }

    @Test
    void reportsThatWaitTogetherAreStoredTogether() throws Exception {
        stored("100");
        int before = house.writes();
        List<CompletionStage<Void>> durable = new ArrayList<>();
        try (var intake = new ReportIntake(house.orders(), Trades.NO_ROUTER, 1)) {
            for (int i = 0; i < 100; i++) {
                durable.add(intake.take(Trades.fills("V-" + i, "1", "10")));
            }
            for (CompletionStage<Void> one : durable) {
                one.toCompletableFuture().get(20, TimeUnit.SECONDS);
            }
        }

        assertThat(now().ordStatus()).isEqualTo(OrdStatus.FILLED);
        assertThat(house.writes() - before).isLessThan(50);
        assertThat(Trades.reportsOf(now()).stream().filter(report -> report.execType() == ExecType.TRADE))
                .hasSize(100);
    }

    /** Whatever goes wrong with one report, the order's next ones are looked at. */
    @Test
    void aReportThatBreaksTheWorkerDoesNotSilenceItsOrder() throws Exception {
        stored("100");
        var breaksOnce = new BreaksOnce();
        try (var intake = new ReportIntake(house.orders(), breaksOnce, 1)) {
            assertThatThrownBy(() -> intake.take(Trades.fills("V-1", "1", "10"))
                            .toCompletableFuture()
                            .get(20, TimeUnit.SECONDS))
                    .hasCauseInstanceOf(StackOverflowError.class);

            intake.take(Trades.fills("V-2", "1", "10")).toCompletableFuture().get(20, TimeUnit.SECONDS);
        }

        assertThat(now().executions()).hasSize(1);
    }

    private static final class BreaksOnce implements OrderRouter {

        private boolean broken;

        @Override
        public void settle(TradeOrder order) {
            if (!broken) {
                broken = true;
                throw new StackOverflowError();
            }
        }

        @Override
        public boolean canGoElsewhere(TradeOrder order, String venue) {
            return false;
        }

        @Override
        public void alarm(TradeOrder order) {
            // none is set
        }
    }
}
