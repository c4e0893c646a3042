package org.tandemoms.positions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tandemoms.positions.PositionTest.change;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of a position's older trades. */
class TradeHistoryTest {

    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");

    private final Map<String, PositionPage> stored = new HashMap<>();
    private final TradeHistory history = new TradeHistory("FUND-A|AAPL", LotMethod.FIFO, List.of(), null);
    private Holding holding = Holding.NONE;

    @BeforeEach
    void readPages() {
        history.readingPagesFrom(stored::get);
    }

    private void traded(int number, String quantity, String price) {
        take("T" + number, "T" + number, quantity, price, NINE.plusSeconds(number));
    }

    private void take(String key, String trade, String quantity, String price, Instant at) {
        holding = history.take(change(key, trade, quantity, price, at), holding);
    }

    private List<PositionPage> store() {
        List<PositionPage> written = history.sealed();
        written.forEach(page -> stored.put(page.id(), page));
        return written;
    }

    @Test
    void oneTradeTooManyPutsAPageAside() {
        for (int i = 1; i <= TradeHistory.MOST_TRADES; i++) {
            traded(i, "1", "10");
        }
        assertThat(store()).isEmpty();

        traded(TradeHistory.MOST_TRADES + 1, "1", "10");

        PositionPage page = store().get(0);
        assertThat(page.trades()).hasSize(TradeHistory.PAGE);
        assertThat(page.previous()).isNull();
        assertThat(page.closing().quantity()).isEqualByComparingTo("48");
        assertThat(history.newest()).hasSize(TradeHistory.MOST_TRADES + 1 - TradeHistory.PAGE);
        assertThat(history.lastPage()).isEqualTo(page.id());
        assertThat(holding.quantity()).isEqualByComparingTo("65");
    }

    @Test
    void pagesAreWrittenAnewFromTheCorrectedTradeOnAndNeverChanged() {
        for (int i = 1; i <= 200; i++) {
            traded(i, "1", "10");
            store();
        }
        Map<String, PositionPage> before = Map.copyOf(stored);
        assertThat(before).hasSize(3);

        take("T60-corrected", "T60", "3", "12", NINE.plusSeconds(60));

        assertThat(store()).as("the second page and the third").hasSize(2);
        assertThat(stored).containsAllEntriesOf(before);
        assertThat(holding.quantity()).isEqualByComparingTo("202");
        assertThat(holding.cost()).isEqualByComparingTo(new BigDecimal("2026"));
    }

    @Test
    void aTradeThatCameLateIsMatchedWhereItBelongs() {
        traded(1, "1", "10");
        traded(3, "-1", "30");

        traded(2, "1", "20");

        assertThat(history.newest()).extracting(PositionTrade::key).containsExactly("T1", "T2", "T3");
        assertThat(holding.realised()).as("first in, first out").isEqualByComparingTo("20");
        assertThat(holding.cost()).isEqualByComparingTo("20");
    }

    /** As when the trade's own message lay with the dead letters, and its correction went by. */
    @Test
    void aTradeThatComesAfterItsCorrectionDoesNotUndoIt() {
        traded(1, "5", "10");
        take("T2-corrected", "T2", "3", "12", NINE.plusSeconds(2));
        take("T3-busted", "T3", "0", "12", NINE.plusSeconds(3));
        assertThat(holding.quantity()).isEqualByComparingTo("8");

        traded(2, "1", "10");
        traded(3, "1", "10");

        assertThat(holding.quantity()).isEqualByComparingTo("8");
        assertThat(holding.cost()).isEqualByComparingTo("86");
    }
}
