package org.tandemoms.positions;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lots against published examples of cost flow. */
class HoldingTest {

    private static final Instant MONDAY = Instant.parse("2026-03-02T14:30:00Z");

    private static List<PositionTrade> trades(String... quantityAtPrice) {
        List<PositionTrade> trades = new ArrayList<>();
        for (String one : quantityAtPrice) {
            BigDecimal quantity = new BigDecimal(one.split("@")[0]);
            BigDecimal amount = quantity.multiply(new BigDecimal(one.split("@")[1]));
            String key = "t" + trades.size();
            trades.add(new PositionTrade(key, key, quantity, amount, MONDAY.plus(Duration.ofDays(trades.size()))));
        }
        return trades;
    }

    /**
     * Wild, Shaw, Chiappetta, "Fundamental Accounting Principles", chapter "Inventories and Cost of Sales", the perpetual
     * example of Trekking: cost of sales 4,570, 4,730 and 4,622 of sales of 6,050; inventory 1,420, 1,260 and 1,368.
     */
    @ParameterizedTest(name = "{0}: realised {1}, left at {2}")
    @CsvSource({"FIFO, 1480, 1420", "LIFO, 1320, 1260", "AVERAGE, 1428, 1368"})
    void trekking(LotMethod method, String realised, String cost) {
        Holding holding = Holding.after(
                Holding.NONE, trades("10@91", "15@106", "-20@130", "20@115", "10@119", "-23@150"), method);

        assertThat(holding.quantity()).isEqualByComparingTo("12");
        assertThat(holding.cost()).isEqualByComparingTo(cost);
        assertThat(holding.realised()).isEqualByComparingTo(realised);
    }

    /** CFA Institute level I, "Inventories" (as in Schweser's notes): 2 at 2, 3 at 3, 5 at 5; of 10 units 7 are sold. */
    @ParameterizedTest(name = "{0}: cost of sales {1}, left at {2}")
    @CsvSource({"FIFO, 23, 15", "LIFO, 31, 7", "AVERAGE, 26.60, 11.40"})
    void sevenOfTenSold(LotMethod method, String costOfSales, String cost) {
        Holding holding = Holding.after(Holding.NONE, trades("2@2", "3@3", "5@5", "-7@0"), method);

        assertThat(holding.realised().negate()).isEqualByComparingTo(costOfSales);
        assertThat(holding.cost()).isEqualByComparingTo(cost);
    }

    @ParameterizedTest(name = "{0}: realised {1}, left at {2}")
    @CsvSource({"FIFO, 160, -560", "LIFO, 0, -720", "AVERAGE, 96, -624"})
    void shortLotsAreCoveredLikeLongOnes(LotMethod method, String realised, String cost) {
        Holding holding = Holding.after(Holding.NONE, trades("-60@12", "-40@8", "40@8"), method);

        assertThat(holding.quantity()).isEqualByComparingTo("-60");
        assertThat(holding.realised()).isEqualByComparingTo(realised);
        assertThat(holding.cost()).isEqualByComparingTo(cost);
    }

    @Test
    void aSaleThroughZeroOpensTheOtherSide() {
        Holding holding = Holding.after(Holding.NONE, trades("100@10", "50@20", "-200@30"), LotMethod.FIFO);

        assertThat(holding.lots()).singleElement().satisfies(lot -> {
            assertThat(lot.quantity()).isEqualByComparingTo("-50");
            assertThat(lot.cost()).isEqualByComparingTo("-1500");
        });
        assertThat(holding.realised()).isEqualByComparingTo("2500");
    }

    @Test
    void whatManyLotsCannotHoldApartIsBunchedAndNothingIsLost() {
        Holding holding = Holding.NONE;
        BigDecimal paid = BigDecimal.ZERO;
        for (int i = 0; i < 5_000; i++) {
            BigDecimal price = new BigDecimal(100 + i % 7);
            paid = paid.add(price);
            holding = holding.after(
                    new PositionTrade("t" + i, "t" + i, BigDecimal.ONE, price, MONDAY.plusSeconds(i * 600L)),
                    LotMethod.FIFO);
        }

        assertThat(holding.lots()).hasSizeLessThanOrEqualTo(Holding.MOST_LOTS);
        assertThat(holding.quantity()).isEqualByComparingTo("5000");
        assertThat(holding.cost()).isEqualByComparingTo(paid);
    }
}
