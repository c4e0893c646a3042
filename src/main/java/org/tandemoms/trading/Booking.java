package org.tandemoms.trading;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What an order books into positions: each execution to the order's own account, until the order is allocated; then each
 * share at the average price to the account that gets it, and nothing else.
 */
final class Booking {

    private static final int SCALE = 12;

    private final TradeOrder order;
    private final List<PositionChange> booked;

    /** @param booked by the order and not handed over yet; changed here */
    Booking(TradeOrder order, List<PositionChange> booked) {
        this.order = order;
        this.booked = booked;
    }

    /** Books what follows from a new, corrected or busted execution. */
    void executed(Execution execution) {
        booked.addAll(after(execution));
    }

    /** Books a division among accounts in place of another; null is none. */
    void divided(Allocation before, Allocation now) {
        booked.addAll(moved(before, now));
    }

    /** Sends what was booked to the positions, and what the order may still sell where that has changed. */
    void handOver() {
        List<OpenSale> sales = order.marking().isEmpty() ? List.of() : order.newsOf(OpenSale.of(order));
        if (!booked.isEmpty() || !sales.isEmpty()) {
            PositionChange.send(order, booked, sales);
            booked.clear();
        }
    }

    /** The execution as it stands now; one that is busted counts for nothing. */
    private PositionChange of(Execution execution) {
        return of(execution, execution.lastExecId());
    }

    private PositionChange of(Execution execution, String key) {
        BigDecimal quantity = execution.busted() ? BigDecimal.ZERO : execution.quantity();
        return change(
                key,
                execution.execId(),
                order.account(),
                quantity,
                order.instrument().amount(quantity, quantity.multiply(execution.price())),
                execution.price(),
                execution.at());
    }

    private List<PositionChange> after(Execution execution) {
        Allocation allocation = order.allocation().orElse(null);
        if (allocation == null) {
            return List.of(of(execution));
        }
        if (allocation.sum().compareTo(order.cumQty()) == 0) {
            return shares(allocation, true);
        }
        order.allocate(null);
        return moved(allocation, null);
    }

    /** From one division among accounts to another; null is none. Nothing is booked twice in between. */
    private List<PositionChange> moved(Allocation from, Allocation to) {
        List<PositionChange> changes = new ArrayList<>();
        if (from == null) {
            live().forEach(execution -> changes.add(voided(execution.execId(), order.account(), execution.at())));
        } else {
            for (int i = 0; i < from.shares().size(); i++) {
                changes.add(voided(tradeOf(from, i), from.shares().get(i).account(), from.at()));
            }
        }
        if (to == null) {
            live().forEach(execution -> changes.add(of(execution, order.nextExecId())));
        } else {
            changes.addAll(shares(to, false));
        }
        return changes;
    }

    /** The shares at the average price of now; their amounts add up to what was paid, to the last decimal. */
    private List<PositionChange> shares(Allocation allocation, boolean again) {
        BigDecimal leftQuantity = order.cumQty();
        BigDecimal left = order.instrument().amount(leftQuantity, order.turnover());
        List<PositionChange> changes = new ArrayList<>();
        for (int i = 0; i < allocation.shares().size(); i++) {
            Allocation.Share share = allocation.shares().get(i);
            BigDecimal amount = share.quantity().compareTo(leftQuantity) == 0
                    ? left
                    : left.multiply(share.quantity())
                            .divide(leftQuantity, MathContext.DECIMAL128)
                            .setScale(SCALE, RoundingMode.HALF_EVEN);
            left = left.subtract(amount);
            leftQuantity = leftQuantity.subtract(share.quantity());
            String trade = tradeOf(allocation, i);
            changes.add(change(
                    again ? order.nextExecId() : trade,
                    trade,
                    share.account(),
                    share.quantity(),
                    amount,
                    order.avgPx(),
                    allocation.at()));
        }
        return changes;
    }

    private String tradeOf(Allocation allocation, int share) {
        return order.id() + ":" + allocation.allocId() + ":" + allocation.at() + ":" + share;
    }

    private PositionChange voided(String trade, String account, Instant at) {
        return change(order.nextExecId(), trade, account, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, at);
    }

    private List<Execution> live() {
        return order.executions().stream()
                .filter(execution -> !execution.busted())
                .toList();
    }

    private PositionChange change(
            String key,
            String trade,
            String account,
            BigDecimal quantity,
            BigDecimal amount,
            BigDecimal price,
            Instant at) {
        boolean adds = order.side().isBuy();
        TradedInstrument instrument = order.instrument();
        return new PositionChange(
                key,
                trade,
                account,
                instrument.symbol(),
                instrument.currency(),
                instrument.valuePerPoint(),
                adds ? quantity : quantity.negate(),
                adds ? amount : amount.negate(),
                price,
                at);
    }
}
