package org.tandemoms.execution;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/** So much at one price: a fill, or a trade of the market. */
public record PricedQuantity(BigDecimal quantity, BigDecimal price) {

    public static BigDecimal quantity(List<PricedQuantity> trades) {
        return trades.stream().map(PricedQuantity::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    public static BigDecimal value(List<PricedQuantity> trades) {
        return trades.stream()
                .map(trade -> trade.quantity().multiply(trade.price()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The volume-weighted average price; at least one trade, none without quantity. */
    public static BigDecimal averagePrice(List<PricedQuantity> trades) {
        return value(trades).divide(quantity(trades), MathContext.DECIMAL128);
    }
}
