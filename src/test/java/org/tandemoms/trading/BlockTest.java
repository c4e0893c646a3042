package org.tandemoms.trading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tandemoms.trading.Trades.dec;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tandemoms.identity.Actor;
import org.tandemoms.orders.OutboxOf;
import org.tandemoms.trading.AllocationRule.Wanted;

/** One order for several accounts, from the market to their positions. */
class BlockTest {

    private final TradeOrder block = block();

    private static TradeOrder block() {
        var apple = new TradedInstrument("AAPL", "US0378331005", "USD", "EQUITY", "XNAS", BigDecimal.ONE);
        var rule = new AllocationRule(
                AllocationRule.Method.PRO_RATA, null, AllocationRule.Leftover.FAIR, BigDecimal.ONE, 0);
        var placement = new Placement(
                "pm",
                null,
                "B1",
                Block.ACCOUNT,
                apple,
                Side.BUY,
                new OrderTerms(dec("100"), OrdType.LIMIT, dec("110"), null, TimeInForce.DAY, null, null),
                RoutingWish.BEST,
                null,
                null,
                new Block(List.of(new Wanted("FUND-A", dec("70"), null), new Wanted("FUND-B", dec("30"), null)), rule));
        TradeOrder order = new TradeOrder(Trades.ORDER_ID, placement, Trades.NOW, Actor.SYSTEM);
        order.route("XSIM", "test");
        order.take(List.of(Trades.says(ExecType.NEW, Trades.ROUTE)));
        return order;
    }

    private void assertBooked(String account, String quantity, String amount) {
        Map<String, PositionChange> standing = new LinkedHashMap<>();
        OutboxOf.messages(block, PositionChange.TYPE)
                .forEach(message -> PositionChange.of(message).forEach(change -> standing.put(change.trade(), change)));
        assertThat(standing.values().stream()
                        .filter(change -> change.account().equals(account))
                        .map(PositionChange::quantity)
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .as("quantity of " + account)
                .isEqualByComparingTo(quantity);
        assertThat(standing.values().stream()
                        .filter(change -> change.account().equals(account))
                        .map(PositionChange::amount)
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .as("amount of " + account)
                .isEqualByComparingTo(amount);
    }

    @Test
    void whatIsExecutedWaitsInTheBlockUntilItIsDone() {
        block.take(List.of(Trades.fills("F1", "40", "10")));

        assertBooked(Block.ACCOUNT, "40", "400");
        assertThat(block.allocation()).isEmpty();
    }

    @Test
    void aDoneBlockGoesToItsAccountsAtTheAveragePrice() {
        block.take(List.of(Trades.fills("F1", "40", "10"), Trades.fills("F2", "60", "12")));

        assertBooked(Block.ACCOUNT, "0", "0");
        assertBooked("FUND-A", "70", "784");
        assertBooked("FUND-B", "30", "336");
    }

    @Test
    void whatACanceledBlockHasExecutedIsDividedToo() {
        block.take(List.of(Trades.fills("F1", "40", "10")));
        block.take(List.of(Trades.says(ExecType.CANCELED, Trades.ROUTE)));

        assertThat(block.isOpen()).isFalse();
        assertBooked("FUND-A", "28", "280");
        assertBooked("FUND-B", "12", "120");
    }

    @Test
    void aTradeBustedOnTheNextDayIsTakenFromAllAccounts() {
        block.take(List.of(Trades.fills("F1", "40", "10"), Trades.fills("F2", "50", "12")));
        block.take(List.of(Trades.says(ExecType.CANCELED, Trades.ROUTE)));
        block.take(List.of(Trades.report(
                VenueReport.Kind.EXECUTION, ExecType.TRADE_CANCEL, Trades.ROUTE, "F1-b", null, "F1", null)));

        assertBooked(Block.ACCOUNT, "0", "0");
        assertBooked("FUND-A", "35", "420");
        assertBooked("FUND-B", "15", "180");
    }
}
