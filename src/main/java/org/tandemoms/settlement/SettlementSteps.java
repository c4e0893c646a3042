package org.tandemoms.settlement;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.tandemoms.instruments.Instruments;
import org.tandemoms.parties.Account;
import org.tandemoms.parties.Accounts;
import org.tandemoms.shared.Money;
import org.tandemoms.trading.Execution;
import org.tandemoms.trading.SettlementInstruction;
import org.tandemoms.trading.SettlementLeg;
import org.tandemoms.trading.TradeCapture;
import org.tandemoms.trading.TradeOrder;
import org.tandemoms.trading.TradedInstrument;
import org.tandemoms.workflow.Step;

/** Steps of the process {@code trade-settlement}. */
@Component
class SettlementSteps {

    private static final String CUSTODIAN = "custodian";

    private final FeeSchedule fees;
    private final SettlementCycles cycles;
    private final Accounts accounts;
    private final Instruments instruments;

    SettlementSteps(FeeSchedule fees, SettlementCycles cycles, Accounts accounts, Instruments instruments) {
        this.instruments = instruments;
        this.fees = fees;
        this.cycles = cycles;
        this.accounts = accounts;
    }

    @Step(
            value = "captureTrade",
            title = "Capture the trade",
            description =
                    "Computes amounts, fees by schedule and the value date by the market's calendar, and books the trade; anew when it was busted or corrected after it had settled.")
    public void captureTrade(TradeOrder order) {
        if (order.capture() == null || wasPutRight(order)) {
            bookCapture(order);
        }
    }

    /** It had settled, and was busted or corrected since. */
    private static boolean wasPutRight(TradeOrder order) {
        return order.isSettled() && !order.isSettledAsExecuted();
    }

    private void bookCapture(TradeOrder order) {
        order.captured(capture(order));
        order.send(
                numbered("settlement:capture", order),
                SettlementCourier.DESTINATION,
                SettlementCourier.CAPTURE,
                Settlement.captured(order).payload());
    }

    private static String numbered(String part, TradeOrder order) {
        return order.captures() == 1 ? part : part + ":" + order.captures();
    }

    private TradeCapture capture(TradeOrder order) {
        List<Execution> fills = order.executions().stream()
                .filter(execution -> !execution.busted())
                .toList();
        Instant lastFill = order.executions().stream()
                .map(Execution::at)
                .max(Instant::compareTo)
                .orElse(order.now());
        LocalDate tradeDate = cycles.tradeDate(order.instrument(), lastFill);
        TradedInstrument traded = order.instrument();
        Money value = Money.of(traded.amount(order.cumQty(), order.turnover()), traded.currency());
        Money gross = Money.of(traded.paid(order.cumQty(), order.turnover()), traded.currency());
        List<TradeCapture.Fee> charged = fees.feesOf(order, value);
        LocalDate settlementDate = cycles.settlementDate(order.instrument(), tradeDate);
        Money accrued = Money.of(
                instruments
                        .bySymbol(order.instrument().symbol())
                        .map(instrument -> instrument.accrued(order.cumQty(), settlementDate))
                        .orElse(BigDecimal.ZERO),
                order.instrument().currency());
        BigDecimal owed = gross.amount().add(accrued.amount());
        BigDecimal costs = charged.stream().map(TradeCapture.Fee::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new TradeCapture(
                tradeDate,
                settlementDate,
                order.instrument().currency(),
                order.cumQty(),
                order.avgPx(),
                gross.amount(),
                charged,
                order.side().isBuy() ? owed.add(costs) : owed.subtract(costs),
                order.executions().stream()
                        .map(Execution::venue)
                        .distinct()
                        .sorted()
                        .collect(Collectors.joining(",")),
                accrued.amount());
    }

    @Step(
            value = "instructCustodian",
            title = "Instruct the custodian",
            description =
                    "Sends the settlement instruction to the custodian, once for each attempt; of a block one for each account. What has settled and is so no longer is reversed.")
    public void instructCustodian(TradeOrder order) {
        if (wasPutRight(order)) {
            bookCapture(order);
        }
        if (order.instructions() >= attemptsAskedFor(order)) {
            return;
        }
        if (!order.isSettledAsExecuted()) {
            bookCapture(order); // busted or corrected while a person looked into a fail
        }
        order.instruct(legs(order))
                .forEach(instruction ->
                        order.send(instruction.part(), CUSTODIAN, "custodian.instruct", payload(order, instruction)));
    }

    /** Each account's of a block, else one; none when all was busted. */
    private static List<SettlementLeg> legs(TradeOrder order) {
        TradeCapture capture = order.capture();
        if (capture.quantity().signum() == 0) {
            return List.of();
        }
        return order.notice()
                .filter(notice -> order.block().isPresent())
                .map(notice -> notice.shares().stream()
                        .map(share -> new SettlementLeg(share.account(), share.quantity(), share.net()))
                        .toList())
                .orElseGet(() -> List.of(new SettlementLeg("", capture.quantity(), capture.net())));
    }

    /** One, one more for each time that a person has said to try again, and one for each time that it was put right. */
    private static int attemptsAskedFor(TradeOrder order) {
        return 1
                + order.corrections()
                + order.decision("resolveFail")
                        .map(fail -> "RETRY".equals(fail.outcome()) ? fail.round() : fail.round() - 1)
                        .orElse(0);
    }

    /** The members that {@code integrations/mappings/custodian-request.jq} reads. A reversal moves the other way. */
    private Map<String, Object> payload(TradeOrder order, SettlementInstruction instruction) {
        TradeCapture capture = order.capture();
        SettlementLeg leg = instruction.leg();
        String account = leg.account().isEmpty() ? order.account() : leg.account();
        boolean receives = order.side().isBuy() != instruction.isReversal();
        Map<String, Object> payload = new HashMap<>();
        payload.put(
                "account",
                accounts.find(account).map(Account::safekeepingAccount).orElse(account));
        payload.put("side", receives ? "BUY" : "SELL");
        payload.put("symbol", order.instrument().symbol());
        payload.put("quantity", leg.quantity().toPlainString());
        payload.put("amount", leg.amount().toPlainString());
        payload.put("currency", capture.currency());
        payload.put("tradeDate", capture.tradeDate().toString());
        payload.put("settlementDate", capture.settlementDate().toString());
        payload.put("counterparty", capture.counterparty());
        if (order.instrument().isin() != null) {
            payload.put("isin", order.instrument().isin());
        }
        if (instruction.isReversal()) {
            payload.put("reverses", order.id() + ":" + instruction.reverses());
        }
        return payload;
    }

    @Step(
            value = "settleTrade",
            title = "Settle the trade",
            description =
                    "Moves cash in the ledger, both sides of every entry, and closes the settlement; or finds that the trade was busted or corrected meanwhile.",
            outcomes = {"SETTLED", "CORRECTED"})
    public String settleTrade(TradeOrder order) {
        if (!order.isSettled()) {
            order.settled();
            order.send(
                    numbered("settlement:settle", order),
                    SettlementCourier.DESTINATION,
                    SettlementCourier.SETTLE,
                    Settlement.captured(order).payload());
        }
        return order.isSettledAsExecuted() ? "SETTLED" : "CORRECTED";
    }
}
