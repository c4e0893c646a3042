package org.tandemoms.instruments;

import java.util.HashMap;
import java.util.Map;

/** One instrument of every asset class, as a line of a file has it. */
public final class InstrumentLines {

    private final Map<String, String> columns;

    private InstrumentLines(Map<String, String> columns) {
        this.columns = new HashMap<>(columns);
    }

    public static InstrumentLines line(AssetClass assetClass) {
        InstrumentLines common = new InstrumentLines(Map.of(
                "assetClass", assetClass.name(),
                "symbol", "X-" + assetClass,
                "name", "An instrument",
                "currency", "USD",
                "tick", "0.01",
                "lot", "1",
                "market", "OTC"));
        return switch (assetClass) {
            case EQUITY ->
                common.with("symbol", "AAPL")
                        .with("isin", "US0378331005")
                        .with("cusip", "037833100")
                        .with("market", "XNAS");
            case GOVERNMENT_BOND ->
                common.with("isin", "US91282CLW90")
                        .with("coupon", "4.25")
                        .with("couponsPerYear", "2")
                        .with("issueDate", "2024-11-15")
                        .with("maturity", "2034-11-15");
            case CORPORATE_BOND ->
                common.with("coupon", "2.75").with("couponsPerYear", "1").with("maturity", "2030-09-09");
            case MUNICIPAL_BOND ->
                common.with("coupon", "5")
                        .with("couponsPerYear", "2")
                        .with("dayCount", "30/360 US")
                        .with("maturity", "2036-08-01")
                        .with("quotation", "YIELD");
            case FX_SPOT -> common.with("symbol", "EUR/USD").with("tick", "0.0001");
            case FX_FORWARD -> common.with("underlying", "EUR/USD").with("tenor", "3M");
            case COMMODITY_FUTURE ->
                common.with("symbol", "CLH7")
                        .with("underlying", "CL")
                        .with("maturityMonth", "2027-03")
                        .with("lastTradeDate", "2027-02-22")
                        .with("contractSize", "1000")
                        .with("market", "XNYM");
            case SYNDICATED_LOAN -> common.with("margin", "3.25").with("maturity", "2031-06-30");
            case CASH -> common;
            case CASH_DEPOSIT -> common.with("tenor", "3M");
            case EQUITY_OPTION ->
                option(common, "AAPL", "2027-01-15", "200")
                        .with("osi", "AAPL270115C00200000")
                        .with("contractSize", "100")
                        .with("market", "OPRA");
            case INTEREST_RATE_FUTURE_OPTION ->
                option(common, "SR3H7", "2027-03-12", "96.25").with("contractSize", "2500");
            case FX_OPTION -> option(common, "EUR/USD", "2027-02-19", "1.10");
        };
    }

    private static InstrumentLines option(InstrumentLines common, String on, String expiry, String strike) {
        return common.with("underlying", on)
                .with("expiry", expiry)
                .with("putCall", "CALL")
                .with("strike", strike);
    }

    public InstrumentLines with(String column, String value) {
        columns.put(column, value);
        return this;
    }

    public Map<String, String> columns() {
        return Map.copyOf(columns);
    }

    public static Attributes attributes(Map<String, String> columns) {
        return new Attributes(columns);
    }

    public static Instrument instrument(AssetClass assetClass) {
        return InstrumentColumns.certain(line(assetClass).columns(), 0);
    }

    public static Instrument instrument(InstrumentLines line) {
        return InstrumentColumns.certain(line.columns(), 0);
    }
}
