package org.tandemoms.instruments.web;

import com.opengamma.strata.basics.ReferenceData;
import com.opengamma.strata.basics.date.HolidayCalendarId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import org.tandemoms.instruments.AccruedInterest;
import org.tandemoms.instruments.CouponPeriod;
import org.tandemoms.instruments.DayCountConventions;
import org.tandemoms.shared.FloatingPoint;
import org.tandemoms.shared.web.Findings;
import org.tandemoms.shared.web.SelfChecked;

@FloatingPoint("year fractions")
record AccruedInterestRequest(
        @Schema(description = "of a year, in percent", example = "4.25") Double coupon,
        @Schema(description = "coupons a year") Integer frequency,
        @Schema(example = "ACT/ACT ICMA") String convention,
        LocalDate previousCoupon,
        LocalDate nextCoupon,
        LocalDate settlement,
        @Schema(description = "days before the next coupon from which the bond trades without it") Integer exCouponDays,
        @Schema(description = "count business days of this calendar, such as GBLO, rather than all days")
                String exCouponCalendar)
        implements SelfChecked {

    private static final double HIGHEST_COUPON = 1000;
    private static final int MOST_EX_COUPON_DAYS = 60;
    private static final int LONGEST_PERIOD_IN_YEARS = 2;

    @Override
    public void check(Findings findings) {
        findings.between("coupon", coupon, 0, HIGHEST_COUPON);
        if (findings.needed("frequency", frequency)) {
            DayCountRequest.checkFrequency(findings, frequency);
        }
        DayCountRequest.checkConvention(findings, convention);
        DayCountRequest.checkDate(findings, "previousCoupon", previousCoupon);
        DayCountRequest.checkDate(findings, "nextCoupon", nextCoupon);
        DayCountRequest.checkDate(findings, "settlement", settlement);
        if (findings.isClear("previousCoupon", "nextCoupon")) {
            checkPeriod(findings);
        }
        findings.betweenIfGiven("exCouponDays", exCouponDays, 0, MOST_EX_COUPON_DAYS);
        if (exCouponCalendar != null && !isCalendar(exCouponCalendar)) {
            findings.add(
                    "exCouponCalendar", "unknown", "This is no calendar that is known here, such as GBLO or EUTA.");
        }
    }

    private void checkPeriod(Findings findings) {
        if (!previousCoupon.isBefore(nextCoupon)) {
            findings.add("nextCoupon", "range", "This must be after the previous coupon.");
        } else if (nextCoupon.isAfter(previousCoupon.plusYears(LONGEST_PERIOD_IN_YEARS))) {
            findings.add("nextCoupon", "range", "A coupon period has at most " + LONGEST_PERIOD_IN_YEARS + " years.");
        } else if (findings.isClear("settlement")
                && (settlement.isBefore(previousCoupon) || settlement.isAfter(nextCoupon))) {
            findings.add("settlement", "range", "Settlement lies from the previous coupon to the next.");
        }
    }

    private static boolean isCalendar(String name) {
        return name.matches("[A-Z]{4}") && ReferenceData.standard().containsValue(HolidayCalendarId.of(name));
    }

    private LocalDate exCouponFrom() {
        if (exCouponDays == null || exCouponDays == 0) {
            return null;
        }
        return exCouponCalendar == null
                ? nextCoupon.minusDays(exCouponDays)
                : HolidayCalendarId.of(exCouponCalendar)
                        .resolve(ReferenceData.standard())
                        .shift(nextCoupon, -exCouponDays);
    }

    double calculate() {
        return AccruedInterest.per100(
                coupon,
                DayCountConventions.find(convention).orElseThrow(),
                new CouponPeriod(previousCoupon, nextCoupon, frequency, null),
                settlement,
                exCouponFrom());
    }
}
