package org.tandemoms.instruments;

/** What kind of thing an instrument is; decides how its price is quoted and how it settles. */
public enum AssetClass {
    EQUITY(Quotation.PER_UNIT),
    GOVERNMENT_BOND(Quotation.PERCENT),
    CORPORATE_BOND(Quotation.PERCENT),
    FX_SPOT(Quotation.PER_UNIT),
    COMMODITY_FUTURE(Quotation.PER_UNIT),
    SYNDICATED_LOAN(Quotation.PERCENT),
    CASH_DEPOSIT(Quotation.RATE),
    EQUITY_OPTION(Quotation.PER_UNIT),
    INTEREST_RATE_FUTURE_OPTION(Quotation.PER_UNIT),
    FX_OPTION(Quotation.PER_UNIT);

    private final Quotation quotation;

    AssetClass(Quotation quotation) {
        this.quotation = quotation;
    }

    public Quotation quotation() {
        return quotation;
    }

    /** FIX PriceType (423): 2 per unit, 1 percentage, 9 yield. */
    public enum Quotation {
        PER_UNIT,
        PERCENT,
        RATE
    }
}
