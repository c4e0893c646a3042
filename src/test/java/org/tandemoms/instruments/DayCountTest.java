package org.tandemoms.instruments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DayCountTest {

    /**
     * ISDA, "EMU and market conventions: recent developments" (1998): regular period, short and long first, short and long
     * final period, by the three kinds of Actual/Actual.
     */
    @ParameterizedTest(name = "{0} to {1}")
    @CsvSource({
        "2003-11-01, 2004-05-01, 2003-11-01, 2004-05-01, 2, 0.497724380567, 0.500000000000, 0.497267759563",
        "1999-02-01, 1999-07-01, 1998-07-01, 1999-07-01, 1, 0.410958904110, 0.410958904110, 0.410958904110",
        "1999-07-01, 2000-07-01, 1999-07-01, 2000-07-01, 1, 1.001377348600, 1.000000000000, 1.000000000000",
        "2002-08-15, 2003-07-15, 2003-01-15, 2003-07-15, 2, 0.915068493151, 0.915760869565, 0.915068493151",
        "2003-07-15, 2004-01-15, 2003-07-15, 2004-01-15, 2, 0.504004790778, 0.500000000000, 0.504109589041",
        "1999-07-30, 2000-01-30, 1999-07-30, 2000-01-30, 2, 0.503892506924, 0.500000000000, 0.504109589041",
        "2000-01-30, 2000-06-30, 2000-01-30, 2000-07-30, 2, 0.415300546448, 0.417582417582, 0.415300546448",
        "1999-11-30, 2000-04-30, 2000-02-29, 2000-05-31, 4, 0.415540085336, 0.415760869565, 0.41530054644"
    })
    void actual_actual(
            LocalDate start,
            LocalDate end,
            LocalDate periodStart,
            LocalDate periodEnd,
            int frequency,
            double isda,
            double icma,
            double afb) {
        var period = new CouponPeriod(periodStart, periodEnd, frequency, null);

        assertThat(fraction("Actual/Actual (ISDA)", period, start, end)).isEqualTo(isda, within(5e-12));
        assertThat(fraction("ACT/ACT.ICMA", period, start, end)).isEqualTo(icma, within(5e-12));
        assertThat(fraction("ACT_ACT_AFB", period, start, end)).isEqualTo(afb, within(5e-11));
    }

    /** ISDA, "30/360 day count conventions", the examples beside the 2006 Definitions, section 4.16 (f), (g) and (h). */
    @ParameterizedTest(name = "{0} to {1}")
    @CsvSource({
        "2007-01-15, 2007-01-30, 15, 15, 15", "2007-01-15, 2007-02-15, 30, 30, 30",
                "2007-01-15, 2007-07-15, 180, 180, 180",
        "2007-09-30, 2008-03-31, 180, 180, 180", "2007-09-30, 2007-10-31, 30, 30, 30",
                "2007-09-30, 2008-09-30, 360, 360, 360",
        "2007-01-15, 2007-01-31, 16, 15, 15", "2007-01-31, 2007-02-28, 28, 28, 30",
                "2007-02-28, 2007-03-31, 33, 32, 30",
        "2006-08-31, 2007-02-28, 178, 178, 180", "2007-02-28, 2007-08-31, 183, 182, 180",
                "2007-02-14, 2007-02-28, 14, 14, 16",
        "2007-02-26, 2008-02-29, 363, 363, 364", "2008-02-29, 2009-02-28, 359, 359, 360",
                "2008-02-29, 2008-03-30, 31, 31, 30",
        "2008-02-29, 2008-03-31, 32, 31, 30", "2007-02-28, 2007-03-05, 7, 7, 5", "2007-10-31, 2007-11-28, 28, 28, 28",
        "2007-08-31, 2008-02-29, 179, 179, 180", "2008-02-29, 2008-08-31, 182, 181, 180",
                "2008-08-31, 2009-02-28, 178, 178, 180"
    })
    void thirty_360(LocalDate start, LocalDate end, int bondBasis, int eurobondBasis, int german) {
        var period = new CouponPeriod(null, end, null, null);

        assertThat(360 * fraction("30/360", period, start, end)).isEqualTo(bondBasis, within(1e-9));
        assertThat(360 * fraction("30E/360", period, start, end)).isEqualTo(eurobondBasis, within(1e-9));
        assertThat(360 * fraction("30E/360 ISDA", period, start, end)).isEqualTo(german, within(1e-9));
    }

    @Test
    void at_maturity_the_end_of_february_is_not_the_thirtieth() {
        LocalDate end = LocalDate.parse("2009-02-28");
        var period = new CouponPeriod(null, end, null, end);

        assertThat(360 * fraction("30E/360 ISDA", period, LocalDate.parse("2008-08-31"), end))
                .isEqualTo(178, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({
        "ACT/365F, 0.99726027397",
        "actual/365 (fixed), 0.99726027397",
        "ACT/360, 1.01111111111",
        "Act/364, 1",
        "NL/365, 0.99726027397"
    })
    void actual_over_a_fixed_number(String name, double expected) {
        var period = new CouponPeriod(null, LocalDate.parse("2023-12-31"), null, null);

        assertThat(fraction(name, period, LocalDate.parse("2023-01-01"), LocalDate.parse("2023-12-31")))
                .isEqualTo(expected, within(1e-11));
    }

    @Test
    void a_coupon_at_the_end_of_months_is_half_a_year_whatever_the_month() {
        LocalDate start = LocalDate.parse("2000-08-31");
        LocalDate end = LocalDate.parse("2001-02-28");

        assertThat(fraction("ACT/ACT ICMA", new CouponPeriod(null, end, 2, null), start, end))
                .isEqualTo(0.5);
    }

    @Test
    void unknown() {
        assertThat(DayCountConventions.find("31/365")).isEmpty();
        assertThat(DayCountConventions.find("")).isEmpty();
    }

    private static double fraction(String convention, CouponPeriod period, LocalDate start, LocalDate end) {
        return period.yearFraction(DayCountConventions.find(convention).orElseThrow(), start, end);
    }
}
