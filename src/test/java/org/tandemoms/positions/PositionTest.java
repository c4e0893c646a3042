package org.tandemoms.positions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tandemoms.trading.PositionChange;

class PositionTest {

    private static final String ID = "FUND-A|AAPL";
    private static final Instant NOW = Instant.parse("2026-03-02T14:30:00Z");
    private static final LotMethods FIFO = new LotMethods(LotMethod.FIFO, Map.of());

    private final PositionsInMemory store = new PositionsInMemory();

    private static PositionChange change(String key, String quantity, String price) {
        return change(key, key, quantity, price, NOW);
    }

    static PositionChange change(String key, String trade, String quantity, String price, Instant at) {
        BigDecimal units = new BigDecimal(quantity);
        BigDecimal each = new BigDecimal(price);
        return new PositionChange(
                key, trade, "FUND-A", "AAPL", "USD", BigDecimal.ONE, units, units.multiply(each), each, at);
    }

    private static Position opened() {
        return Position.opened("FUND-A", "AAPL", "USD", BigDecimal.ONE, LotMethod.FIFO);
    }

    private PositionLine line() {
        return new PositionLine(ID, store, FIFO);
    }

    private Position stored() {
        return store.find(ID).orElseThrow();
    }

    @ParameterizedTest(name = "{0}@{1} then {2}@{3}: {4} at {5}, realised {6}")
    @CsvSource({
        " 100, 10, 100, 20,  200, 15,   0",
        " 100, 10, -40, 15,   60, 10, 200",
        " 100, 10, -100, 8,    0,  0, -200",
        " 100, 10, -150, 12, -50, 12, 200",
        "-100, 10,  40,  8,  -60, 10,  80"
    })
    void averageCostAndRealisedResult(
            String q1, String p1, String q2, String p2, String quantity, String average, String realised) {
        Position position = opened();

        position.apply(change("a", q1, p1), NOW);
        position.apply(change("b", q2, p2), NOW);

        assertThat(position.quantity()).isEqualByComparingTo(quantity);
        assertThat(position.averagePrice()).isEqualByComparingTo(average);
        assertThat(position.realised()).isEqualByComparingTo(realised);
    }

    @Test
    void aChangeThatComesTwiceCountsOnce() {
        Position position = opened();

        assertThat(position.apply(change("a", "100", "10"), NOW)).isTrue();
        assertThat(position.apply(change("a", "100", "10"), NOW)).isFalse();

        assertThat(position.quantity()).isEqualByComparingTo("100");
    }

    @Test
    void changesAreForgottenWhenTheirOrdersHaveLetGoOrADayHasPassed() {
        Position position = opened();
        position.apply(change("a", "1", "10"), NOW);
        position.apply(change("b", "1", "10"), NOW);
        position.apply(change("c", "1", "10"), NOW.plus(Duration.ofHours(20)));

        position.sealed(Set.of("a"), NOW);
        assertThat(position.remembered()).isEqualTo(2);
        position.sealed(Set.of(), NOW.plus(Duration.ofHours(27)));
        assertThat(position.remembered()).isEqualTo(1);
    }

    @Test
    void aBustTakesItsOwnTradeOutAndTheLotsAreMatchedAnew() {
        Position position = opened();
        position.apply(change("a", "a", "100", "10", NOW), NOW);
        position.apply(change("b", "b", "100", "20", NOW.plusSeconds(1)), NOW);
        position.apply(change("c", "c", "-100", "30", NOW.plusSeconds(2)), NOW);
        assertThat(position.realised()).isEqualByComparingTo("2000");

        position.apply(change("a-bust", "a", "0", "10", NOW), NOW);

        assertThat(position.lots()).isEmpty();
        assertThat(position.realised()).isEqualByComparingTo("1000");
    }

