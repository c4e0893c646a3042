package org.tandemoms.orders;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Open orders of which nothing is to be done. */
class RestingTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final Instant JUST_NOW = NOW.minusSeconds(1);

    private static Instant until(String id, Instant updatedAt) {
        return Resting.until(id, updatedAt, Optional.empty(), NOW);
    }

    @Test
    void thousandsThatWereLookedAtTogetherAreNotDueTogetherAgain() {
        List<Instant> due = IntStream.range(0, 10_000)
                .mapToObj(n -> until("01KB%06d".formatted(n), JUST_NOW))
                .toList();

        assertThat(due).allSatisfy(at -> assertThat(Duration.between(NOW, at))
                .isBetween(Orders.REST, Orders.REST.multipliedBy(3).dividedBy(2)));
        for (int second = 0; second < 300; second += 10) {
            Instant from = NOW.plusSeconds(second);
            assertThat(due)
                    .filteredOn(at -> !at.isBefore(from) && at.isBefore(from.plusSeconds(10)))
                    .as("within ten seconds")
                    .hasSizeLessThan(1_500);
        }
    }

    @Test
    void whatHasRestedForLongIsLookedAtSeldom() {
        assertThat(until("0OLD", NOW.minus(Duration.ofDays(3)))).isAfterOrEqualTo(NOW.plus(Duration.ofDays(3)));
    }

    @Test
    void theHourThatTheOrderItselfAskedForIsKept() {
        Instant soon = NOW.plusSeconds(7);
        assertThat(Resting.until("0ORDER", JUST_NOW, Optional.of(soon), NOW)).isEqualTo(soon);
    }
}
