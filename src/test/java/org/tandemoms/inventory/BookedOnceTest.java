package org.tandemoms.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tandemoms.inventory.StoredStock.dec;
import static org.tandemoms.inventory.StoredStock.demand;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** A movement with a key happens once, at whatever moment its repetition comes; and no movement is lost to another. */
class BookedOnceTest extends StoredStockTest {

    @Test
    void aRepeatedReceiptCountsOnceWhileTheLedgerIsWritten() throws Exception {
        house.has("TEA", "BER", "0.5");
        AtomicBoolean done = new AtomicBoolean();
        List<Callable<Object>> calls = new ArrayList<>();
        for (int thread = 0; thread < 6; thread++) {
            calls.add(() -> {
                for (int i = 0; i < 60; i++) {
                    house.inventory().receive("TEA", "BER", dec("1"), "R" + i, "delivery");
                    house.inventory().takeBack("TEA", "BER", dec("1"), "B" + i, true);
                }
                done.set(true);
                return null;
            });
        }
        calls.add(() -> {
            while (!done.get()) {
                house.clock.move(Duration.ofSeconds(11));
                house.store().writeLedger(true);
            }
            return null;
        });

        atOnce(calls);

        assertThat(house.at("TEA", "BER").onHand()).isEqualByComparingTo("120.5");
        booksAgree("TEA");
        house.clock.move(Duration.ofMinutes(1));
        house.store().writeLedger(true);
        booksAgree("TEA");
    }

    @Test
    void oneKeyHeldCutFreedAndHeldAgainInOneMomentLeavesFourEntries() {
        house.has("TEA", "BER", "10");
        for (int i = 0; i < 3; i++) {
            house.inventory().reserve(List.of(demand("A:1", "TEA", "5")), List.of("BER"), false);
            Allotment five = new Allotment("A:1", "TEA", "BER", dec("5"));
            house.inventory().cut(five, dec("3"));
            house.inventory().release(new Allotment("A:1", "TEA", "BER", dec("3")));
        }

        house.store().writeLedger(true);

        assertThat(house.at("TEA", "BER").free()).isEqualByComparingTo("10");
        booksAgree("TEA");
    }
}
