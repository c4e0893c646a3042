package org.tandemoms.execution.schedule;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.tandemoms.shared.FloatingPoint;

/**
 * How much is left at each moment, and so how much is traded between them.
 *
 * @param holdings what is left to trade: at the start the whole quantity, at the end nothing; one more than trades
 * @param trades what is traded in each interval; they add up to the quantity
 */
@FloatingPoint("shares of a model, before they are cut into lots")
public record TradingSchedule(List<Double> holdings, List<Double> trades) {

    public TradingSchedule {
        holdings = List.copyOf(holdings);
        trades = List.copyOf(trades);
        if (trades.isEmpty() || holdings.size() != trades.size() + 1) {
            throw new IllegalArgumentException("A schedule has one more holding than trades, and at least one trade");
        }
    }

    /** @param holdings from the whole quantity down to nothing */
    static TradingSchedule ofHoldings(double[] holdings) {
        return new TradingSchedule(
                IntStream.range(0, holdings.length).mapToObj(i -> holdings[i]).toList(),
                IntStream.range(1, holdings.length)
                        .mapToObj(i -> holdings[i - 1] - holdings[i])
                        .toList());
    }

    public double quantity() {
        return holdings.get(0);
    }

    public int intervals() {
        return trades.size();
    }

    /**
     * The schedule in whole lots for an order: after each interval what was traded so far is the model's share of the
     * quantity to the nearest lot, so that rounding never adds up. The last slice takes what is left, odd lot included.
     *
     * @param lot smallest amount sent to a venue, more than 0
     * @return one amount for each interval, some perhaps 0; they add up to the quantity exactly
     */
    public List<BigDecimal> slices(BigDecimal quantity, BigDecimal lot) {
        List<BigDecimal> slices = new ArrayList<>(trades.size());
        BigDecimal done = BigDecimal.ZERO;
        for (int i = 1; i < holdings.size(); i++) {
            BigDecimal target = i == trades.size() ? quantity : inLots(quantity, 1 - holdings.get(i) / quantity(), lot);
            BigDecimal slice = target.subtract(done).max(BigDecimal.ZERO);
            slices.add(slice);
            done = done.add(slice);
        }
        return List.copyOf(slices);
    }

    private static BigDecimal inLots(BigDecimal quantity, double share, BigDecimal lot) {
        BigDecimal lots = quantity.multiply(BigDecimal.valueOf(share)).divide(lot, 0, RoundingMode.HALF_UP);
        return lots.min(quantity.divideToIntegralValue(lot)).multiply(lot);
    }
}
