package org.tandemoms.trading;

import java.math.BigDecimal;
import org.tandemoms.instruments.AssetClass;
import org.tandemoms.instruments.Instrument;

/**
 * What the order trades, as the security master said when it was placed.
 *
 * @param isin null where the class has none
 * @param currency of the price, ISO 4217
 * @param market ISO 10383 code of the home market, or {@code OTC}; decides calendar and value date
 * @param valuePerPoint value of one unit at a price of one: 1 for shares, 0.01 for bonds quoted in percent, the contract
 *     size for derivatives
 */
public record TradedInstrument(
        String symbol, String isin, String currency, String assetClass, String market, BigDecimal valuePerPoint) {

    public static TradedInstrument of(Instrument instrument) {
        return new TradedInstrument(
                instrument.symbol(),
                instrument.isin(),
                instrument.currency(),
                instrument.assetClass().name(),
                instrument.market(),
                instrument.valuePerPoint());
    }

    /**
     * What was traded is worth by the rules of its class, in {@link #currency}, not rounded.
     *
     * @param turnover sum of quantity times price
     */
    public BigDecimal amount(BigDecimal quantity, BigDecimal turnover) {
        return AssetClass.named(assetClass)
                .map(known -> known.rules().amount(quantity, turnover, valuePerPoint))
                .orElseGet(() -> turnover.multiply(valuePerPoint));
    }

    /**
     * What is paid for what was traded: nothing for futures, whose gains and losses are paid day by day.
     *
     * @param turnover sum of quantity times price
     */
    public BigDecimal paid(BigDecimal quantity, BigDecimal turnover) {
        boolean margined = AssetClass.named(assetClass)
                .filter(known -> known.rules().isMargined())
                .isPresent();
        return margined ? BigDecimal.ZERO : amount(quantity, turnover);
    }
}
