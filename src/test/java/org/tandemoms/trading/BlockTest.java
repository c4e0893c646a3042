package org.tandemoms.trading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tandemoms.trading.Trades.dec;

import java.math.BigDecimal;
import java.time.LocalDate;
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

    private static TradeCapture captured(String quantity, String price, String gross, String fee) {
        return new TradeCapture(
                LocalDate.parse("2026-03-02"),
                LocalDate.parse("2026-03-03"),
                "USD",
                dec(quantity),
                dec(price),
                dec(gross),
                List.of(new TradeCapture.Fee("BROKERAGE", dec(fee))),
                dec(gross).add(dec(fee)),
                "XSIM",
                BigDecimal.ZERO);
    }

    private List<AllocationNotice> notices() {
        return OutboxOf.messages(block, AllocationNotice.TYPE).stream()
                .map(AllocationNotice::of)
                .toList();
    }

    @Test
    void accountsAreToldWhatTheyOweAsSoonAsItIsCapturedToTheLastCent() {
        block.take(List.of(Trades.fills("F1", "40", "10.01"), Trades.fills("F2", "59", "12.03")));
        block.take(List.of(Trades.says(ExecType.CANCELED, Trades.ROUTE)));
        assertThat(notices()).isEmpty();

        block.captured(captured("99", "11.21383838", "1110.17", "3.79"));

        assertThat(notices()).singleElement().satisfies(notice -> {
            assertThat(notice.canceled()).isFalse();
            assertThat(notice.gross()).isEqualByComparingTo("1110.17");
            assertThat(notice.net()).isEqualByComparingTo("1113.96");
            assertThat(notice.shares())
                    .extracting(AllocationNotice.Share::account)
                    .containsExactly("FUND-A", "FUND-B");
            assertThat(notice.shares()).allSatisfy(share -> assertThat(share.net())
                    .isEqualByComparingTo(share.gross().add(share.fees())));
            // 3.79 x 70 / 99
            assertThat(notice.shares().get(0).quantity()).isEqualByComparingTo("70");
            assertThat(notice.shares().get(0).fees()).isEqualByComparingTo("2.68");
        });
    }

    @Test
    void aBustAfterwardsTakesTheNoticeBackAndMakesANewOne() {
        block.take(List.of(Trades.fills("F1", "40", "10"), Trades.fills("F2", "60", "12")));
        block.captured(captured("100", "11.2", "1120.00", "3.79"));
        block.take(List.of(Trades.report(
                VenueReport.Kind.EXECUTION,
                ExecType.TRADE_CORRECT,
                Trades.ROUTE,
                "F1-c",
                Trade.of(dec("40"), dec("9")),
                "F1",
                null)));

        assertThat(notices()).hasSize(3);
        assertThat(notices().get(1).canceled()).isTrue();
        assertThat(notices().get(1).noticeId()).isEqualTo(notices().get(0).noticeId());
        assertThat(notices().get(2).canceled()).isFalse();
        assertThat(notices().get(2).noticeId()).isNotEqualTo(notices().get(0).noticeId());
        assertThat(notices().get(2).gross()).isEqualByComparingTo("1080.00");
    }

    @Test
    void eachAccountIsInstructedAndOneThatFailedAgain() {
        block.take(List.of(Trades.fills("F1", "40", "10"), Trades.fills("F2", "60", "12")));
        List<SettlementLeg> legs = List.of(leg("FUND-A", "70"), leg("FUND-B", "30"));
        List<SettlementInstruction> first = block.instruct(legs);
        block.custodianAnswered(first.get(0).part(), true, "settled");
        block.custodianAnswered(first.get(0).part(), true, "settled, said twice");
        assertThat(block.settlementStatus()).isEqualTo("INSTRUCTED");
        block.custodianAnswered(first.get(1).part(), false, "no securities");
        assertThat(block.settlementStatus()).isEqualTo("FAILED");

        List<SettlementInstruction> second = block.instruct(legs);
        assertThat(second)
                .extracting(instruction -> instruction.leg().account())
                .containsExactly("FUND-B");
        block.custodianAnswered(first.get(1).part(), true, "of the attempt before");
        assertThat(block.settlementStatus()).isEqualTo("INSTRUCTED");
        block.custodianAnswered(second.get(0).part(), true, "settled");
        assertThat(block.settlementStatus()).isEqualTo("CONFIRMED");
    }

    private static SettlementLeg leg(String account, String quantity) {
        return new SettlementLeg(account, dec(quantity), dec(quantity).multiply(dec("11.2")));
    }
}
