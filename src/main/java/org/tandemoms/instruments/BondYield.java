package org.tandemoms.instruments;

import com.opengamma.strata.basics.date.DayCount;
import java.time.LocalDate;
import java.util.OptionalDouble;
import org.tandemoms.shared.FloatingPoint;

/**
 * Price and yield of a bond with a fixed coupon: compounded as often as it pays, with simple interest for the part of a
 * period until the first coupon as the US Treasury computes it (31 CFR part 356, appendix B) or compounded as all other
 * markets do (ICMA rule 803), and simple interest in the last period.
 */
@FloatingPoint("powers of yields")
public record BondYield(double coupon, BondSchedule schedule, DayCount dayCount, FirstPeriod firstPeriod) {

    private static final double PAR = 100;
    private static final double LOWEST = -0.99;
    private static final double HIGHEST = 100;
    private static final int STEPS = 200;
    private static final double ACCURACY = 1e-13;

    /** How the part of a period until the first coupon is discounted. */
    public enum FirstPeriod {
        SIMPLE,
        COMPOUND
    }

    /** What accrues until this day, for 100 of the face value. */
    public double accrued(LocalDate settlement) {
        return AccruedInterest.per100(coupon, dayCount, schedule.periodOf(settlement), settlement, null);
    }

    /** @param yield of a year, in percent @return for 100 of the face value */
    public double cleanPrice(double yield, LocalDate settlement) {
        return dirtyPrice(yield / PAR, settlement) - accrued(settlement);
    }

    private double dirtyPrice(double yield, LocalDate settlement) {
        int perYear = schedule.couponsPerYear();
        CouponPeriod period = schedule.periodOf(settlement);
        int coupons = schedule.couponsAfter(settlement);
        double payment = coupon / perYear;
        double whole = period.yearFraction(dayCount, period.start(), period.end());
        double left = 1 - period.yearFraction(dayCount, period.start(), settlement) / whole;
        double rate = yield / perYear;
        boolean simple = coupons == 1 || firstPeriod == FirstPeriod.SIMPLE;
        double untilFirst = simple ? 1 + left * rate : Math.pow(1 + rate, left);
        double atFirst = payment;
        for (int later = 1; later < coupons; later++) {
            atFirst += payment / Math.pow(1 + rate, later);
        }
        return (atFirst + PAR / Math.pow(1 + rate, coupons - 1)) / untilFirst;
    }

    /** In percent a year; empty where no yield gives this price, or it is none. */
    public OptionalDouble yield(double cleanPrice, LocalDate settlement) {
        double low = LOWEST * schedule.couponsPerYear();
        double high = HIGHEST;
        boolean given = cleanPrice > 0;
        if (!given
                || cleanPrice(PAR * low, settlement) < cleanPrice
                || cleanPrice(PAR * high, settlement) > cleanPrice) {
            return OptionalDouble.empty();
        }
        for (int step = 0; step < STEPS && high - low > ACCURACY; step++) {
            double middle = (low + high) / 2;
            if (cleanPrice(PAR * middle, settlement) > cleanPrice) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return OptionalDouble.of(PAR * (low + high) / 2);
    }
}
