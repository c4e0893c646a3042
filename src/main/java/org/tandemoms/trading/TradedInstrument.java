package org.tandemoms.trading;

import java.math.BigDecimal;
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

    private static final String DEPOSIT = "CASH_DEPOSIT";

    /**
     * What was traded is worth, in {@link #currency}, not rounded. A deposit is worth what is deposited: its price is a
     * rate.
     *
     * @param turnover sum of quantity times price
     */
    public BigDecimal amount(BigDecimal quantity, BigDecimal turnover) {
        return (DEPOSIT.equals(assetClass) ? quantity : turnover).multiply(valuePerPoint);
    }
}
