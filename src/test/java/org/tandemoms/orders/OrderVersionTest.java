package org.tandemoms.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tandemoms.sandbox.store.EmbeddedMongo;
import org.tandemoms.shared.MovedClock;
import org.tandemoms.shared.ProblemCode;
import org.tandemoms.shared.Refused;

/** A caller's version ages by what the caller can see, and by nothing else. */
class OrderVersionTest {

    @TempDir
    Path dir;

    private EmbeddedMongo mongo;
    private StoredOrders house;
    private String id;

    @BeforeEach
    void placeOne() {
        mongo = EmbeddedMongo.start(dir, 0);
        house = new StoredOrders(
                mongo.uri("orders"), new MovedClock(Instant.parse("2026-03-02T09:00:00Z")), StoredOrders.partner());
        id = house.place("A1").orderId();
        await().until(() -> house.order(id).decision(ScriptedEngine.DECIDE).isPresent());
    }

    @AfterEach
    void close() {
        house.close();
        mongo.close();
    }

    @Test
    void tidyingUpIsNoNewVersion() {
        PlainOrder seen = house.order(id);
        assertThat(OutboxOf.messages(seen))
                .as("what the staff inbox was told is still to be tidied away")
                .isNotEmpty();

        house.settle(id);

        PlainOrder tidied = house.order(id);
        assertThat(tidied.revision()).isGreaterThan(seen.revision());
        assertThat(tidied.version()).isEqualTo(seen.version());
        assertThat(tidied.updatedAt()).isEqualTo(seen.updatedAt());
        PlainOrder changed = house.orders().changeIf(id, PlainOrder.class, seen.version(), PlainOrder::stamp);
        assertThat(changed.version()).isEqualTo(seen.version() + 1);
    }

    @Test
    void aPostponedMessageAndAnAnswerTakenAreNoNewVersion() {
        long seen = house.order(id).version();
        house.orders().change(id, PlainOrder.class, order -> {
            order.send("1", "nowhere", "test", java.util.Map.of());
            order.takes("V1");
            order.reach("somewhere", "REACHED");
        });

        await().until(() -> house.order(id).outbox().stream()
                .anyMatch(message -> message.destination().equals("nowhere") && message.attempts() > 0));
        assertThat(house.order(id).version()).isEqualTo(seen);
    }

    @Test
    void whatACallerCanSeeIsANewVersion() {
        long seen = house.order(id).version();
        List<java.util.function.Consumer<PlainOrder>> changes = List.of(
                PlainOrder::stamp,
                order -> order.note("seen", "A remark"),
                order -> order.hold(Hold.Type.FRAUD, "Looks odd"),
                PlainOrder::pendingApproval);

        for (var change : changes) {
            house.orders().changeIf(id, PlainOrder.class, seen, change);
            assertThat(house.order(id).version()).isEqualTo(++seen);
        }
    }

    @Test
    void aCallerWhoHasNotSeenTheLastChangeIsRefused() {
        long seen = house.order(id).version();
        house.orders().change(id, PlainOrder.class, PlainOrder::stamp);

        Refused refused = catchThrowableOfType(
                Refused.class, () -> house.orders().changeIf(id, PlainOrder.class, seen, PlainOrder::stamp));

        assertThat(refused.problem().code()).isEqualTo(ProblemCode.VERSION);
        assertThat(house.order(id).stamps()).isEqualTo(1);
    }

    /** The version need not move for a write to count: a writer that read before it must not undo it. */
    @Test
    void aWriteThatOnlyTidiesStillGuardsAgainstAnOlderReader() {
        house.settle(id);
        OrderStore store = house.store();
        Order early = store.find(id).orElseThrow();
        house.orders().change(id, PlainOrder.class, order -> order.takes("V2"));
        assertThat(house.order(id).version()).isEqualTo(early.version());

        early.changing(early.createdAt(), org.tandemoms.identity.Actor.SYSTEM);
        early.sealed(Set.of(), "other", early.createdAt(), early.createdAt());

        assertThat(store.replace(early, early.revision() - 1)).isFalse();
        assertThat(house.order(id).hasTaken("V2")).isTrue();
    }

    @Test
    void theListOfBookkeepingNamesFieldsThatExist() {
        Set<String> fields = house.order(id).stored().keySet();

        assertThat(VisibleChange.bookkeeping())
                .filteredOn(field -> !Set.of("wakeAt", "leasedBy", "highWater").contains(field))
                .isSubsetOf(fields.stream().collect(Collectors.toSet()));
    }
}
