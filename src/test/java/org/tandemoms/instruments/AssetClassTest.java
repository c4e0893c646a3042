package org.tandemoms.instruments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tandemoms.instruments.InstrumentLines.attributes;
import static org.tandemoms.instruments.InstrumentLines.line;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Every asset class: how it is read, what it is worth, when it settles, what FIX says of it. */
class AssetClassTest {

    @ParameterizedTest
    @EnumSource(AssetClass.class)
    void isReadAgainAsItIsWritten(AssetClass assetClass) {
        Instrument read = InstrumentLines.instrument(assetClass);

        Instrument again = InstrumentColumns.certain(InstrumentColumns.write(read), 0);

        assertThat(again).isEqualTo(read);
        assertThat(again.assetClass()).isEqualTo(assetClass);
        assertThat(again.fix().values()).isEqualTo(read.fix().values());
    }

    @ParameterizedTest
    @EnumSource(AssetClass.class)
    void saysWhatIsMissingAndWhatItDoesNotHave(AssetClass assetClass) {
        Attributes nothing = attributes(Map.of("assetClass", assetClass.name()));
        Attributes tooMuch = attributes(line(assetClass).with("colour", "green").columns());

        assertThat(InstrumentColumns.read(nothing, 0)).isEmpty();
        assertThat(nothing.findings())
                .extracting(Attributes.Finding::column)
                .contains("symbol", "name", "currency", "tick", "lot", "market");
        assertThat(InstrumentColumns.read(tooMuch, 0)).isEmpty();
        assertThat(tooMuch.findings())
                .containsExactly(new Attributes.Finding("colour", "unused", assetClass + " has no colour"));
    }

    /**
     * Contract sizes as their exchanges publish them: CME rulebook 200102 (crude oil, 1,000 barrels), COMEX 111102
     * (copper, 25,000 pounds), OCC (100 shares), CME 46002 (SOFR: 2,500 USD a point). A bond's price is percent of its
     * nominal amount; a currency's notional is in the second currency; a deposit is worth what is deposited.
     */
    @ParameterizedTest(name = "{0}: {1} at {2} is {3}")
    @CsvSource({
        "EQUITY, 100, 189.50, 18950",
        "GOVERNMENT_BOND, 1000000, 98.50, 985000",
        "CORPORATE_BOND, 250000, 101.25, 253125",
        "MUNICIPAL_BOND, 100000, 107.25, 107250",
        "FX_SPOT, 1000000, 1.0850, 1085000",
        "FX_FORWARD, 1000000, 1.0912, 1091200",
        "COMMODITY_FUTURE, 2, 72.40, 144800",
        "SYNDICATED_LOAN, 500000, 99.25, 496250",
        "CASH, 750, 1, 750",
        "CASH_DEPOSIT, 5000000, 2.15, 5000000",
        "EQUITY_OPTION, 10, 6.30, 6300",
        "INTEREST_RATE_FUTURE_OPTION, 4, 0.1500, 1500",
        "FX_OPTION, 1000000, 0.0120, 12000"
    })
    void isWorth(AssetClass assetClass, BigDecimal quantity, BigDecimal price, BigDecimal worth) {
        assertThat(InstrumentLines.instrument(assetClass).value(quantity, price))
                .isEqualByComparingTo(worth);
    }

    @ParameterizedTest(name = "{0}: 167={1} 460={2} 423={3}")
    @CsvSource({
        "EQUITY, CS, 5, 2",
        "GOVERNMENT_BOND, TNOTE, 6, 1",
        "CORPORATE_BOND, CORP, 3, 1",
        "MUNICIPAL_BOND, GO, 11, 9",
        "FX_SPOT, FOR, 4, 2",
        "COMMODITY_FUTURE, FUT, 2, 2",
        "SYNDICATED_LOAN, TERM, 8, 1",
        "CASH, CASH, 9, 2",
        "CASH_DEPOSIT, TD, 9, 9",
        "EQUITY_OPTION, OPT, 5, 2"
    })
    void isNamedInFix(AssetClass assetClass, String type, String product, String priceType) {
        assertThat(InstrumentLines.instrument(assetClass).fix().values())
                .containsEntry(FixFields.SECURITY_TYPE, type)
                .containsEntry(FixFields.PRODUCT, product)
                .containsEntry(FixFields.PRICE_TYPE, priceType);
    }

    @Test
    void anOptionTellsItsContractInFix() {
        assertThat(InstrumentLines.instrument(AssetClass.EQUITY_OPTION).fix().values())
                .containsEntry(FixFields.SECURITY_ID, "AAPL  270115C00200000")
                .containsEntry(FixFields.SECURITY_ID_SOURCE, "J")
                .containsEntry(FixFields.MATURITY_MONTH_YEAR, "202701")
                .containsEntry(FixFields.MATURITY_DATE, "20270115")
                .containsEntry(FixFields.PUT_OR_CALL, "1")
                .containsEntry(FixFields.STRIKE_PRICE, "200")
                .containsEntry(FixFields.CONTRACT_MULTIPLIER, "100")
                .containsEntry(FixFields.SECURITY_EXCHANGE, "OPRA");
    }

