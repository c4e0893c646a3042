package org.tandemoms.instruments;

import com.opengamma.strata.basics.ReferenceData;
import com.opengamma.strata.basics.ReferenceDataNotFoundException;
import com.opengamma.strata.basics.date.HolidayCalendar;
import com.opengamma.strata.basics.date.HolidayCalendarId;
import java.time.LocalDate;
import java.util.Optional;

/**
 * So many business days after the trade.
 *
 * @param calendar of OpenGamma Strata, such as {@code EUTA}, or several joined by a plus
 */
public record SettlementRule(int days, String calendar) {

    private static final int LONGEST_NAME = 40;

    static Optional<HolidayCalendar> calendar(String name) {
        try {
            return name.length() > LONGEST_NAME
                    ? Optional.empty()
                    : Optional.of(HolidayCalendarId.of(name).resolve(ReferenceData.standard()));
        } catch (IllegalArgumentException | ReferenceDataNotFoundException unknown) {
            return Optional.empty();
        }
    }

    LocalDate after(LocalDate tradeDate) {
        return calendar(calendar)
                .orElseThrow(() -> new IllegalStateException("There is no calendar " + calendar))
                .shift(tradeDate, days);
    }
}
