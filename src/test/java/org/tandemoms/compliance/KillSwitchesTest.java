package org.tandemoms.compliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.tandemoms.shared.ProblemCode;
import org.tandemoms.shared.Refused;
import org.tandemoms.trading.ClientReport;
import org.tandemoms.trading.OrdStatus;
import org.tandemoms.trading.TradingFloor;
import org.tandemoms.trading.TradingStops;

/** Nothing in the scope of a kill switch stays open or gets in; it takes two people to end it. */
class KillSwitchesTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-02T14:30:00Z"), ZoneOffset.UTC);

    private final StoreInMemory store = new StoreInMemory();
    private final Late stops = new Late();
    private final TradingFloor floor = new TradingFloor(CLOCK, stops, order -> order.route("XSIM", "test"));
    private final KillSwitches switches = node(false);
    private final KillSwitchSweep sweep =
            new KillSwitchSweep(switches, floor.house(), floor.house().orders());

    KillSwitchesTest() {
        stops.to = switches;
    }

    private KillSwitches node(boolean cluster) {
        return new KillSwitches(
                store, floor.accounts(), floor.instruments(), () -> Set.of("XSIM", "ECN1"), CLOCK, cluster);
    }

    private KillSwitch pull(KillSwitch.Scope scope, String value) {
        return switches.set(scope, value, "test", scope + "-1", "compliance").killSwitch();
    }

    @Test
    void anOpenOrderInScopeIsCanceledAndANewOneRefused() {
        floor.buy("before", "100", "190");
        KillSwitch stop = pull(KillSwitch.Scope.ACCOUNT, "FUND-A");
        sweep.sweep(stop);

        assertThat(floor.order("before").ordStatus()).isEqualTo(OrdStatus.PENDING_CANCEL);
        assertThat(floor.buy("after", "100", "190")).singleElement().satisfies(report -> {
            assertThat(report.kind()).isEqualTo(ClientReport.Kind.EXECUTION);
            assertThat(report.ordStatus()).isEqualTo(OrdStatus.REJECTED);
            assertThat(report.text()).contains("FUND-A", "stopped");
        });
    }

    @Test
    void whatIsOutsideTheScopeGoesOn() {
        floor.buy("a", "100", "190");
        sweep.sweep(pull(KillSwitch.Scope.TRADER, "somebody-else"));
        sweep.sweep(pull(KillSwitch.Scope.VENUE, "ECN1"));

        assertThat(floor.order("a").ordStatus()).isEqualTo(OrdStatus.PENDING_NEW);
        assertThat(floor.buy("b", "100", "190")).isEmpty();
    }

    @Test
    void aVenueSwitchCancelsWhatTheVenueHas() {
        floor.buy("a", "100", "190");
        sweep.sweep(pull(KillSwitch.Scope.VENUE, "XSIM"));

        assertThat(floor.order("a").ordStatus()).isEqualTo(OrdStatus.PENDING_CANCEL);
    }

    /** The order is stored before, between or after the switch and its sweep: it never stays open untouched. */
    @RepeatedTest(50)
    void anOrderRacingTheSwitchIsRefusedOrCanceled() throws Exception {
        int racers = 6;
        var together = new CyclicBarrier(racers + 1);
        var threads = Executors.newFixedThreadPool(racers + 1);
        List<Future<?>> done = new ArrayList<>();
        Set<String> refused = ConcurrentHashMap.newKeySet();
        for (int i = 0; i < racers; i++) {
            String clOrdId = "race-" + i;
            done.add(threads.submit(() -> {
                together.await();
                if (!floor.buy(clOrdId, "100", "190").isEmpty()) {
                    refused.add(clOrdId);
                }
                return null;
            }));
        }
        done.add(threads.submit(() -> {
            together.await();
            sweep.sweep(pull(KillSwitch.Scope.FIRM, null));
            return null;
        }));
        for (Future<?> one : done) {
            one.get(20, TimeUnit.SECONDS);
        }
        threads.shutdown();

        for (int i = 0; i < racers; i++) {
            String clOrdId = "race-" + i;
            if (!refused.contains(clOrdId)) {
                assertThat(floor.order(clOrdId).ordStatus()).as(clOrdId).isEqualTo(OrdStatus.PENDING_CANCEL);
            }
        }
    }

    @Test
    void theFirstPersonAsksAndOnlyAnotherEndsIt() {
        KillSwitch stop = pull(KillSwitch.Scope.FIRM, null);

        assertThat(switches.release(stop.id(), "compliance")).isFalse();
        assertThatThrownBy(() -> switches.release(stop.id(), "compliance"))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.problem().code()).isEqualTo(ProblemCode.FOUR_EYES));
        assertThat(switches.any()).isTrue();
        assertThat(switches.release(stop.id(), "compliance-2")).isTrue();

        assertThat(switches.any()).isFalse();
        assertThat(floor.buy("again", "100", "190")).isEmpty();
        assertThat(switches.all(10)).singleElement().satisfies(ended -> {
            assertThat(ended.releaseAskedBy()).isEqualTo("compliance");
            assertThat(ended.releasedBy()).isEqualTo("compliance-2");
        });
        assertThatThrownBy(() -> switches.release(stop.id(), "compliance-2")).isInstanceOf(Refused.class);
    }

    @Test
    void theSameRequestAgainIsTheSameSwitchAlsoAfterItsEnd() {
        KillSwitch stop = pull(KillSwitch.Scope.FIRM, null);
        assertThat(switches.set(KillSwitch.Scope.FIRM, null, "test", "FIRM-1", "compliance")
                        .again())
                .isTrue();
        switches.release(stop.id(), "compliance");
        switches.release(stop.id(), "compliance-2");

        assertThat(switches.set(KillSwitch.Scope.FIRM, null, "test", "FIRM-1", "compliance")
                        .killSwitch()
                        .releasedBy())
                .isEqualTo("compliance-2");
        assertThat(switches.any()).isFalse();
        assertThatThrownBy(() -> switches.set(KillSwitch.Scope.FIRM, null, "other", "FIRM-1", "compliance"))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.problem().code()).isEqualTo(ProblemCode.IDEMPOTENCY_MISMATCH));
    }

    @Test
    void aSwitchOnSomethingThatIsNotThereIsRefused() {
        for (var scope : List.of(KillSwitch.Scope.ACCOUNT, KillSwitch.Scope.INSTRUMENT, KillSwitch.Scope.VENUE)) {
            assertThatThrownBy(() -> pull(scope, "NOPE")).isInstanceOfSatisfying(Refused.class, refused -> assertThat(
                            refused.problem().errors())
                    .singleElement()
                    .satisfies(error -> assertThat(error.pointer()).isEqualTo("/value")));
        }
        assertThat(switches.any()).isFalse();
    }

    @Test
    void itOutlivesTheProcessAndReachesEveryNodeAtOnce() {
        KillSwitches other = node(true);
        assertThat(other.any()).isFalse();

        pull(KillSwitch.Scope.INSTRUMENT, "AAPL");

        assertThat(other.any()).as("another node").isTrue();
        assertThat(node(false).any()).as("after a restart").isTrue();
    }

    /** Stands in for the switches until they are made: they need the floor's master data, the floor needs them. */
    private static final class Late implements TradingStops {

        private TradingStops to;

        @Override
        public boolean any() {
            return to.any();
        }

        @Override
        public Optional<Stop> on(Target target) {
            return to.on(target);
        }
    }

    private static final class StoreInMemory implements KillSwitchStore {

        private final Map<String, KillSwitch> ended = new ConcurrentHashMap<>();
        private volatile Board board = new Board(0, List.of());

        @Override
        public Board read() {
            return board;
        }

        @Override
        public synchronized boolean replace(Board before, List<KillSwitch> on) {
            if (board.version() != before.version()) {
                return false;
            }
            board = new Board(before.version() + 1, on);
            return true;
        }

        @Override
        public void file(KillSwitch stop) {
            ended.put(stop.id(), stop);
        }

        @Override
        public Optional<KillSwitch> ended(String id) {
            return Optional.ofNullable(ended.get(id));
        }

        @Override
        public List<KillSwitch> ended(int limit) {
            return List.copyOf(ended.values());
        }
    }
}
