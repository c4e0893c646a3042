package org.tandemoms.trading;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tandemoms.shared.Money;

/**
 * Tells how an order was divided and what each account owes, as soon as both are known: the division and the captured
 * amounts. A division that is taken back or made anew is told so.
 */
final class Confirming {

    private final TradeOrder order;

    Confirming(TradeOrder order) {
        this.order = order;
    }

    /** After a change of the division, or of what was captured. */
    void follow() {
        Optional<AllocationNotice> told = order.notice();
        Optional<Allocation> now = order.allocation().filter(division -> order.capture() != null);
        boolean same = told.isPresent()
                && now.filter(division -> isTold(division, told.get())).isPresent();
        if (same) {
            return;
        }
        told.ifPresent(before -> send(canceled(before)));
        AllocationNotice next = now.map(this::notice).orElse(null);
        order.notice(next);
        if (next != null) {
            send(next);
        }
    }

    private boolean isTold(Allocation division, AllocationNotice told) {
        return told.allocId().equals(division.allocId())
                && told.avgPx().compareTo(order.avgPx()) == 0
                && told.shares().size() == division.shares().size()
                && shares(division, order.capture()).stream().allMatch(share -> told.shares().stream()
                        .anyMatch(known -> known.account().equals(share.account())
                                && known.quantity().compareTo(share.quantity()) == 0
                                && known.net().compareTo(share.net()) == 0));
    }

    private void send(AllocationNotice notice) {
        String part = "allocation:" + notice.noticeId() + (notice.canceled() ? ":canceled" : "");
        order.send(part, ClientReport.DESTINATION, AllocationNotice.TYPE, notice.payload());
    }

    private AllocationNotice notice(Allocation division) {
        TradeCapture capture = order.capture();
        return new AllocationNotice(
                order.session(),
                order.nextExecId(),
                false,
                order.block().isEmpty(),
                order.id(),
                order.clientOrderId(),
                division.allocId(),
                order.side(),
                order.instrument().symbol(),
                order.instrument().isin(),
                capture.currency(),
                division.sum(),
                order.avgPx(),
                capture.tradeDate(),
                capture.settlementDate(),
                shares(division, capture),
                order.now());
    }

    private AllocationNotice canceled(AllocationNotice before) {
        return new AllocationNotice(
                before.session(),
                before.noticeId(),
                true,
                before.asked(),
                before.orderId(),
                before.clOrdId(),
                before.allocId(),
                before.side(),
                before.symbol(),
                before.isin(),
                before.currency(),
                before.quantity(),
                before.avgPx(),
                before.tradeDate(),
                before.settlementDate(),
                before.shares(),
                order.now());
    }

    /** Each by its part of the quantity; what rounding leaves falls to those that come later, so that nothing is lost. */
    private List<AllocationNotice.Share> shares(Allocation division, TradeCapture capture) {
        String currency = capture.currency();
        BigDecimal leftQuantity = division.sum();
        Money leftGross = Money.of(order.instrument().paid(order.cumQty(), order.turnover()), currency);
        Money leftFees = Money.of(
                capture.fees().stream().map(TradeCapture.Fee::amount).reduce(BigDecimal.ZERO, BigDecimal::add),
                currency);
        Money leftAccrued = Money.of(capture.accrued(), currency);
        List<AllocationNotice.Share> shares = new ArrayList<>();
        for (Allocation.Share share : division.shares()) {
            BigDecimal gross = part(leftGross, share.quantity(), leftQuantity).amount();
            BigDecimal fees = part(leftFees, share.quantity(), leftQuantity).amount();
            BigDecimal accrued =
                    part(leftAccrued, share.quantity(), leftQuantity).amount();
            BigDecimal owed = gross.add(accrued);
            BigDecimal net = order.side().isBuy() ? owed.add(fees) : owed.subtract(fees);
            shares.add(new AllocationNotice.Share(share.account(), share.quantity(), gross, accrued, fees, net));
            leftQuantity = leftQuantity.subtract(share.quantity());
            leftGross = Money.of(leftGross.amount().subtract(gross), currency);
            leftFees = Money.of(leftFees.amount().subtract(fees), currency);
            leftAccrued = Money.of(leftAccrued.amount().subtract(accrued), currency);
        }
        return List.copyOf(shares);
    }

    private static Money part(Money whole, BigDecimal quantity, BigDecimal ofQuantity) {
        if (quantity.compareTo(ofQuantity) == 0) {
            return whole;
        }
        return new Money(
                whole.amount().multiply(quantity).divide(ofQuantity, MathContext.DECIMAL128), whole.currency());
    }
}