    @Test
    void aBondTellsItsCouponInFix() {
        assertThat(InstrumentLines.instrument(AssetClass.GOVERNMENT_BOND).fix().values())
                .containsEntry(FixFields.SECURITY_ID, "US91282CLW90")
                .containsEntry(FixFields.SECURITY_ID_SOURCE, "4")
                .containsEntry(FixFields.COUPON_RATE, "4.25")
                .containsEntry(FixFields.MATURITY_DATE, "20341115")
                .doesNotContainKey(FixFields.SECURITY_EXCHANGE)
                .doesNotContainKey(FixFields.CONTRACT_MULTIPLIER);
    }

    /** Spot of Monday 2 March 2026 is Wednesday the 4th; three months on, Thursday 4 June is good in both. */
    @Test
    void aForwardSettlesItsTenorAfterSpot() {
        LocalDate traded = LocalDate.parse("2026-03-02");

        assertThat(InstrumentLines.instrument(AssetClass.FX_SPOT).valueDate(traded))
                .hasValue(LocalDate.parse("2026-03-04"));
        assertThat(InstrumentLines.instrument(AssetClass.FX_FORWARD).valueDate(traded))
                .hasValue(LocalDate.parse("2026-06-04"));
        assertThat(InstrumentLines.instrument(AssetClass.EQUITY).valueDate(traded))
                .isEmpty();
    }

    /** TARGET is closed on Good Friday 3 and Easter Monday 6 April 2026. */
    @Test
    void anInstrumentsOwnCycleComesBeforeItsMarkets() {
        Instrument own = InstrumentColumns.certain(
                line(AssetClass.EQUITY)
                        .with("settlementDays", "2")
                        .with("calendar", "EUTA")
                        .columns(),
                0);

        assertThat(own.valueDate(LocalDate.parse("2026-04-01"))).hasValue(LocalDate.parse("2026-04-07"));
    }

    @ParameterizedTest(name = "{0} may be traded on {1}: {2}")
    @CsvSource({
        "EQUITY, 2099-01-01, true",
        "EQUITY_OPTION, 2027-01-15, true",
        "EQUITY_OPTION, 2027-01-16, false",
        "COMMODITY_FUTURE, 2027-02-22, true",
        "COMMODITY_FUTURE, 2027-02-23, false",
        "GOVERNMENT_BOND, 2034-11-14, true",
        "GOVERNMENT_BOND, 2034-11-15, false"
    })
    void endsOnItsLastDay(AssetClass assetClass, LocalDate day, boolean traded) {
        assertThat(InstrumentLines.instrument(assetClass).isOver(day)).isEqualTo(!traded);
    }

    @ParameterizedTest(name = "{0} with {1}={2}: {3}/{4}")
    @CsvSource({
        "EQUITY, isin, US0378331006, isin, check-digit",
        "EQUITY, cusip, 037833101, cusip, check-digit",
        "EQUITY, cusip, 594918104, cusip, mismatch",
        "EQUITY, currency, XXZ, currency, unknown",
        "EQUITY, lot, 0, lot, range",
        "EQUITY, lot, ten, lot, format",
        "EQUITY, market, NASDAQ, market, format",
        "EQUITY, tick, 1e-2, tick, format",
        "EQUITY, tickTable, 0:0.01;1, tickTable, format",
        "EQUITY, calendar, MOON, calendar, unknown",
        "EQUITY, lei, 549300DTUYXVMJXZNY99, lei, check-digit",
        "GOVERNMENT_BOND, coupon, -1, coupon, range",
        "GOVERNMENT_BOND, couponsPerYear, 5, couponsPerYear, range",
        "GOVERNMENT_BOND, dayCount, ACT/366, dayCount, unknown",
        "GOVERNMENT_BOND, maturity, 2034-11-31, maturity, format",
        "GOVERNMENT_BOND, issueDate, 2035-01-01, maturity, range",
        "FX_SPOT, currency, EUR, currency, mismatch",
        "FX_FORWARD, tenor, 3Q, tenor, format",
        "COMMODITY_FUTURE, lastTradeDate, 2027-04-01, lastTradeDate, range",
        "EQUITY_OPTION, putCall, BOTH, putCall, format",
        "EQUITY_OPTION, strike, 210, osi, mismatch",
        "EQUITY_OPTION, expiry, 2027-01-22, osi, mismatch",
        "SYNDICATED_LOAN, margin, 101, margin, range",
        "CASH_DEPOSIT, tenor, soon, tenor, format"
    })
    void refusesWhatCannotBe(AssetClass assetClass, String column, String value, String found, String code) {
        Attributes from = attributes(line(assetClass).with(column, value).columns());

        assertThat(InstrumentColumns.read(from, 0)).isEmpty();
        assertThat(from.findings()).anySatisfy(finding -> assertThat(finding.column() + " " + finding.code())
                .isEqualTo(found + " " + code));
    }

    @Test
    void theColumnsOfAllClassesAreKnownWithoutAList() {
        assertThat(InstrumentColumns.known())
                .contains("symbol", "tickTable", "coupon", "strike", "tenor", "maturityMonth", "margin", "osi")
                .doesNotContain("colour");
    }
}
