package org.tandemoms.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tandemoms.shared.CrashPoint;
import org.tandemoms.shared.ProblemCode;
import org.tandemoms.shared.Refused;

/** However often an order is sent, and whatever dies meanwhile: it is placed once. */
class PlacingTest extends StoredOrdersTest {

    private static final int AT_ONCE = 50;

    @RepeatedTest(5)
    void theSameKeyManyTimesAtOnceIsOneOrder() throws Exception {
        List<Object> results = atOnce(AT_ONCE, () -> house.place("A1"));

        List<Placed> placed = results.stream()
                .filter(Placed.class::isInstance)
                .map(Placed.class::cast)
                .toList();
        assertThat(placed).isNotEmpty();
        assertThat(placed)
                .extracting(Placed::orderId)
                .containsOnly(placed.get(0).orderId());
        assertThat(placed).extracting(Placed::answer).containsOnly(placed.get(0).answer());
        assertThat(placed).filteredOn(one -> !one.replayed()).hasSize(1);
        assertThat(results).filteredOn(Refused.class::isInstance).allSatisfy(refused -> assertThat(
                        ((Refused) refused).problem().code())
                .isEqualTo(ProblemCode.IN_PROGRESS));
        assertThat(results).hasSize(AT_ONCE).allMatch(one -> one instanceof Placed || one instanceof Refused);
        assertThat(ordersCalled("A1")).hasSize(1);
        assertThat(house.engine().starts()).isEqualTo(1);
        await().until(() -> paid.size() == 1);
    }

    /** Two systems of one partner that share its client order ids by mistake. */
    @RepeatedTest(5)
    void theSameClientOrderIdUnderManyKeysAtOnceIsOneOrder() throws Exception {
        List<Object> results = atOnce(20, index -> house.placing()
                .place(new Intake("acme", "key" + index, "hash", "A1"), new StoredOrders.PlainDraft("A1")));

        assertThat(results).filteredOn(Placed.class::isInstance).hasSize(1);
        assertThat(results).filteredOn(Refused.class::isInstance).hasSize(19).allSatisfy(refused -> assertThat(
                        ((Refused) refused).problem().code())
                .isEqualTo(ProblemCode.DUPLICATE_CLIENT_ORDER_ID));
        assertThat(ordersCalled("A1")).hasSize(1);
    }

    @Test
    void theSameKeyForAnotherBodyIsRefusedAndChangesNothing() {
        house.place("A1");

        Refused refused = catchThrowableOfType(Refused.class, () -> house.placing()
                .place(new Intake("acme", "A1", "another hash", "A1"), new StoredOrders.PlainDraft("A1")));

        assertThat(refused.problem().code()).isEqualTo(ProblemCode.IDEMPOTENCY_MISMATCH);
        assertThat(ordersCalled("A1")).hasSize(1);
    }

    /** The sender got no answer and asks the next node again, under the same key. */
    @ParameterizedTest
    @EnumSource(
            names = {
                "REQUEST_CLAIMED",
                "BEFORE_ORDER_STORED",
                "ORDER_STORED",
                "BEFORE_ENGINE_COMMIT",
                "ENGINE_COMMITTED"
            })
    void aNodeThatDiesOverAPlacingLeavesOneOrderThatGoesOn(CrashPoint point) {
        assertThat(dies(point, () -> house.place("A1")))
                .as("%s is reached", point)
                .isTrue();
        Set<String> stored = ordersCalled("A1");

        nextNode();
        Placed again = house.place("A1");

        assertThat(again.answer().status()).isEqualTo(201);
        assertThat(stored).isSubsetOf(again.orderId());
        assertThat(ordersCalled("A1")).containsExactly(again.orderId());
        house.settle(again.orderId());
        assertThat(stands(again.orderId(), ScriptedEngine.Place.DECISION)).isTrue();
        assertThat(paid).containsExactly(again.orderId() + ":authorise");
    }

    @Test
    void anOrderIsTakenWhileTheEngineIsAwayAndStartedWhenItIsBack() {
        house.engine().down(true);
        Placed placed = house.place("A1");
        assertThat(placed.answer().status()).isEqualTo(201);
        assertThat(house.engine().place(placed.orderId())).isEmpty();

        house.engine().down(false);
        house.settle(placed.orderId());

        assertThat(stands(placed.orderId(), ScriptedEngine.Place.DECISION)).isTrue();
        assertThat(ordersCalled("A1")).hasSize(1);
        assertThat(paid).hasSize(1);
    }

    private Set<String> ordersCalled(String clientOrderId) {
        return house
                .store()
                .search(new OrderFilter(null, null, null, Map.of(), clientOrderId, null, null, null, null, null, 10))
                .stream()
                .map(Order::id)
                .collect(Collectors.toSet());
    }

    private interface Numbered {
        Object call(int index) throws Exception;
    }

    private static List<Object> atOnce(int times, Callable<Object> work) throws Exception {
        return atOnce(times, index -> work.call());
    }

    /** @return what each call gave back or threw */
    private static List<Object> atOnce(int times, Numbered work) throws Exception {
        var together = new CyclicBarrier(times);
        var threads = Executors.newFixedThreadPool(times);
        try {
            List<Future<Object>> calls = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                int index = i;
                calls.add(threads.submit(() -> {
                    together.await();
                    try {
                        return work.call(index);
                    } catch (RuntimeException thrown) {
                        return thrown;
                    }
                }));
            }
            List<Object> results = new ArrayList<>();
            for (Future<Object> call : calls) {
                results.add(call.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
