package org.tandemoms.instruments;

import com.opengamma.strata.basics.date.DayCount;
import com.opengamma.strata.basics.date.DayCount.ScheduleInfo;
import com.opengamma.strata.basics.date.DayCounts;
import com.opengamma.strata.basics.schedule.Frequency;
import java.time.LocalDate;
import org.tandemoms.shared.FloatingPoint;

/**
 * The regular coupon period that an accrual lies in, or the one that anchors a stub, as ICMA's rule 251 and the other
 * conventions that look at coupons need it.
 *
 * @param start null when it is one frequency before the end
 * @param end the coupon date that periods are counted from
 * @param couponsPerYear 1, 2, 3, 4, 6 or 12; null where the convention does not ask
 * @param maturity null when it is not near
 */
@FloatingPoint("year fractions of OpenGamma Strata")
public record CouponPeriod(LocalDate start, LocalDate end, Integer couponsPerYear, LocalDate maturity) {

    private static final int MONTHS = 12;

    public static boolean isFrequency(int couponsPerYear) {
        return couponsPerYear >= 1 && MONTHS % couponsPerYear == 0;
    }

    public static boolean isNeededBy(DayCount dayCount) {
        return dayCount.equals(DayCounts.ACT_ACT_ICMA) || dayCount.equals(DayCounts.ACT_365L);
    }

    /** @param from not after {@code to} */
    public double yearFraction(DayCount dayCount, LocalDate from, LocalDate to) {
        if (!dayCount.equals(DayCounts.ACT_ACT_ICMA)) {
            return dayCount.yearFraction(from, to, info(LocalDate.MAX, start == null || endsMonths(start)));
        }
        boolean endOfMonth = endsMonths(start == null ? from : start);
        if (!to.isAfter(end)) {
            return dayCount.yearFraction(from, to, info(LocalDate.MAX, endOfMonth));
        }
        // beyond the anchor, nominal periods roll forward from it
        double upToStart = from.isBefore(end)
                ? -dayCount.yearFraction(from, end, info(LocalDate.MAX, endOfMonth))
                : dayCount.yearFraction(end, from, info(end, endOfMonth));
        return dayCount.yearFraction(end, to, info(end, endOfMonth)) - upToStart;
    }

    private boolean endsMonths(LocalDate first) {
        return isMonthEnd(first) && isMonthEnd(end);
    }

    /** Strata takes the last period's nominal dates forward from its start, all others' back from their end. */
    private ScheduleInfo info(LocalDate last, boolean endOfMonth) {
        return new ScheduleInfo() {
            @Override
            public LocalDate getStartDate() {
                return start == null ? LocalDate.MIN : start;
            }

            @Override
            public LocalDate getEndDate() {
                return maturity == null ? last : maturity;
            }

            @Override
            public LocalDate getPeriodEndDate(LocalDate date) {
                return end;
            }

            @Override
            public Frequency getFrequency() {
                return Frequency.ofMonths(MONTHS / couponsPerYear);
            }

            @Override
            public boolean isEndOfMonthConvention() {
                return endOfMonth;
            }
        };
    }

    private static boolean isMonthEnd(LocalDate date) {
        return date.getDayOfMonth() == date.lengthOfMonth();
    }
}
