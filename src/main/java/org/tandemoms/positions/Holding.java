package org.tandemoms.positions;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * What is held after some trades: a function of these trades and the method, nothing else. At any time
 * {@code cost of the lots - realised = sum of the trades' amounts}, to the last decimal.
 *
 * @param lots oldest first, all long or all short
 * @param realised profit (positive) or loss of what was closed, in the position's currency
 */
public record Holding(List<Lot> lots, BigDecimal realised) {

    static final Holding NONE = new Holding(List.of(), BigDecimal.ZERO);

    /** Lots kept apart; beyond that neighbours of one day become one at their average. */
    static final int MOST_LOTS = 200;

    public Holding {
        lots = List.copyOf(lots);
    }

    static Holding after(Holding before, List<PositionTrade> trades, LotMethod method) {
        Holding holding = before;
        for (PositionTrade trade : trades) {
            holding = holding.after(trade, method);
        }
        return holding;
    }

    Holding after(PositionTrade trade, LotMethod method) {
        if (trade.isVoid()) {
            return this;
        }
        return new Matching(this, method).take(trade);
    }

    /** Signed: negative when short. */
    public BigDecimal quantity() {
        return lots.stream().map(Lot::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** What the lots have cost; negative for what a short position has brought in. */
    public BigDecimal cost() {
        return lots.stream().map(Lot::cost).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** One trade finds its lots. */
    private static final class Matching {

        private final List<Lot> lots;
        private final LotMethod method;
        private BigDecimal realised;

        Matching(Holding before, LotMethod method) {
            this.lots = new ArrayList<>(before.lots);
            this.realised = before.realised;
            this.method = method;
        }

        Holding take(PositionTrade trade) {
            BigDecimal quantity = trade.quantity();
            BigDecimal amount = trade.amount();
            while (quantity.signum() != 0 && closes(quantity)) {
                int at = method == LotMethod.LIFO ? lots.size() - 1 : 0;
                Lot lot = lots.get(at);
                boolean wholeLot = quantity.abs().compareTo(lot.quantity().abs()) >= 0;
                BigDecimal closed = wholeLot ? lot.quantity() : quantity.negate();
                BigDecimal cost = lot.costOf(closed);
                boolean wholeTrade = closed.abs().compareTo(quantity.abs()) == 0;
                BigDecimal paid = wholeTrade ? amount : PositionTrade.share(amount, closed.negate(), quantity);
                realised = realised.subtract(cost).subtract(paid);
                if (wholeLot) {
                    lots.remove(at);
                } else {
                    lots.set(at, lot.without(closed, cost));
                }
                quantity = quantity.add(closed);
                amount = amount.subtract(paid);
            }
            if (quantity.signum() != 0) {
                open(new Lot(trade.key(), trade.at(), quantity, amount));
            }
            return new Holding(lots, realised);
        }

        private boolean closes(BigDecimal quantity) {
            return !lots.isEmpty() && lots.get(0).quantity().signum() != quantity.signum();
        }

        private void open(Lot lot) {
            int last = lots.size() - 1;
            if (last >= 0 && (method == LotMethod.AVERAGE || lots.get(last).isLike(lot))) {
                lots.set(last, lots.get(last).with(lot.quantity(), lot.cost()));
            } else {
                lots.add(lot);
            }
            if (lots.size() > MOST_LOTS) {
                bunch();
            }
        }

        /** Halves the days that have several lots; where none has, the two oldest become one. */
        private void bunch() {
            List<Lot> fewer = new ArrayList<>();
            int i = 0;
            while (i < lots.size()) {
                Lot lot = lots.get(i++);
                if (i < lots.size() && lots.get(i).isOfSameDay(lot)) {
                    lot = lot.with(lots.get(i).quantity(), lots.get(i).cost());
                    i++;
                }
                fewer.add(lot);
            }
            if (fewer.size() == lots.size()) {
                fewer.set(
                        0, lots.get(0).with(lots.get(1).quantity(), lots.get(1).cost()));
                fewer.remove(1);
            }
            lots.clear();
            lots.addAll(fewer);
        }
    }
}
