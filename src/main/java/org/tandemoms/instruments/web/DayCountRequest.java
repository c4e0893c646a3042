package org.tandemoms.instruments.web;

import com.opengamma.strata.basics.date.DayCount;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.tandemoms.instruments.CouponPeriod;
import org.tandemoms.instruments.DayCountConventions;
import org.tandemoms.shared.FloatingPoint;
import org.tandemoms.shared.web.Findings;
import org.tandemoms.shared.web.SelfChecked;

@FloatingPoint("year fractions")
record DayCountRequest(
        @Schema(example = "ACT/ACT ISDA") String convention,
        LocalDate start,
        LocalDate end,
        @Schema(description = "start of the regular coupon period") LocalDate periodStart,
        @Schema(description = "its end; the end of the accrual without") LocalDate periodEnd,
        @Schema(description = "coupons a year") Integer frequency,
        @Schema(description = "for 30E/360 ISDA: the date on which the end of February is not taken as the 30th")
                LocalDate maturity)
        implements SelfChecked {

    private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2200, 12, 31);
    private static final int MONTHS = 12;
    private static final double DAYS_A_MONTH = 365.25 / 12;

    @Override
    public void check(Findings findings) {
        DayCount dayCount = checkConvention(findings, convention);
        checkDate(findings, "start", start);
        checkDate(findings, "end", end);
        checkOrder(findings, "start", start, "end", end);
        if (periodStart != null) {
            checkDate(findings, "periodStart", periodStart);
        }
        if (periodEnd != null) {
            checkDate(findings, "periodEnd", periodEnd);
        }
        if (periodStart != null && periodEnd != null && findings.isClear("periodStart", "periodEnd")) {
            if (!periodStart.isBefore(periodEnd)) {
                findings.add("periodEnd", "range", "This must be after the period's start.");
            }
        }
        checkFrequency(findings, frequency);
        if (dayCount != null && CouponPeriod.isNeededBy(dayCount)) {
            boolean implied = findings.isClear("periodStart", "periodEnd") && impliedFrequency() != null;
            if (!implied) {
                findings.needed("frequency", frequency);
            }
        }
    }

    static DayCount checkConvention(Findings findings, String convention) {
        if (!findings.needed("convention", convention)) {
            return null;
        }
        return DayCountConventions.find(convention).orElseGet(() -> {
            findings.add(
                    "convention",
                    "unknown",
                    "This is no day count that is known here, such as ACT/360 or 30E/360 ISDA.");
            return null;
        });
    }

    static void checkDate(Findings findings, String field, LocalDate date) {
        if (findings.needed(field, date) && (date.isBefore(FIRST) || date.isAfter(LAST))) {
            findings.add(field, "range", "Dates must lie from " + FIRST + " to " + LAST + ".");
        }
    }

    private static void checkOrder(Findings findings, String one, LocalDate first, String other, LocalDate second) {
        if (findings.isClear(one, other) && second.isBefore(first)) {
            findings.add(other, "range", "This must not be before " + one + ".");
        }
    }

    static void checkFrequency(Findings findings, Integer frequency) {
        if (frequency != null && !CouponPeriod.isFrequency(frequency)) {
            findings.add("frequency", "range", "Coupons a year: 1, 2, 3, 4, 6 or 12.");
        }
    }

    /** What the length of the period says, null where there is none. */
    private Integer impliedFrequency() {
        if (periodStart == null || periodEnd == null) {
            return null;
        }
        long months = Math.round(ChronoUnit.DAYS.between(periodStart, periodEnd) / DAYS_A_MONTH);
        return months >= 1 && months <= MONTHS && MONTHS % months == 0 ? (int) (MONTHS / months) : null;
    }

    double calculate() {
        DayCount dayCount = DayCountConventions.find(convention).orElseThrow();
        Integer perYear = frequency == null ? impliedFrequency() : frequency;
        var period = new CouponPeriod(periodStart, periodEnd == null ? end : periodEnd, perYear, maturity);
        return period.yearFraction(dayCount, start, end);
    }
}
