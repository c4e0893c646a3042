package org.tandemoms.instruments;

import com.opengamma.strata.basics.date.DayCount;
import java.time.LocalDate;
import org.tandemoms.shared.FloatingPoint;

/** The part of the next coupon that a buyer pays the seller, for 100 of the face value. */
@FloatingPoint("year fractions of OpenGamma Strata")
public final class AccruedInterest {

    private AccruedInterest() {}

    /**
     * @param coupon of a year, in percent
     * @param settlement from the previous coupon to before the next
     * @param exCouponFrom from this date on the next coupon stays with the seller, and the interest is negative; null when
     *     there is no such date
     */
    public static double per100(
            double coupon, DayCount dayCount, CouponPeriod period, LocalDate settlement, LocalDate exCouponFrom) {
        double accrued = coupon * period.yearFraction(dayCount, period.start(), settlement);
        boolean exCoupon = exCouponFrom != null && !settlement.isBefore(exCouponFrom);
        return exCoupon ? accrued - coupon * period.yearFraction(dayCount, period.start(), period.end()) : accrued;
    }
}
