package org.tandemoms.instruments;

import static org.assertj.core.api.Assertions.assertThat;

import com.opengamma.strata.basics.currency.Currency;
import com.opengamma.strata.basics.currency.CurrencyPair;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The rules of I. J. Clark, Foreign Exchange Option Pricing (2011), 1.5, on real holidays of 2010: Independence Day observed on
 * Monday 5 July, Canada Day on Thursday 1 July, TARGET closed over Easter (2 and 5 April).
 */
class FxValueDatesTest {

    private final FxValueDates dates = new FxValueDates(CurrencyCalendars.standard());

    @ParameterizedTest(name = "{0} traded {1}: {3}")
    @CsvSource({
        "EUR/USD, 2010-06-07, 2010-06-09, two days",
        "EUR/USD, 2010-06-10, 2010-06-14, over a weekend",
        "EUR/USD, 2010-07-01, 2010-07-06, no value on a US holiday",
        "EUR/USD, 2010-07-02, 2010-07-06, a US holiday between counts as a day",
        "USD/MXN, 2010-07-02, 2010-07-07, but not against the peso",
        "EUR/USD, 2010-04-01, 2010-04-07, a TARGET holiday between does not",
        "EUR/GBP, 2010-07-01, 2010-07-06, a cross has no value on a US holiday",
        "EUR/GBP, 2010-07-02, 2010-07-06, nor does it wait for one between",
        "USD/CAD, 2010-06-07, 2010-06-08, one day",
        "USD/CAD, 2010-06-30, 2010-07-02, over Canada Day",
        "USD/CAD, 2010-07-02, 2010-07-06, over Independence Day",
        "EUR/CAD, 2010-06-07, 2010-06-09, the cross takes two days"
    })
    void spot(String pair, LocalDate tradeDate, LocalDate spot, String why) {
        assertThat(dates.spot(CurrencyPair.parse(pair), tradeDate)).isEqualTo(spot);
    }

    @ParameterizedTest(name = "{0} after {1}: {3}")
    @CsvSource({
        "ON, 2010-06-07, 2010-06-08, overnight",
        "TN, 2010-06-07, 2010-06-09, tomorrow next ends on spot",
        "SN, 2010-06-07, 2010-06-10, spot next",
        "SW, 2010-06-07, 2010-06-16, a week from spot",
        "2W, 2010-06-17, 2010-07-06, a week's end on a holiday moves on",
        "1M, 2010-06-07, 2010-07-09, the same day of the month",
        "1M, 2010-02-24, 2010-03-31, end to end: from 26 February",
        "1M, 2010-01-26, 2010-02-26, not into March",
        "6M, 2010-04-28, 2010-10-29, from 30 April to the last good day of October",
        "1Y, 2010-06-07, 2011-06-09, a year"
    })
    void tenors(String tenor, LocalDate tradeDate, LocalDate value, String why) {
        assertThat(dates.valueDate(
                        CurrencyPair.parse("EUR/USD"),
                        tradeDate,
                        FxTenor.parse(tenor).orElseThrow()))
                .isEqualTo(value);
    }

    @Test
    void holidays_given_replace_the_standard_calendar_of_their_currency() {
        LocalDate monday = LocalDate.parse("2010-07-05");
        var given = new CurrencyCalendars(Map.of(Currency.USD, List.of(), Currency.EUR, List.of(monday)));

        assertThat(new FxValueDates(given).spot(CurrencyPair.parse("EUR/USD"), LocalDate.parse("2010-07-02")))
                .isEqualTo(LocalDate.parse("2010-07-07"));
        assertThat(given.name(Currency.EUR)).isEqualTo("given");
        assertThat(given.name(Currency.GBP)).isEqualTo("GBLO");
    }

    @Test
    void a_currency_without_calendar_has_weekends_and_says_so() {
        assertThat(CurrencyCalendars.standard().name(Currency.of("TRY"))).isEqualTo("Sat/Sun");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "M", "0M", "-1M", "1Q", "9999Y", "99999M", "1M1W"})
    void no_tenors(String text) {
        assertThat(FxTenor.parse(text)).isEmpty();
    }
}
