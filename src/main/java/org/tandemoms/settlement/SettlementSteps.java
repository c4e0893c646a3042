package org.tandemoms.settlement;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.tandemoms.instruments.Instruments;
import org.tandemoms.parties.Account;
import org.tandemoms.parties.Accounts;
import org.tandemoms.shared.Money;
import org.tandemoms.trading.AllocationNotice;
import org.tandemoms.trading.Execution;
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
                    "Computes amounts, fees by schedule and the value date by the market's calendar, and books the trade.")
    public void captureTrade(TradeOrder order) {
        if (order.capture() != null) {
            return;
        }
        TradeCapture capture = capture(order);
        order.captured(capture);
        order.send(
                "settlement:capture",
                SettlementCourier.DESTINATION,
                SettlementCourier.CAPTURE,
                Settlement.captured(order).payload());
    }

    private TradeCapture capture(TradeOrder order) {
        List<Execution> fills = order.executions().stream()
                .filter(execution -> !execution.busted())
                .toList();
        Instant lastFill =
                fills.stream().map(Execution::at).max(Instant::compareTo).orElse(order.now());
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
                fills.stream().map(Execution::venue).distinct().sorted().collect(Collectors.joining(",")),
                accrued.amount());
    }

    @Step(
            value = "instructCustodian",
            title = "Instruct the custodian",
            description =
                    "Sends the settlement instruction to the custodian, once for each attempt; of a block one for each account.")
    public void instructCustodian(TradeOrder order) {
        if (order.instructions() >= attemptsAskedFor(order)) {
            return;
        }
        Map<String, AllocationNotice.Share> shares = new LinkedHashMap<>();
        if (order.block().isPresent()) {
            order.notice().ifPresent(notice -> notice.shares().forEach(share -> shares.put(share.account(), share)));
        }
        order.instruct(shares.keySet())
                .forEach((account, part) ->
                        order.send(part, CUSTODIAN, "custodian.instruct", instruction(order, shares.get(account))));
    }

    /** One, and one more for each time that a person has said to try again. */
    private static int attemptsAskedFor(TradeOrder order) {
        return 1
                + order.decision("resolveFail")
                        .map(fail -> "RETRY".equals(fail.outcome()) ? fail.round() : fail.round() - 1)
                        .orElse(0);
    }

    /**
     * The members that {@code integrations/mappings/custodian-request.jq} reads.
     *
     * @param share of one account; null for the whole order
     */
    private Map<String, Object> instruction(TradeOrder order, AllocationNotice.Share share) {
        TradeCapture capture = order.capture();
        String account = share == null ? order.account() : share.account();
        BigDecimal quantity = share == null ? capture.quantity() : share.quantity();
        BigDecimal amount = share == null ? capture.net() : share.net();
        Map<String, Object> payload = new HashMap<>();
        payload.put(
                "account",
                accounts.find(account).map(Account::safekeepingAccount).orElse(account));
        payload.put("side", order.side().isBuy() ? "BUY" : "SELL");
        payload.put("symbol", order.instrument().symbol());
        payload.put("quantity", quantity.toPlainString());
        payload.put("amount", amount.toPlainString());
        payload.put("currency", capture.currency());
        payload.put("tradeDate", capture.tradeDate().toString());
        payload.put("settlementDate", capture.settlementDate().toString());
        payload.put("counterparty", capture.counterparty());
        if (order.instrument().isin() != null) {
            payload.put("isin", order.instrument().isin());
        }
        return payload;
    }

    @Step(
            value = "settleTrade",
            title = "Settle the trade",
            description = "Moves cash in the ledger, both sides of every entry, and closes the settlement.")
    public void settleTrade(TradeOrder order) {
        if ("SETTLED".equals(order.settlementStatus())) {
            return;
        }
        order.settled();
        order.send(
                "settlement:settle",
                SettlementCourier.DESTINATION,
                SettlementCourier.SETTLE,
                Settlement.captured(order).payload());
    }
}
