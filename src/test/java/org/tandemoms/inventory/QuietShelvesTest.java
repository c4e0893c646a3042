package org.tandemoms.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tandemoms.inventory.StoredStock.BOTH;
import static org.tandemoms.inventory.StoredStock.demand;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The regular looks go to where something happens; what rests on hundreds of thousands of shelves costs them nothing. */
class QuietShelvesTest extends StoredStockTest {

    private static final int SHELVES = 300;
    private static final Duration MOVEMENTS_ARE_OLD = Duration.ofSeconds(11);
    private static final Duration HOLDS_ARE_OVER = Duration.ofMinutes(3);

    @Test
    void regularLooksReadNoShelfOnWhichNothingMoves() {
        for (int i = 0; i < SHELVES; i++) {
            house.has("QUIET-" + i, "BER", "10");
        }
        house.has("TEA", "BER", "10");
        house.clock.move(MOVEMENTS_ARE_OLD);
        assertThat(house.store().writeLedger(true)).isEqualTo(SHELVES + 1);
        house.inventory().reserve(List.of(demand("A:1", "TEA", "4")), BOTH, false);
        house.clock.move(HOLDS_ARE_OVER);
        long before = documentsLookedAt();

        assertThat(house.store().writeLedger(true)).as("movements written").isEqualTo(1);
        house.care().checkHolds();

        assertThat(house.at("TEA", "BER").free())
                .as("the forgotten hold is free")
                .isEqualByComparingTo("10");
        assertThat(documentsLookedAt() - before).as("documents looked at").isLessThan(30);
        assertThat(house.store().writeLedger(true))
                .as("movements written of the release")
                .isEqualTo(1);
        booksAgree("TEA");
    }
}
