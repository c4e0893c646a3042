package org.tandemoms.instruments;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.springframework.lang.Nullable;

/**
 * One instrument.
 *
 * @param symbol what FIX carries in tag 55; unique here
 * @param isin ISO 6166; null where the class has none
 * @param figi OpenFIGI; null where not known
 * @param currency of the price, ISO 4217
 * @param referencePrice price to start from where no market has spoken yet; null when none is known
 * @param tick smallest price step
 * @param lot smallest quantity step
 * @param market ISO 10383 code of the home market, or {@code OTC}
 * @param valuePerPoint value of one unit at a price of one, in {@code currency}
 */
public record Instrument(
        String symbol,
        @Nullable String isin,
        @Nullable String figi,
        AssetClass assetClass,
        String name,
        String currency,
        @Nullable BigDecimal referencePrice,
        BigDecimal tick,
        BigDecimal lot,
        String market,
        BigDecimal valuePerPoint) {

    public boolean isOnTick(BigDecimal price) {
        return price.remainder(tick).signum() == 0;
    }

    public boolean isInLots(BigDecimal quantity) {
        return quantity.remainder(lot).signum() == 0;
    }

    /** The price rounded to the nearest tick. */
    public BigDecimal onTick(BigDecimal price) {
        return price.divide(tick, 0, RoundingMode.HALF_EVEN).multiply(tick);
    }

    /** Value of a quantity at a price, in the instrument's currency, not rounded; a rate is no price and does not count. */
    public BigDecimal value(BigDecimal quantity, BigDecimal price) {
        BigDecimal units = quantity.multiply(valuePerPoint);
        return assetClass.quotation() == AssetClass.Quotation.RATE ? units : units.multiply(price);
    }
}
