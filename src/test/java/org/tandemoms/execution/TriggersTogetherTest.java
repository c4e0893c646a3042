package org.tandemoms.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.tandemoms.execution.HouseFloor.dec;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.tandemoms.trading.Instructions;
import org.tandemoms.trading.OrdStatus;
import org.tandemoms.trading.OrdType;
import org.tandemoms.trading.OrderTerms;
import org.tandemoms.trading.Side;
import org.tandemoms.trading.TimeInForce;
import org.tandemoms.trading.TradeOrder;
import org.tandemoms.trading.TradeOrders;
import org.tandemoms.trading.Trail;
import org.tandemoms.trading.TriggerPrice;
import org.tandemoms.trading.VenueInstruction;

/** What holds for triggers whatever comes together: quotes, nodes, cancels, restarts. */
class TriggersTogetherTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static OrderTerms stop(String price) {
        return new OrderTerms(
                dec("500"),
                OrdType.STOP,
                null,
                dec(price),
                TimeInForce.DAY,
                null,
                null,
                Instructions.of(null, TriggerPrice.LAST, null, null));
    }

    private static OrderTerms trailing(Trail trail) {
        return new OrderTerms(
                dec("500"),
                OrdType.TRAILING_STOP,
                null,
                null,
                TimeInForce.DAY,
                null,
                null,
                Instructions.of(null, null, trail, null));
    }

    /** Two nodes watch, four feeds quote at the same time: every order goes to its venue once. */
    @Test
    void manyQuotesAndTwoNodesSetEachOrderOffOnce() throws Exception {
        var floor = new HouseFloor();
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            ids.add(floor.place(Side.SELL, stop("95")));
        }
        ExecutorService one = Executors.newFixedThreadPool(4);
        ExecutorService other = Executors.newFixedThreadPool(4);
        ExecutorService feeds = Executors.newFixedThreadPool(4);
        try {
            floor.node(one);
            floor.node(other);
            List<Future<?>> quotes = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                quotes.add(feeds.submit(() -> {
                    for (int n = 0; n < 25; n++) {
                        floor.trade("94." + (10 + n));
                    }
                }));
            }
            for (Future<?> quoted : quotes) {
                quoted.get();
            }
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(ids)
                    .allSatisfy(id -> assertThat(floor.order(id).isTriggered()).isTrue()));
        } finally {
            List.of(one, other, feeds).forEach(ExecutorService::shutdownNow);
        }
        assertThat(ids).allSatisfy(id -> {
            assertThat(floor.order(id).routes()).hasSize(1);
            assertThat(TradeOrders.told(floor.order(id), VenueInstruction.ORDER))
                    .hasSize(1);
        });
    }

    /** Either the cancel was first and no venue ever hears of the order, or the venue is asked to give it back. */
    @RepeatedTest(15)
    void aCancelAndATriggerAtTheSameTimeLeaveOneTruth() throws Exception {
        var floor = new HouseFloor();
        String id = floor.place(Side.SELL, stop("95"));
        ExecutorService both = Executors.newFixedThreadPool(2);
        try {
            floor.node();
            Future<?> trigger = both.submit(() -> floor.trade("94"));
            Future<?> cancel = both.submit(() -> floor.change(id, TradeOrders::cancel));
            trigger.get();
            cancel.get();
        } finally {
            both.shutdownNow();
        }
        TradeOrder order = floor.order(id);
        if (order.routes().isEmpty()) {
            assertThat(order.ordStatus()).isEqualTo(OrdStatus.CANCELED);
            assertThat(TradeOrders.told(order, VenueInstruction.ORDER)).isEmpty();
        } else {
            assertThat(order.ordStatus()).isEqualTo(OrdStatus.PENDING_CANCEL);
            assertThat(TradeOrders.told(order, VenueInstruction.CANCEL)).hasSize(1);
        }
    }

    // --- properties -------------------------------------------------------------------------------------------------

    @Provide
    Arbitrary<List<Integer>> bids() {
        return Arbitraries.integers().between(9_000, 11_000).list().ofMinSize(1).ofMaxSize(40);
    }

    @Provide
    Arbitrary<Trail> trails() {
        return Arbitraries.oneOf(
                Arbitraries.integers().between(1, 800).map(cents -> new Trail(BigDecimal.valueOf(cents, 2), null)),
                Arbitraries.integers().between(1, 900).map(points -> new Trail(null, BigDecimal.valueOf(points, 2))));
    }

    /** Through any prices, gaps and restarts: the stop never loosens, and the order is set off at the first price through it. */
    @Property(tries = 60)
    void aTrailingStopNeverLoosensAndIsSetOffOnce(
            @ForAll("bids") List<Integer> bids, @ForAll("trails") Trail trail, @ForAll Side side) {
        boolean buys = side.isBuy();
        var floor = new HouseFloor();
        String id = floor.place(side, trailing(trail));
        floor.node();
        BigDecimal stop = null;
        for (int i = 0; i < bids.size(); i++) {
            BigDecimal price = BigDecimal.valueOf(bids.get(i), 2);
            boolean through = stop != null && (buys ? price.compareTo(stop) >= 0 : price.compareTo(stop) <= 0);
            if (i % 7 == 6) {
                floor.clock.move(Duration.ofSeconds(90));
                floor.node();
            }
            floor.quote(
                    buys ? price.subtract(dec("0.02")).toPlainString() : price.toPlainString(),
                    buys ? price.toPlainString() : price.add(dec("0.02")).toPlainString());
            TradeOrder order = floor.order(id);
            assertThat(order.isTriggered())
                    .as("set off at " + price + ", stop " + stop)
                    .isEqualTo(through);
            if (through) {
                break;
            }
            BigDecimal now = order.stopInForce();
            assertThat(stop == null || (buys ? now.compareTo(stop) <= 0 : now.compareTo(stop) >= 0))
                    .isTrue();
            stop = now;
        }
        floor.quote("80.00", "80.02");
        floor.quote("120.00", "120.02");
        floor.quote("80.00", "80.02");
        assertThat(floor.order(id).routes()).hasSize(1);
        assertThat(TradeOrders.told(floor.order(id), VenueInstruction.ORDER)).hasSize(1);
    }
}
