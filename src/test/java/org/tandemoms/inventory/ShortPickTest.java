package org.tandemoms.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tandemoms.inventory.StoredStock.dec;
import static org.tandemoms.inventory.StoredStock.demand;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Pieces that a picker did not find leave the books once, whatever has become of their hold in between. */
class ShortPickTest extends StoredStockTest {

    private static final Duration OVER = Duration.ofMinutes(3);
    private static final List<String> HERE = List.of("BER");

    private Allotment held(String key, String quantity) {
        house.inventory().reserve(List.of(demand(key, "TEA", quantity)), HERE, false);
        return new Allotment(key, "TEA", "BER", dec(quantity));
    }

    private void stands(String onHand, String free) {
        StockLevel level = house.at("TEA", "BER");
        assertThat(level.onHand()).as("on hand").isEqualByComparingTo(onHand);
        assertThat(level.free()).as("free").isEqualByComparingTo(free);
        booksAgree("TEA");
        house.clock.move(OVER);
        house.store().writeLedger(true);
        booksAgree("TEA");
    }

    @Test
    void whatIsMissingOfAHoldLeavesTheBooksAndTheRestStaysHeld() {
        house.has("TEA", "BER", "10");
        Allotment six = held("A:1", "6");

        house.inventory().writeOff(six, dec("2"));
        house.inventory().writeOff(six, dec("2"));

        assertThat(house.holds("TEA", "BER").get("A:1")).isEqualByComparingTo("2");
        stands("6", "4");
    }

    @Test
    void aRepetitionLongAfterTakesNothingMore() {
        house.has("TEA", "BER", "10");
        Allotment six = held("A:1", "6");
        house.inventory().writeOff(six, dec("0"));
        house.clock.move(OVER);
        house.store().writeLedger(true);

        house.inventory().writeOff(six, dec("0"));

        stands("4", "4");
    }

    @Test
    void aHoldThatWasFreedBeforeItsPiecesWereMissedLeavesNoneOfThemFree() {
        house.has("TEA", "BER", "10");
        Allotment six = held("A:1", "6");
        house.clock.move(OVER);
        house.care().checkHolds();
        assertThat(house.at("TEA", "BER").free()).isEqualByComparingTo("10");

        house.inventory().writeOff(six, dec("0"));
        house.inventory().writeOff(six, dec("0"));

        stands("4", "4");
    }

    @Test
    void whatOthersHoldByNowIsNotTakenFromThem() {
        house.has("TEA", "BER", "10");
        Allotment six = held("A:1", "6");
        house.clock.move(OVER);
        house.care().checkHolds();
        held("B:1", "9");

        house.inventory().writeOff(six, dec("0"));

        assertThat(house.holds("TEA", "BER").get("B:1")).isEqualByComparingTo("9");
        stands("9", "0");
    }

    /** Freed, written off by two deliveries and wanted by somebody else in one moment: the six are gone, once. */
    @RepeatedTest(20)
    void freeingAndMissingMeetOnOneHold() throws Exception {
        house.has("TEA", "BER", "10");
        Allotment six = held("A:1", "6");
        house.clock.move(OVER);
        Callable<Object> missed = () -> {
            house.inventory().writeOff(six, dec("0"));
            return null;
        };

        atOnce(List.of(missed, missed, () -> {
            house.care().checkHolds();
            return null;
        }));

        stands("4", "4");
    }
}
