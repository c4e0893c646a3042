package org.tandemoms.instruments;

import java.math.BigDecimal;

/** What holds for every instrument of one asset class. */
public interface AssetRules {

    PriceType priceType();

    FixSecurity security();

    /** True where nothing is paid for a trade, and what it gains or loses is paid day by day. */
    default boolean isMargined() {
        return false;
    }

    /** Reads what this class has beside what all have; what is missing or wrong is found in {@code from}. */
    Terms terms(Attributes from);

    /**
     * What was traded is worth, in the currency of the price, not rounded. A rate is no price: then it is the quantity that
     * counts.
     *
     * @param turnover sum of quantity times price
     * @param valuePerPoint of one unit at a price of one
     */
    default BigDecimal amount(BigDecimal quantity, BigDecimal turnover, BigDecimal valuePerPoint) {
        return (priceType() == PriceType.RATE ? quantity : turnover).multiply(valuePerPoint);
    }
}
