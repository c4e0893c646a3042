package org.tandemoms.instruments;

import com.opengamma.strata.basics.ReferenceData;
import com.opengamma.strata.basics.currency.Currency;
import com.opengamma.strata.basics.date.HolidayCalendar;
import com.opengamma.strata.basics.date.HolidayCalendarId;
import com.opengamma.strata.basics.date.HolidayCalendarIds;
import com.opengamma.strata.basics.date.ImmutableHolidayCalendar;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** When banks settle each currency: OpenGamma Strata's calendar of its financial centre, or holidays given instead. */
public final class CurrencyCalendars {

    private final Map<Currency, HolidayCalendar> given = new LinkedHashMap<>();

    /** @param holidays by currency, beside Saturdays and Sundays; they replace the standard calendar of that currency */
    public CurrencyCalendars(Map<Currency, ? extends Collection<LocalDate>> holidays) {
        holidays.forEach((currency, days) -> given.put(
                currency,
                ImmutableHolidayCalendar.of(
                        HolidayCalendarId.of("Given" + currency), days, DayOfWeek.SATURDAY, DayOfWeek.SUNDAY)));
    }

    public static CurrencyCalendars standard() {
        return new CurrencyCalendars(Map.of());
    }

    public HolidayCalendar of(Currency currency) {
        HolidayCalendar own = given.get(currency);
        return own != null ? own : id(currency).resolve(ReferenceData.standard());
    }

    /** The name of the calendar in use; weekends alone where Strata has none for the currency. */
    public String name(Currency currency) {
        return given.containsKey(currency) ? "given" : id(currency).getName();
    }

    private static HolidayCalendarId id(Currency currency) {
        return HolidayCalendarId.findDefaultByCurrency(currency)
                .filter(id -> ReferenceData.standard().containsValue(id))
                .orElse(HolidayCalendarIds.SAT_SUN);
    }
}
