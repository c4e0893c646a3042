package org.tandemoms.instruments;

import com.opengamma.strata.basics.currency.Currency;
import com.opengamma.strata.basics.currency.CurrencyPair;
import com.opengamma.strata.basics.date.HolidayCalendar;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Set;

/**
 * Spot and forward value dates of currency pairs by the market's rules (I. J. Clark, Foreign Exchange Option Pricing (2011),
 * 1.5; ACI Model Code): two business days, one for a few pairs; value on a day that is good for both currencies and in New
 * York; the day between must be good for the currencies but not for the dollar, save against some of Latin America.
 */
public final class FxValueDates {

    private static final Set<CurrencyPair> NEXT_DAY = Set.of(
            CurrencyPair.of(Currency.USD, Currency.CAD),
            CurrencyPair.of(Currency.USD, Currency.of("TRY")),
            CurrencyPair.of(Currency.USD, Currency.of("PHP")),
            CurrencyPair.of(Currency.USD, Currency.of("RUB")));

    private static final Set<Currency> DOLLAR_COUNTS_BETWEEN =
            Set.of(Currency.of("ARS"), Currency.of("CLP"), Currency.of("MXN"));

    private final CurrencyCalendars calendars;

    public FxValueDates(CurrencyCalendars calendars) {
        this.calendars = calendars;
    }

    public LocalDate spot(CurrencyPair pair, LocalDate tradeDate) {
        LocalDate date = tradeDate;
        if (!NEXT_DAY.contains(pair) && !NEXT_DAY.contains(pair.inverse())) {
            date = between(pair).next(date);
        }
        return value(pair).next(date);
    }

    public LocalDate valueDate(CurrencyPair pair, LocalDate tradeDate, FxTenor tenor) {
        HolidayCalendar good = value(pair);
        LocalDate spot = spot(pair, tradeDate);
        return switch (tenor.unit()) {
            case OVERNIGHT -> good.next(tradeDate);
            case TOMORROW -> good.next(good.next(tradeDate));
            case SPOT -> spot;
            case SPOT_NEXT -> good.next(spot);
            case DAYS -> good.nextOrSame(spot.plusDays(tenor.amount()));
            case MONTHS -> monthsAfter(spot, tenor.amount(), good);
        };
    }

    /** End to end: from a month's last good day to a month's last good day. Else the same day, or the next in that month. */
    private static LocalDate monthsAfter(LocalDate spot, int months, HolidayCalendar good) {
        LocalDate same = spot.plusMonths(months);
        if (good.isLastBusinessDayOfMonth(spot)) {
            return good.lastBusinessDayOfMonth(same);
        }
        LocalDate following = good.nextOrSame(same);
        return YearMonth.from(following).equals(YearMonth.from(same)) ? following : good.previous(same);
    }

    private HolidayCalendar value(CurrencyPair pair) {
        return calendars
                .of(pair.getBase())
                .combinedWith(calendars.of(pair.getCounter()))
                .combinedWith(calendars.of(Currency.USD));
    }

    private HolidayCalendar between(CurrencyPair pair) {
        if (DOLLAR_COUNTS_BETWEEN.contains(pair.getBase()) || DOLLAR_COUNTS_BETWEEN.contains(pair.getCounter())) {
            return value(pair);
        }
        if (pair.contains(Currency.USD)) {
            return calendars.of(pair.getBase().equals(Currency.USD) ? pair.getCounter() : pair.getBase());
        }
        return calendars.of(pair.getBase()).combinedWith(calendars.of(pair.getCounter()));
    }
}
