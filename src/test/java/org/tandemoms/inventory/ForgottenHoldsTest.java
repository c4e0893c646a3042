package org.tandemoms.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tandemoms.inventory.StoredStock.BOTH;
import static org.tandemoms.inventory.StoredStock.dec;
import static org.tandemoms.inventory.StoredStock.demand;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.tandemoms.shared.Refused;

/** Holds whose order did not come to be: they are freed, but never from under an attempt that still counts on them. */
class ForgottenHoldsTest extends StoredStockTest {

    private static final Duration OVER = Duration.ofMinutes(3);

    private Reservation reserve(String key, String quantity) {
        return house.inventory().reserve(List.of(demand(key, "TEA", quantity)), BOTH, false);
    }

    @Test
    void aHoldThatNoOrderCountsOnIsFreedWhenItsTimeHasPassed() {
        house.has("TEA", "BER", "10");
        reserve("A:1", "4");

        house.care().checkHolds();
        assertThat(house.at("TEA", "BER").free()).isEqualByComparingTo("6");
        house.clock.move(OVER);
        house.care().checkHolds();

        assertThat(house.at("TEA", "BER").free()).isEqualByComparingTo("10");
        booksAgree("TEA");
    }

    @Test
    void aHoldOfAStoredOrderStays() {
        house.has("TEA", "BER", "10");
        reserve("A:1", "4");
        house.counted.add("A:1");

        house.clock.move(OVER);
        house.care().checkHolds();

        assertThat(house.at("TEA", "BER").free()).isEqualByComparingTo("6");
    }

    @Test
    void aLateRetryTakesOverWhatItHeldAndNobodyFreesItUnderIt() {
        house.has("TEA", "BER", "10");
        reserve("A:1", "10");
        house.clock.move(OVER);

        Reservation again = reserve("A:1", "10");
        house.care().checkHolds();

        assertThat(again.isComplete()).isTrue();
        assertThat(house.holds("TEA", "BER")).containsOnlyKeys("A:1");
        assertThat(again.storeBy()).isAfter(house.clock.instant());
        booksAgree("TEA");
    }

    @Test
    void aRetryIsNotRefusedForGoodsThatItHoldsItself() {
        house.has("TEA", "BER", "6");
        house.has("TEA", "LYS", "4");
        reserve("A:1", "10");

        Reservation again = reserve("A:1", "10");

        assertThat(again.isComplete()).isTrue();
        assertThat(again.allotments())
                .containsExactlyInAnyOrder(
                        new Allotment("A:1", "TEA", "BER", dec("6")), new Allotment("A:1", "TEA", "LYS", dec("4")));
    }

    @Test
    void aRetryHoldsNoMoreThanWasOrderedAlsoWhenGoodsHaveMoved() {
        house.has("TEA", "BER", "5");
        house.has("TEA", "LYS", "3");
        reserve("A:1", "8");
        house.inventory().receive("TEA", "LYS", dec("4"), "r", "more");
        house.inventory().receive("TEA", "BER", dec("1"), "r", "more");

        Reservation again = house.inventory().reserve(List.of(demand("A:1", "TEA", "8")), List.of("LYS", "BER"), false);

        assertThat(again.allotments().stream().map(Allotment::quantity).reduce(dec("0"), (a, b) -> a.add(b)))
                .isEqualByComparingTo("8");
        booksAgree("TEA");
    }

    @Test
    void whoeverIsRefusedLeavesNothingHeld() {
        house.has("TEA", "BER", "5");

        assertThatThrownBy(() -> reserve("A:1", "6")).isInstanceOf(Refused.class);

        assertThat(house.at("TEA", "BER").free()).isEqualByComparingTo("5");
        booksAgree("TEA");
    }

    /** The retry and the freeing meet: either the retry has the hold, or it is free and the retry holds it anew. */
    @RepeatedTest(20)
    void freeingAndRetryMeetOnOneHold() throws Exception {
        house.has("TEA", "BER", "10");
        reserve("A:1", "10");
        house.clock.move(OVER);

        List<Reservation> answers = atOnce(List.<Callable<Reservation>>of(
                () -> house.inventory().reserve(List.of(demand("A:1", "TEA", "10")), BOTH, true), () -> {
                    house.care().checkHolds();
                    return null;
                }));

        boolean reserved = answers.get(0).isComplete();
        assertThat(house.holds("TEA", "BER").containsKey("A:1")).isEqualTo(reserved);
        booksAgree("TEA");
    }
}