    @Test
    void aCorrectionOfATradeLongPutAsideMatchesAllThatCameAfterItAnew() {
        PositionLine line = line();
        line.apply(Booked.of(List.of(change("first", "first", "100", "10", NOW)), NOW), NOW);
        for (int i = 1; i <= 300; i++) {
            Instant at = NOW.plus(Duration.ofHours(i));
            String quantity = i % 2 == 0 ? "-1" : "1";
            line.apply(Booked.of(List.of(change("t" + i, "t" + i, quantity, "20", at)), at), at);
        }
        assertThat(store.pages()).isPositive();
        assertThat(stored().realised()).isEqualByComparingTo("1000");

        line.apply(
                Booked.of(List.of(change("first-c", "first", "100", "12", NOW)), NOW.plus(Duration.ofDays(20))),
                NOW.plus(Duration.ofDays(20)));

        assertThat(stored().quantity()).isEqualByComparingTo("100");
        // 100 of the 150 sold cost 12 instead of 10
        assertThat(stored().realised()).isEqualByComparingTo("800");
        assertThat(new PositionLine(ID, store, FIFO)).satisfies(other -> {
            other.apply(
                    Booked.of(List.of(change("first-b", "first", "0", "12", NOW)), NOW.plus(Duration.ofDays(21))),
                    NOW.plus(Duration.ofDays(21)));
            assertThat(stored().quantity()).isEqualByComparingTo("0");
            assertThat(stored().realised()).isEqualByComparingTo("0");
        });
    }

    @Test
    void aChangeThatCannotBeAppliedSpoilsNoOther() {
        PositionLine line = line();
        PositionLine.Change impossible = new PositionLine.Change() {
            @Override
            public boolean on(Position position) {
                throw new ArithmeticException("too many digits");
            }

            @Override
            public Position opened(LotMethods methods) {
                return PositionTest.opened();
            }
        };
        assertThatThrownBy(() -> line.apply(impossible, NOW)).isInstanceOf(ArithmeticException.class);

        line.apply(Booked.of(List.of(change("a", "100", "10")), NOW), NOW);

        assertThat(stored().quantity()).isEqualByComparingTo("100");
    }

    @Test
    void twentyThousandTradesStayFarBelowOneMegabyte() {
        PositionLine line = line();
        for (int i = 0; i < 20_000; i += 20) {
            List<PositionChange> batch = new ArrayList<>();
            for (int j = i; j < i + 20; j++) {
                batch.add(change("t" + j, "t" + j, "1", "" + (100 + j % 13), NOW.plusSeconds(j * 60L)));
            }
            line.apply(Booked.of(batch, NOW), NOW);
            line.settled(Set.copyOf(batch.stream().map(PositionChange::key).toList()));
        }

        assertThat(stored().quantity()).isEqualByComparingTo("20000");
        assertThat(store.size(ID)).isLessThan(100_000);
    }

    @Test
    void thirtyTwoDeliverTheSameExecutionAndItCountsOnce() throws Exception {
        int threads = 32;
        var together = new CyclicBarrier(threads);
        var pool = Executors.newFixedThreadPool(threads);
        PositionLine here = line();
        PositionLine onAnotherNode = line();
        List<Future<?>> done = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            PositionLine mine = i % 2 == 0 ? here : onAnotherNode;
            done.add(pool.submit(() -> {
                together.await();
                mine.apply(Booked.of(List.of(change("same", "100", "10")), NOW), NOW);
                return null;
            }));
        }
        for (Future<?> one : done) {
            one.get(30, TimeUnit.SECONDS);
        }
        pool.shutdown();

        assertThat(stored().quantity()).isEqualByComparingTo("100");
        assertThat(store.writes).hasValue(1);
    }

    @Test
    void manyFillsAtOnceAreAllCountedThoughEachComesTwiceAndOnTwoNodes() throws Exception {
        int fills = 400;
        var pool = Executors.newFixedThreadPool(32);
        PositionLine here = line();
        PositionLine onAnotherNode = line();
        List<Future<?>> done = new ArrayList<>();
        for (int i = 0; i < fills; i++) {
            PositionLine mine = i % 3 == 0 ? onAnotherNode : here;
            PositionChange fill = change("e" + i % (fills / 2), "1", "10");
            done.add(pool.submit(() -> mine.apply(Booked.of(List.of(fill), NOW), NOW)));
        }
        for (Future<?> one : done) {
            one.get(30, TimeUnit.SECONDS);
        }
        pool.shutdown();

        assertThat(stored().quantity()).isEqualByComparingTo("200");
    }
}
