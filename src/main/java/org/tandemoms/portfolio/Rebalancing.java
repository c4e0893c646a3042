package org.tandemoms.portfolio;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What brings a portfolio back to its model. A function of the portfolio and the wishes.
 *
 * @param cashFlow comes in (positive) or is to go out, in the portfolio's currency
 * @param minimumTrade smaller trades are left out; in the portfolio's currency
 * @param turnoverLimit the most that may be bought and sold together, as a part of the net asset value; null for none
 */
record Rebalancing(BigDecimal cashFlow, BigDecimal minimumTrade, BigDecimal turnoverLimit) {

    /** @param quantity signed: positive buys; {@code value} likewise, in the portfolio's currency */
    record Trade(String symbol, BigDecimal quantity, BigDecimal value) {}

    record LeftOut(String symbol, String code, String text) {}

    /** @param cashAfter when all trades are done at the prices of now */
    record Plan(List<Trade> trades, List<LeftOut> leftOut, BigDecimal cashAfter, BigDecimal turnover) {}

    Plan plan(Portfolio portfolio, Function<String, BigDecimal> lot) {
        BigDecimal whole = portfolio.netAssetValue().add(cashFlow);
        BigDecimal cash = portfolio.cash().add(cashFlow);
        List<LeftOut> leftOut = new ArrayList<>();
        List<Trade> wanted = new ArrayList<>();
        for (Portfolio.Line line : portfolio.holdings()) {
            if (line.unitValue() == null || line.unitValue().signum() == 0) {
                leftOut.add(new LeftOut(line.symbol(), "no-price", "No price is known for it"));
            } else {
                BigDecimal coming = line.quantity().add(line.working()).multiply(line.unitValue());
                BigDecimal gap = whole.multiply(line.target()).subtract(coming);
                trade(line, gap, lot).ifPresent(wanted::add);
            }
        }
        List<Trade> within = withinTurnover(wanted, portfolio, whole, lot, leftOut);
        List<Trade> paid = withinCash(within, portfolio, cash, lot);
        List<Trade> trades =
                paid.stream().filter(trade -> largeEnough(trade, leftOut)).toList();
        BigDecimal after = trades.stream().map(Trade::value).reduce(cash, BigDecimal::subtract);
        BigDecimal moved = trades.stream().map(trade -> trade.value().abs()).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Plan(trades, List.copyOf(leftOut), after, Portfolio.weight(moved, whole));
    }

    /** Whole lots, rather too few than too many; but what is to be paid out has to be raised. */
    private Optional<Trade> trade(Portfolio.Line line, BigDecimal gap, Function<String, BigDecimal> lots) {
        BigDecimal lot = lots.apply(line.symbol());
        boolean raises = gap.signum() < 0 && cashFlow.signum() < 0;
        BigDecimal quantity = gap.divide(line.unitValue(), MathContext.DECIMAL64)
                .divide(lot, 0, raises ? RoundingMode.UP : RoundingMode.DOWN)
                .multiply(lot);
        return quantity.signum() == 0
                ? Optional.empty()
                : Optional.of(new Trade(line.symbol(), quantity, quantity.multiply(line.unitValue())));
    }

    private List<Trade> withinTurnover(
            List<Trade> wanted,
            Portfolio portfolio,
            BigDecimal whole,
            Function<String, BigDecimal> lot,
            List<LeftOut> leftOut) {
        BigDecimal moved = sum(wanted.stream().map(trade -> trade.value().abs()));
        if (turnoverLimit == null || moved.signum() == 0 || moved.compareTo(turnoverLimit.multiply(whole)) <= 0) {
            return wanted;
        }
        leftOut.add(new LeftOut(
                null,
                "turnover",
                "All trades are scaled down: together they would move "
                        + Portfolio.weight(moved, whole).toPlainString() + " of the net asset value"));
        return scaled(wanted, turnoverLimit.multiply(whole).divide(moved, MathContext.DECIMAL64), portfolio, lot);
    }

    /** Purchases never cost more than there is and the sales bring. */
    private List<Trade> withinCash(
            List<Trade> wanted, Portfolio portfolio, BigDecimal cash, Function<String, BigDecimal> lot) {
        BigDecimal spent = sum(wanted.stream().map(Trade::value).filter(value -> value.signum() > 0));
        BigDecimal there = cash.subtract(sum(wanted.stream().map(Trade::value).filter(value -> value.signum() < 0)));
        if (spent.signum() == 0 || spent.compareTo(there) <= 0) {
            return wanted;
        }
        BigDecimal factor = there.max(BigDecimal.ZERO).divide(spent, MathContext.DECIMAL64);
        List<Trade> sales =
                wanted.stream().filter(trade -> trade.value().signum() < 0).toList();
        List<Trade> purchases =
                wanted.stream().filter(trade -> trade.value().signum() > 0).toList();
        return Stream.concat(sales.stream(), scaled(purchases, factor, portfolio, lot).stream())
                .toList();
    }

    private List<Trade> scaled(
            List<Trade> trades, BigDecimal factor, Portfolio portfolio, Function<String, BigDecimal> lot) {
        return trades.stream()
                .map(trade -> trade(
                        portfolio.holdings().stream()
                                .filter(line -> line.symbol().equals(trade.symbol()))
                                .findFirst()
                                .orElseThrow(),
                        trade.value().multiply(factor),
                        lot))
                .flatMap(Optional::stream)
                .toList();
    }

    private boolean largeEnough(Trade trade, List<LeftOut> leftOut) {
        boolean enough = trade.value().abs().compareTo(minimumTrade) >= 0;
        if (!enough) {
            leftOut.add(new LeftOut(trade.symbol(), "below-minimum", "The trade would be smaller than the minimum"));
        }
        return enough;
    }

    private static BigDecimal sum(Stream<BigDecimal> amounts) {
        return amounts.reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
