package org.tandemoms.settlement;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.lang.Nullable;
import org.tandemoms.outbox.OutboxMessage;
import org.tandemoms.trading.AllocationNotice;
import org.tandemoms.trading.Side;
import org.tandemoms.trading.TradeCapture;
import org.tandemoms.trading.TradeOrder;

/**
 * The settlement of one order's trade.
 *
 * @param orderId also its key
 * @param gross what the other side pays or gets: price times quantity, and accrued interest
 * @param amountOfFees sum of all fees
 * @param shares what each account of a block pays or receives; null for an order that settles as one
 * @param version 1 for the trade as it was captured first, 2 as it was captured anew after a bust or a correction
 */
public record Settlement(
        String orderId,
        Status status,
        String account,
        String symbol,
        Side side,
        BigDecimal quantity,
        BigDecimal averagePrice,
        String currency,
        BigDecimal gross,
        BigDecimal amountOfFees,
        BigDecimal net,
        LocalDate tradeDate,
        LocalDate settlementDate,
        String counterparty,
        List<TradeCapture.Fee> fees,
        @Nullable List<AllocationNotice.Share> shares,
        int version) {

    public enum Status {
        CAPTURED,
        SETTLED,
        /** It had settled, and all of it was busted afterwards. */
        REVERSED
    }

    static Settlement captured(TradeOrder order) {
        TradeCapture capture = order.capture();
        return new Settlement(
                order.id(),
                Status.CAPTURED,
                order.account(),
                order.instrument().symbol(),
                order.side(),
                capture.quantity(),
                capture.averagePrice(),
                capture.currency(),
                capture.gross().add(capture.accrued()),
                capture.fees().stream().map(TradeCapture.Fee::amount).reduce(BigDecimal.ZERO, BigDecimal::add),
                capture.net(),
                capture.tradeDate(),
                capture.settlementDate(),
                capture.counterparty(),
                capture.fees(),
                sharesOf(order, capture),
                order.captures());
    }

    /** Where a trade was busted or corrected after its capture they no longer add up; then the block settles as one. */
    private static List<AllocationNotice.Share> sharesOf(TradeOrder order, TradeCapture capture) {
        return order.block().isEmpty()
                ? null
                : order.notice()
                        .filter(notice -> notice.net().compareTo(capture.net()) == 0)
                        .map(AllocationNotice::shares)
                        .orElse(null);
    }

    Settlement settled() {
        return new Settlement(
                orderId,
                quantity.signum() == 0 ? Status.REVERSED : Status.SETTLED,
                account,
                symbol,
                side,
                quantity,
                averagePrice,
                currency,
                gross,
                amountOfFees,
                net,
                tradeDate,
                settlementDate,
                counterparty,
                fees,
                shares,
                version);
    }

    /** Both sides of every movement: the account's cash, the counterparty's, and each fee. They sum to zero. */
    List<CashEntry> entries() {
        List<CashEntry> entries = new ArrayList<>();
        if (quantity.signum() == 0) {
            return entries;
        }
        boolean buys = side.isBuy();
        if (shares == null) {
            entries.add(entry(entries, "CASH:" + account, buys ? net.negate() : net));
        } else {
            shares.forEach(share -> entries.add(
                    entry(entries, "CASH:" + share.account(), buys ? share.net().negate() : share.net())));
        }
        entries.add(entry(entries, "STREET:" + counterparty, buys ? gross : gross.negate()));
        fees.forEach(fee -> entries.add(entry(entries, "FEE:" + fee.name(), fee.amount())));
        return entries;
    }

    private CashEntry entry(List<CashEntry> before, String ledgerAccount, BigDecimal amount) {
        return new CashEntry(key("settle", before.size()), orderId, ledgerAccount, currency, amount, settlementDate);
    }

    private String key(String what, int number) {
        return keys(what) + (number + 1);
    }

    private String keys(String what) {
        return orderId + ":" + what + (version == 1 ? "" : ":" + version) + ":";
    }

    /**
     * Takes back what earlier versions have moved, under keys of this version; what they have taken back themselves is even.
     *
     * @param booked all entries of the order, those of this version among them when it is booked again
     */
    List<CashEntry> reversals(List<CashEntry> booked) {
        Map<Moved, BigDecimal> moved = new LinkedHashMap<>();
        booked.stream()
                .filter(entry ->
                        !entry.id().startsWith(keys("settle")) && !entry.id().startsWith(keys("reverse")))
                .forEach(entry -> moved.merge(Moved.by(entry), entry.amount(), BigDecimal::add));
        List<CashEntry> reversals = new ArrayList<>();
        moved.forEach((where, amount) -> {
            if (amount.signum() != 0) {
                reversals.add(where.entry(key("reverse", reversals.size()), orderId, amount.negate()));
            }
        });
        return reversals;
    }

    private record Moved(String account, String currency, LocalDate valueDate) {

        static Moved by(CashEntry entry) {
            return new Moved(entry.account(), entry.currency(), entry.valueDate());
        }

        CashEntry entry(String id, String orderId, BigDecimal amount) {
            return new CashEntry(id, orderId, account, currency, amount, valueDate);
        }
    }

    Map<String, Object> payload() {
        return SettlementPayload.write(this);
    }

    static Settlement of(OutboxMessage message) {
        return SettlementPayload.read(message.payload());
    }
}
