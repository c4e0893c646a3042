package org.tandemoms.instruments;

import java.time.LocalDate;
import java.time.YearMonth;

/** The regular coupon dates of a bond, counted back from its maturity; a maturity at a month's end keeps to month ends. */
public record BondSchedule(LocalDate maturity, int couponsPerYear) {

    private static final int MONTHS = 12;

    /** The period that a day before the maturity lies in; a coupon date begins one. */
    public CouponPeriod periodOf(LocalDate day) {
        int back = 1;
        while (couponDate(back).isAfter(day)) {
            back++;
        }
        return new CouponPeriod(couponDate(back), couponDate(back - 1), couponsPerYear, maturity);
    }

    /** How many coupons are still to come after this day. */
    public int couponsAfter(LocalDate day) {
        int count = 0;
        while (couponDate(count).isAfter(day)) {
            count++;
        }
        return count;
    }

    private LocalDate couponDate(int periodsBeforeMaturity) {
        LocalDate date = maturity.minusMonths((long) periodsBeforeMaturity * MONTHS / couponsPerYear);
        boolean endOfMonth = maturity.getDayOfMonth() == maturity.lengthOfMonth();
        return endOfMonth ? YearMonth.from(date).atEndOfMonth() : date;
    }
}
