package org.tandemoms.settlement;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
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
        @Nullable List<AllocationNotice.Share> shares) {

    public enum Status {
        CAPTURED,
        SETTLED
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
                sharesOf(order, capture));
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
                Status.SETTLED,
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
                shares);
    }

    /** Both sides of every movement: the account's cash, the counterparty's, and each fee. They sum to zero. */
    List<CashEntry> entries() {
        List<CashEntry> entries = new ArrayList<>();
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
        return new CashEntry(
                orderId + ":settle:" + (before.size() + 1), orderId, ledgerAccount, currency, amount, settlementDate);
    }

    Map<String, Object> payload() {
        return SettlementPayload.write(this);
    }

    static Settlement of(OutboxMessage message) {
        return SettlementPayload.read(message.payload());
    }
}
