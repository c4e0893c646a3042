package org.tandemoms.positions;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tandemoms.trading.PositionChange;

class PositionTest {

    private static final Instant NOW = Instant.parse("2026-03-02T14:30:00Z");

    private static PositionChange change(String key, String quantity, String price) {
        return new PositionChange(
                key, "FUND-A", "AAPL", "USD", BigDecimal.ONE, new BigDecimal(quantity), new BigDecimal(price));
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
        Position position = Position.opened(change("a", q1, p1));

        position.apply(change("a", q1, p1), NOW);
        position.apply(change("b", q2, p2), NOW);

        assertThat(position.quantity()).isEqualByComparingTo(quantity);
        assertThat(position.averagePrice()).isEqualByComparingTo(average);
        assertThat(position.realised()).isEqualByComparingTo(realised);
    }

    @Test
    void aChangeThatComesTwiceCountsOnce() {
        Position position = Position.opened(change("a", "100", "10"));

        assertThat(position.apply(change("a", "100", "10"), NOW)).isTrue();
        assertThat(position.apply(change("a", "100", "10"), NOW)).isFalse();

        assertThat(position.quantity()).isEqualByComparingTo("100");
    }

    @Test
    void changesAreForgottenWhenTheirOrdersHaveLetGoOrADayHasPassed() {
        Position position = Position.opened(change("a", "1", "10"));
        position.apply(change("a", "1", "10"), NOW);
        position.apply(change("b", "1", "10"), NOW);
        position.apply(change("c", "1", "10"), NOW.plus(Duration.ofHours(20)));

        position.sealed(Set.of("a"), NOW);
        assertThat(position.remembered()).isEqualTo(2);
        position.sealed(Set.of(), NOW.plus(Duration.ofHours(27)));
        assertThat(position.remembered()).isEqualTo(1);
    }

    @Test
    void manyFillsAtOnceAreAllCountedInFewWrites() throws Exception {
        var store = new SlowPositions();
        var line = new PositionLine("FUND-A|AAPL", store);
        int fills = 200;
        var threads = Executors.newFixedThreadPool(16);
        List<Future<?>> done = new ArrayList<>();
        for (int i = 0; i < fills; i++) {
            String key = "e" + i % (fills / 2);
            done.add(threads.submit(() -> line.apply(List.of(change(key, "1", "10")), NOW)));
        }
        for (Future<?> one : done) {
            one.get(30, TimeUnit.SECONDS);
        }
        threads.shutdown();

        assertThat(store.find("FUND-A|AAPL").orElseThrow().quantity()).isEqualByComparingTo("100");
        assertThat(store.writes).hasValueLessThan(fills / 2);
    }

    /** Keeps what was stored, checks the guard, and takes its time. */
    private static final class SlowPositions implements Positions {

        private final Map<String, Long> versions = new ConcurrentHashMap<>();
        private final AtomicInteger writes = new AtomicInteger();
        private volatile Position stored;

        @Override
        public Optional<Position> find(String id) {
            return Optional.ofNullable(stored);
        }

        @Override
        public List<Position> of(String account) {
            return List.of();
        }

        @Override
        public boolean store(Position position, long versionBefore) {
            assertThat(versions.getOrDefault(position.id(), 0L)).isEqualTo(versionBefore);
            java.util.concurrent.locks.LockSupport.parkNanos(2_000_000);
            versions.put(position.id(), position.version());
            stored = position;
            writes.incrementAndGet();
            return true;
        }
    }
}
