package org.tandemoms.trading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tandemoms.trading.Trades.dec;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.tandemoms.orders.OutboxOf;

/** What an order books into positions before, while and after it is divided among accounts. */
class BookingTest {

    private final TradeOrder order = filled();

    private static TradeOrder filled() {
        TradeOrder order = Trades.acknowledged("100");
        order.take(List.of(Trades.fills("F1", "60", "10.00"), Trades.fills("F2", "40", "11.00")));
        return order;
    }

    private static Allocation shares(String allocId, String a, String b) {
        return new Allocation(
                allocId,
                List.of(new Allocation.Share("FUND-A", dec(a)), new Allocation.Share("FUND-B", dec(b))),
                Trades.NOW);
    }

    /** Quantity and amount by account, each trade as the last change to it says. */
    private Map<String, BigDecimal[]> books() {
        Map<String, PositionChange> standing = new LinkedHashMap<>();
        OutboxOf.messages(order, PositionChange.TYPE).forEach(message -> PositionChange.of(message)
                .forEach(change -> standing.put(change.account() + change.trade(), change)));
        Map<String, BigDecimal[]> books = new TreeMap<>();
        standing.values()
                .forEach(change ->
                        books.merge(change.account(), new BigDecimal[] {change.quantity(), change.amount()}, (a, b) ->
                                new BigDecimal[] {a[0].add(b[0]), a[1].add(b[1])}));
        return books;
    }

    private void assertBooked(String account, String quantity, String amount) {
        BigDecimal[] book = books().getOrDefault(account, new BigDecimal[] {BigDecimal.ZERO, BigDecimal.ZERO});
        assertThat(book[0]).as("quantity of " + account).isEqualByComparingTo(quantity);
        assertThat(book[1]).as("amount of " + account).isEqualByComparingTo(amount);
    }

    @Test
    void aDivisionMovesWhatWasExecutedAtTheAveragePriceAndNothingTwice() {
        assertBooked("FUND-A", "100", "1040");

        order.divide(shares("A1", "30", "70"));

        assertBooked("FUND-A", "30", "312");
        assertBooked("FUND-B", "70", "728");
    }

    @Test
    void anotherDivisionTakesThePlaceOfTheFirst() {
        order.divide(shares("A1", "30", "70"));
        order.divide(new Allocation("A2", List.of(new Allocation.Share("PROP-1", dec("100"))), Trades.NOW));

        assertBooked("FUND-A", "0", "0");
        assertBooked("FUND-B", "0", "0");
        assertBooked("PROP-1", "100", "1040");
    }

    @Test
    void aDivisionTakenBackLeavesTheExecutionsWithTheOrdersAccount() {
        order.divide(shares("A1", "30", "70"));
        order.divide(null);

        assertBooked("FUND-A", "100", "1040");
        assertBooked("FUND-B", "0", "0");
    }

    @Test
    void sharesThatDoNotDivideEvenlyStillAddUpToWhatWasPaid() {
        order.take(List.of(Trades.report(
                VenueReport.Kind.EXECUTION,
                ExecType.TRADE_CORRECT,
                Trades.ROUTE,
                "F1-c",
                Trade.of(dec("60"), dec("10.01")),
                "F1",
                null)));
        order.divide(shares("A1", "33", "67"));

        assertThat(books().get("FUND-A")[1].add(books().get("FUND-B")[1])).isEqualByComparingTo("1040.6");
    }

    @Test
    void aCorrectedPriceReachesEveryShare() {
        order.divide(shares("A1", "30", "70"));
        order.take(List.of(Trades.report(
                VenueReport.Kind.EXECUTION,
                ExecType.TRADE_CORRECT,
                Trades.ROUTE,
                "F1-c",
                Trade.of(dec("60"), dec("11.00")),
                "F1",
                null)));

        assertBooked("FUND-A", "30", "330");
        assertBooked("FUND-B", "70", "770");
        assertThat(order.allocation()).isPresent();
    }

    @Test
    void aBustedTradeVoidsTheDivisionForItNoLongerAddsUp() {
        order.divide(shares("A1", "30", "70"));
        order.take(List.of(Trades.report(
                VenueReport.Kind.EXECUTION, ExecType.TRADE_CANCEL, Trades.ROUTE, "F1-b", null, "F1", null)));

        assertThat(order.allocation()).isEmpty();
        assertBooked("FUND-A", "40", "440");
        assertBooked("FUND-B", "0", "0");
    }
}
