package org.tandemoms.trading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tandemoms.trading.Trades.dec;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tandemoms.orders.ProcessOf;

/** What becomes of a trade that has settled and is busted or corrected then. */
class SettledTradeTest {

    private static final String PROCESS = "trade-settlement";

    private final TradeOrder order = Trades.acknowledged("100");

    @BeforeEach
    void settled() {
        order.take(List.of(Trades.fills("F1", "60", "10"), Trades.fills("F2", "40", "10")));
        assertThat(ProcessOf.isStarting(order, PROCESS)).isTrue();
        order.captured(capture("100", "10"));
        settles(List.of(leg("100", "1000.00")), "settlement:instruct");
    }

    private void settles(List<SettlementLeg> wanted, String... parts) {
        assertThat(order.instruct(wanted))
                .extracting(SettlementInstruction::part)
                .containsExactly(parts);
        for (String part : parts) {
            order.custodianAnswered(part, true, "settled");
        }
        assertThat(order.settlementStatus()).isEqualTo("CONFIRMED");
        order.settled();
        ProcessOf.started(order, PROCESS);
        ProcessOf.ends(order);
    }

    private static SettlementLeg leg(String quantity, String amount) {
        return new SettlementLeg("", dec(quantity), dec(amount));
    }

    private static TradeCapture capture(String quantity, String price) {
        BigDecimal gross = dec(quantity).multiply(dec(price));
        LocalDate day = LocalDate.parse("2026-03-02");
        return new TradeCapture(
                day, day.plusDays(1), "USD", dec(quantity), dec(price), gross, List.of(), gross, "XSIM", null);
    }

    private void venue(ExecType type, String execId, String ofExecId, Trade trade) {
        order.take(
                List.of(Trades.report(VenueReport.Kind.EXECUTION, type, Trades.ROUTE, execId, trade, ofExecId, null)));
    }

    @Test
    void aCorrectedPriceReversesWhatHasSettledAndSettlesItAnew() {
        venue(ExecType.TRADE_CORRECT, "F1-c", "F1", Trade.of(dec("60"), dec("9")));
        assertThat(ProcessOf.isStarting(order, PROCESS)).isTrue();
        assertThat(order.isSettledAsExecuted()).isFalse();

        order.captured(capture("100", "9.4"));
        assertThat(order.corrections()).isEqualTo(1);
        settles(List.of(leg("100", "940.00")), "settlement:reverse:2", "settlement:instruct:2");
        assertThat(order.settlementStatus()).isEqualTo("SETTLED");
        assertThat(order.isSettledAsExecuted()).isTrue();
    }

    @Test
    void aBustOfEverythingLeavesNothingSettled() {
        venue(ExecType.TRADE_CANCEL, "F1-b", "F1", null);
        venue(ExecType.TRADE_CANCEL, "F2-b", "F2", null);

        order.captured(capture("0", "0"));
        settles(List.of(), "settlement:reverse:2");
        assertThat(order.settlementStatus()).isEqualTo("REVERSED");
        assertThat(order.isSettledAsExecuted()).isTrue();
    }

    /** The bust has opened the order again; what it trades then settles when it is done. */
    @Test
    void whatIsTradedInItsPlaceSettlesToo() {
        venue(ExecType.TRADE_CANCEL, "F2-b", "F2", null);
        order.captured(capture("60", "10"));
        settles(List.of(leg("60", "600.00")), "settlement:reverse:2", "settlement:instruct:2");

        order.take(List.of(Trades.fills("F3", "15", "11")));
        assertThat(ProcessOf.isStarting(order, PROCESS)).isFalse();
        order.take(List.of(Trades.fills("F4", "25", "11")));
        assertThat(ProcessOf.isStarting(order, PROCESS)).isTrue();
        order.captured(capture("100", "10.4"));
        settles(List.of(leg("100", "1040.00")), "settlement:reverse:3", "settlement:instruct:3");
    }

    /** A reversal that fails is tried again; what was moved meanwhile is not moved twice. */
    @Test
    void aReversalThatFailsIsToldAgain() {
        venue(ExecType.TRADE_CORRECT, "F1-c", "F1", Trade.of(dec("60"), dec("9")));
        order.captured(capture("100", "9.4"));
        List<SettlementLeg> wanted = List.of(leg("100", "940.00"));
        order.instruct(wanted);
        order.custodianAnswered("settlement:instruct:2", true, "settled");
        order.custodianAnswered("settlement:reverse:2", false, "no cash");
        assertThat(order.settlementStatus()).isEqualTo("FAILED");

        List<SettlementInstruction> again = order.instruct(wanted);
        assertThat(again).extracting(SettlementInstruction::part).containsExactly("settlement:reverse:3");
        assertThat(again).extracting(SettlementInstruction::reverses).containsExactly("settlement:instruct");
    }

    /** While the custodian has it nothing is told in between: the end of that settlement looks again. */
    @Test
    void aSecondCorrectionWaitsForTheFirst() {
        venue(ExecType.TRADE_CORRECT, "F1-c", "F1", Trade.of(dec("60"), dec("9")));
        ProcessOf.started(order, PROCESS);
        venue(ExecType.TRADE_CORRECT, "F1-d", "F1-c", Trade.of(dec("60"), dec("8")));
        assertThat(ProcessOf.isStarting(order, PROCESS)).isFalse();
        assertThat(order.isSettledAsExecuted()).isFalse();
    }
}
