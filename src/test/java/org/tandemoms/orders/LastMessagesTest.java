package org.tandemoms.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tandemoms.outbox.OutboxMessage;

/** The last delivered messages of an order leave its document without the order being read and written whole. */
class LastMessagesTest extends StoredOrdersTest {

    private String id;

    @BeforeEach
    void anOrderWithTwoMessagesLeft() {
        id = house.place("A1").orderId();
        await().until(() -> house.order(id).decision(ScriptedEngine.DECIDE).isPresent());
        house.settle(id);
        house.orders().change(id, PlainOrder.class, order -> {
            order.complete();
            order.trail().ended();
            order.send("1", "nobody", "test", Map.of());
            order.send("2", "nobody", "test", Map.of());
        });
        // the drain has tried them, and leaves them alone for now
        await().until(() -> house.order(id).outbox().stream().anyMatch(message -> message.attempts() > 0));
    }

    @Test
    void theOrderRestsWhenAllAreDelivered() {
        PlainOrder before = house.order(id);

        house.outbox().forget(id, keys(before));

        PlainOrder after = house.order(id);
        assertThat(after.outbox().isEmpty()).isTrue();
        assertThat(after.wakeAt()).isNull();
        assertThat(after.leasedBy()).isNull();
        assertThat(after.version()).isEqualTo(before.version());
        assertThat(after.revision()).isEqualTo(before.revision() + 1);
        assertThat(after.timeline()).isEqualTo(before.timeline());
        assertThat(house.orders()
                        .change(id, PlainOrder.class, PlainOrder::stamp)
                        .stamps())
                .as("and can be changed as any other")
                .isEqualTo(1);
    }

    @Test
    void whatIsLeftIsStillLookedAfter() {
        PlainOrder before = house.order(id);
        String first = before.outbox().stream().findFirst().orElseThrow().key();

        house.outbox().forget(id, Set.of(first));

        PlainOrder after = house.order(id);
        assertThat(keys(after)).doesNotContain(first).hasSize(keys(before).size() - 1);
        assertThat(after.wakeAt()).isNotNull();
    }

    @Test
    void aChangeThatCameInBetweenIsNotUndone() {
        PlainOrder before = house.order(id);
        house.orders().change(id, PlainOrder.class, order -> order.send("3", "nobody", "test", Map.of()));

        assertThat(house.store().rest(id, before.revision())).isFalse();

        assertThat(keys(house.order(id))).hasSize(keys(before).size() + 1);
    }

    private static Set<String> keys(PlainOrder order) {
        return order.outbox().stream().map(OutboxMessage::key).collect(java.util.stream.Collectors.toSet());
    }
}
