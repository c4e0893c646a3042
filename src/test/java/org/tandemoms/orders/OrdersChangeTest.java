package org.tandemoms.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.tandemoms.shared.CrashPoint;
import org.tandemoms.shared.ProblemCode;
import org.tandemoms.shared.Refused;

/** Changes of one order at the same time, and over a node that dies. */
class OrdersChangeTest extends StoredOrdersTest {

    private static final int WRITERS = 8;
    private static final int EACH = 15;

    private String id;

    @BeforeEach
    void place() {
        id = house.place("A1").orderId();
        house.settle(id);
    }

    @Test
    void ofManyChangesAtOnceNoneIsLost() throws Exception {
        long version = house.order(id).version();
        var together = new CyclicBarrier(WRITERS);
        var threads = Executors.newFixedThreadPool(WRITERS);
        List<Future<?>> done = new ArrayList<>();
        for (int writer = 0; writer < WRITERS; writer++) {
            done.add(threads.submit(() -> {
                together.await();
                for (int i = 0; i < EACH; i++) {
                    house.orders().change(id, PlainOrder.class, PlainOrder::stamp);
                }
                return null;
            }));
        }
        for (Future<?> each : done) {
            each.get();
        }
        threads.shutdown();

        assertThat(house.order(id).stamps()).isEqualTo(WRITERS * EACH);
        assertThat(house.order(id).version()).isEqualTo(version + WRITERS * EACH);
    }

    @RepeatedTest(10)
    void ofTwoCallersWhoSawTheSameVersionOneIsRefused() throws Exception {
        long seen = house.order(id).version();
        int stamps = house.order(id).stamps();
        var together = new CyclicBarrier(2);
        var threads = Executors.newFixedThreadPool(2);
        List<Future<Boolean>> done = new ArrayList<>();
        for (int caller = 0; caller < 2; caller++) {
            done.add(threads.submit(() -> {
                together.await();
                try {
                    house.orders().changeIf(id, PlainOrder.class, seen, PlainOrder::stamp);
                    return true;
                } catch (Refused refused) {
                    assertThat(refused.problem().code()).isEqualTo(ProblemCode.VERSION);
                    return false;
                }
            }));
        }
        List<Boolean> accepted = new ArrayList<>();
        for (Future<Boolean> each : done) {
            accepted.add(each.get());
        }
        threads.shutdown();

        assertThat(accepted).containsExactlyInAnyOrder(true, false);
        assertThat(house.order(id).stamps()).isEqualTo(stamps + 1);
    }

    @Test
    void aMarkIsTakenOnceAndKeepsOthersFromWritingOverIt() {
        PlainOrder before = house.order(id);

        assertThat(house.store().mark(id, before.revision(), "highWater", new BigDecimal("101.25")))
                .isTrue();
        assertThat(house.store().mark(id, before.revision(), "highWater", new BigDecimal("99.00")))
                .as("it was seen before the first")
                .isFalse();
        assertThat(house.store().replace(before, before.revision())).isFalse();

        house.orders().change(id, PlainOrder.class, PlainOrder::stamp);
        assertThat(house.order(id).stamps()).isEqualTo(1);
        assertThat(house.order(id).version()).isEqualTo(before.version() + 1);
    }

    @Test
    void aNodeThatDiesBeforeTheWriteHasChangedNothing() {
        assertThat(dies(CrashPoint.BEFORE_ORDER_STORED, this::stampAndPayAgain)).isTrue();

        nextNode();
        house.settle(id);

        assertThat(house.order(id).stamps()).isZero();
        assertThat(paid).hasSize(1);
    }

    @Test
    void aNodeThatDiesAfterTheWriteLeavesItsEffectsToTheNext() {
        assertThat(dies(CrashPoint.ORDER_STORED, this::stampAndPayAgain)).isTrue();

        nextNode();
        house.settle(id);

        assertThat(house.order(id).stamps()).isEqualTo(1);
        assertThat(paid).containsExactly(id + ":authorise", id + ":again");
    }

    private void stampAndPayAgain() {
        house.orders().change(id, PlainOrder.class, order -> {
            order.stamp();
            order.send("again", "payment", "payment.authorise", Map.of());
        });
    }

    /** The partner has done it and the node dies before it has written that down: the same key goes out once more. */
    @Test
    void anEffectWhoseAnswerWasLostIsAskedForAgainUnderItsKey() {
        StoredOrders.PowerCut.at(CrashPoint.DELIVERED);
        house.orders()
                .change(id, PlainOrder.class, order -> order.send("again", "payment", "payment.authorise", Map.of()));
        // a sweep that was still queued may ask again before the node is gone; never under another key
        await().dontCatchUncaughtExceptions().until(() -> paid.contains(id + ":again") && !CrashPoint.isArmed());

        nextNode();
        house.settle(id);

        assertThat(house.order(id).isPending("again")).isFalse();
        assertThat(paid).containsExactly(id + ":authorise", id + ":again");
    }

    /** The goods came before anybody waited for them; nothing was written between then and the arrival of the process. */
    @Test
    void whatTheEngineWasToldInVainIsToldAgainWhenItsProcessWaits() {
        house.orders().change(id, PlainOrder.class, order -> order.reach("goods-received", "ALL"));
        await().until(() -> {
            clock.move(Duration.ofSeconds(1));
            house.drain().deliver(id);
            return house.deliveries().of(id).size() == 1;
        });
        long inVain = house.engine().heard("goods-received");

        house.orders().change(id, PlainOrder.class, order -> order.tell("goods-received"));

        await().untilAsserted(
                        () -> assertThat(house.engine().heard("goods-received")).isGreaterThan(inVain));
    }
}
