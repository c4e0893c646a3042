package org.tandemoms.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tandemoms.journal.TimelineEntry;

/** Law 1: the document is the truth, and a process the engine has lost is led back to where the document stands. */
class JanitorTest extends StoredOrdersTest {

    private String waitingForADecision() {
        String id = house.place("A1").orderId();
        house.settle(id);
        assertThat(stands(id, ScriptedEngine.Place.DECISION)).isTrue();
        return id;
    }

    @Test
    void aLostProcessIsStartedAgainAndLedToItsTask() {
        String id = waitingForADecision();

        house.engine().lose();
        house.janitor().check(id);
        house.settle(id);

        assertThat(stands(id, ScriptedEngine.Place.DECISION)).isTrue();
        assertThat(house.engine().starts()).isEqualTo(2);
        assertThat(paid).as("the payment is not asked for again").containsExactly(id + ":authorise");
        assertThat(house.order(id).timeline().stream().map(TimelineEntry::type)).contains("process-restored");
        assertThat(house.order(id).decision(ScriptedEngine.DECIDE).orElseThrow().isOpen())
                .isTrue();
    }

    @Test
    void aDecisionTakenWhileTheEngineHadForgottenTheTaskCarriesTheOrderToItsEnd() {
        String id = waitingForADecision();

        house.engine().lose();
        approve(id);
        await().until(() -> house.order(id).outbox().stream()
                .noneMatch(m -> m.attempts() == 0 && m.type().equals("workflow.complete")));
        house.janitor().check(id);
        house.settle(id);

        assertThat(stands(id, ScriptedEngine.Place.ENDED)).isTrue();
        assertThat(house.order(id).status()).isEqualTo("COMPLETED");
        assertThat(house.order(id).trail().isRunning()).isFalse();
    }

    @Test
    void aDecisionWaitsForAnEngineThatIsAboutToCommitTheTask() {
        String id = waitingForADecision();

        house.engine().uncommitted(id);
        approve(id);
        await().until(() -> {
            clock.move(Duration.ofSeconds(2));
            house.drain().deliver(id);
            return house.order(id).outbox().stream()
                    .anyMatch(message -> message.type().equals("workflow.complete") && message.attempts() == 3);
        });
        house.engine().commit(id);
        house.settle(id);

        assertThat(house.order(id).status()).isEqualTo("COMPLETED");
        assertThat(house.engine().starts()).isEqualTo(1);
    }

    @Test
    void aDecisionThatWaitsInVainForTheEngineHasTheProcessStartedAgain() {
        String id = waitingForADecision();

        house.engine().lose();
        approve(id);
        house.settle(id);

        assertThat(house.order(id).status()).isEqualTo("COMPLETED");
        assertThat(house.engine().starts()).isEqualTo(2);
        assertThat(paid).containsExactly(id + ":authorise");
    }

    @Test
    void aNewNodeWithAnEmptyEngineTakesUpEveryUnfinishedOrderAndNoOther() {
        String done = waitingForADecision();
        approve(done);
        house.settle(done);
        assertThat(house.order(done).status()).isEqualTo("COMPLETED");
        List<String> open =
                List.of(house.place("B1").orderId(), house.place("B2").orderId());
        open.forEach(house::settle);

        nextNode();

        open.forEach(id -> {
            await().untilAsserted(() -> assertThat(house.engine().place(id)).isPresent());
            house.settle(id);
            assertThat(stands(id, ScriptedEngine.Place.DECISION)).isTrue();
        });
        assertThat(house.engine().place(done)).isEmpty();
        assertThat(house.engine().starts()).isEqualTo(2);
        assertThat(paid).hasSize(3);
    }

    @Test
    void aDecisionThatTheEngineTookAndCouldNotCommitIsToldAgain() {
        String id = waitingForADecision();
        house.engine().uncommitted(id);
        approve(id);
        house.orders().change(id, PlainOrder.class, order -> {
            order.outbox().removeNewsForEngine();
            order.decision(ScriptedEngine.DECIDE).orElseThrow().closed();
        });
        house.engine().commit(id);

        house.janitor().check(id);
        house.settle(id);

        assertThat(house.order(id).status()).isEqualTo("COMPLETED");
    }

    @Test
    void aProcessThatTheOrderSaysHasEndedIsTakenFromTheEngine() {
        String done = waitingForADecision();
        approve(done);
        house.settle(done);
        house.engine().stillHas(done, ScriptedEngine.Place.DECISION);
        String open = house.place("A2").orderId();
        house.settle(open);

        house.janitor().lookAfterAll();

        await().untilAsserted(() ->
                assertThat(stands(done, ScriptedEngine.Place.ENDED)).isTrue());
        assertThat(stands(open, ScriptedEngine.Place.DECISION)).isTrue();
        assertThat(house.order(done).status()).isEqualTo("COMPLETED");
        assertThat(house.order(done).timeline().stream().map(TimelineEntry::type))
                .contains("process-cleared");
        assertThat(house.order(open).timeline().stream().map(TimelineEntry::type))
                .doesNotContain("process-cleared");
    }

    @Test
    void aProcessThatIsWhereItShouldBeIsLeftAlone() {
        String id = waitingForADecision();
        long revision = house.order(id).revision();

        house.janitor().check(id);
        house.janitor().check(id);

        assertThat(house.order(id).revision()).isEqualTo(revision);
        assertThat(house.engine().starts()).isEqualTo(1);
    }

    @Test
    void whatHasWaitedInTheOrderForFiveMinutesMovesIntoTheTables() {
        String id = waitingForADecision();
        house.orders().change(id, Order.class, order -> {
            order.note("asked-carrier", "The carrier is asked for a parcel");
            order.trail().keep("a place of the engine's");
        });

        house.janitor().check(id);
        assertThat(house.engine().moved()).isEmpty();

        clock.move(Orders.REST);
        house.janitor().check(id);
        assertThat(house.engine().moved()).containsExactly(id);
    }

    @Test
    void aPlaceKeptWithTheOrderIsNotTakenForALostProcess() {
        String id = waitingForADecision();
        house.orders().change(id, Order.class, order -> order.trail().keep("a place of the engine's"));

        house.janitor().lookAfterAll();

        await().during(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(house.engine().starts()).isEqualTo(1));
        assertThat(house.order(id).timeline().stream().map(TimelineEntry::type)).doesNotContain("process-restored");
    }
}
