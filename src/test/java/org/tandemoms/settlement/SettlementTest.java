package org.tandemoms.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tandemoms.outbox.OutboxMessage;
import org.tandemoms.trading.AllocationNotice;
import org.tandemoms.trading.Side;
import org.tandemoms.trading.TradeCapture;

class SettlementTest {

    private static Settlement of(Side side) {
        BigDecimal gross = new BigDecimal("18950.00");
        BigDecimal costs = new BigDecimal("4.09");
        return new Settlement(
                "O1",
                Settlement.Status.CAPTURED,
                "FUND-A",
                "AAPL",
                side,
                new BigDecimal("100"),
                new BigDecimal("189.50"),
                "USD",
                gross,
                costs,
                side.isBuy() ? gross.add(costs) : gross.subtract(costs),
                LocalDate.parse("2026-03-02"),
                LocalDate.parse("2026-03-03"),
                "XSIM",
                List.of(
                        new TradeCapture.Fee("BROKERAGE", new BigDecimal("3.79")),
                        new TradeCapture.Fee("VENUE", new BigDecimal("0.30"))),
                null,
                1);
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void everyMovementHasTwoSides(Side side) {
        List<CashEntry> entries = of(side).entries();

        assertThat(entries.stream().map(CashEntry::amount).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo("0");
        assertThat(entries).extracting(CashEntry::id).doesNotHaveDuplicates();
        assertThat(entries.get(0).amount()).isEqualByComparingTo(side.isBuy() ? "-18954.09" : "18945.91");
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void itCrossesTheOutboxUnchanged(Side side) {
        Settlement settlement = of(side);
        Map<String, Object> payload = settlement.payload();

        assertThat(payload.get("gross")).isEqualTo("18950.00");
        assertThat(Settlement.of(
                        new OutboxMessage("k", 1, "settlement", "settlement.capture", payload, null, 0, null, null)))
                .isEqualTo(settlement);
    }

    /** Each account of a block pays its own share. */
    @Test
    void aBlockMovesTheCashOfItsAccounts() {
        Settlement whole = of(Side.BUY);
        List<AllocationNotice.Share> shares =
                List.of(share("FUND-A", "13265.00", "2.86"), share("FUND-B", "5685.00", "1.23"));
        Settlement block = new Settlement(
                whole.orderId(),
                whole.status(),
                "BLOCK",
                whole.symbol(),
                whole.side(),
                whole.quantity(),
                whole.averagePrice(),
                whole.currency(),
                whole.gross(),
                whole.amountOfFees(),
                whole.net(),
                whole.tradeDate(),
                whole.settlementDate(),
                whole.counterparty(),
                whole.fees(),
                shares,
                1);

        assertThat(block.entries().stream().map(CashEntry::amount).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo("0");
        assertThat(block.entries())
                .extracting(CashEntry::account)
                .contains("CASH:FUND-A", "CASH:FUND-B")
                .doesNotContain("CASH:BLOCK");
        assertThat(Settlement.of(new OutboxMessage(
                        "k", 1, "settlement", "settlement.capture", block.payload(), null, 0, null, null)))
                .isEqualTo(block);
    }

    private static AllocationNotice.Share share(String account, String gross, String fees) {
        BigDecimal paid = new BigDecimal(gross);
        BigDecimal costs = new BigDecimal(fees);
        return new AllocationNotice.Share(account, BigDecimal.TEN, paid, BigDecimal.ZERO, costs, paid.add(costs));
    }

    /** Whatever earlier versions have moved is taken back in each of the ledger's accounts, once. */
    @Test
    void aTradePutRightTakesBackWhatHasMoved() {
        Settlement first = of(Side.BUY);
        List<CashEntry> ledger = new ArrayList<>(first.entries());
        Settlement second = version(first, 2, "18000.00");
        List<CashEntry> moved = new ArrayList<>(second.reversals(ledger));
        moved.addAll(second.entries());
        ledger.addAll(moved);

        assertThat(ledger).extracting(CashEntry::id).doesNotHaveDuplicates();
        assertThat(ledger.stream()
                        .filter(entry -> entry.account().equals("CASH:FUND-A"))
                        .map(CashEntry::amount)
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo("-18004.09");
        assertThat(second.reversals(ledger)).as("booked again").isEqualTo(second.reversals(first.entries()));

        Settlement busted = version(first, 3, "0");
        ledger.addAll(busted.reversals(ledger));
        assertThat(busted.entries()).isEmpty();
        assertThat(busted.settled().status()).isEqualTo(Settlement.Status.REVERSED);
        ledger.stream().map(CashEntry::account).distinct().forEach(account -> assertThat(ledger.stream()
                        .filter(entry -> entry.account().equals(account))
                        .map(CashEntry::amount)
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .as(account)
                .isEqualByComparingTo("0"));
    }

    private static Settlement version(Settlement before, int version, String gross) {
        BigDecimal value = new BigDecimal(gross);
        return new Settlement(
                before.orderId(),
                Settlement.Status.CAPTURED,
                before.account(),
                before.symbol(),
                before.side(),
                value.signum() == 0 ? BigDecimal.ZERO : before.quantity(),
                before.averagePrice(),
                before.currency(),
                value,
                before.amountOfFees(),
                value.add(before.amountOfFees()),
                before.tradeDate(),
                before.settlementDate(),
                before.counterparty(),
                before.fees(),
                null,
                version);
    }
}
