package org.tandemoms.instruments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.opengamma.strata.basics.date.DayCounts;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class AccruedInterestTest {

    private static final CouponPeriod NOTE =
            new CouponPeriod(LocalDate.parse("1985-11-15"), LocalDate.parse("1986-05-15"), 2, null);

    /**
     * US Treasury, 31 CFR part 356, appendix B, on accrued interest: 9.5% from 15 November to 29 November 1985 is 14 days of a
     * half-year of 181: 4.75 × 14/181 = 0.367403.
     */
    @Test
    void a_treasury_note() {
        assertThat(AccruedInterest.per100(9.5, DayCounts.ACT_ACT_ICMA, NOTE, LocalDate.parse("1985-11-29"), null))
                .isEqualTo(0.367403, within(5e-7));
    }

    @Test
    void from_nothing_to_a_whole_coupon() {
        assertThat(AccruedInterest.per100(9.5, DayCounts.ACT_ACT_ICMA, NOTE, NOTE.start(), null))
                .isZero();
        assertThat(AccruedInterest.per100(9.5, DayCounts.ACT_ACT_ICMA, NOTE, NOTE.end(), null))
                .isEqualTo(4.75, within(1e-12));
    }

    /** UK DMO, Formulae for calculating gilt prices from yields: ex dividend, minus the days to the coupon over its period. */
    @Test
    void a_gilt_that_has_gone_ex_dividend() {
        var gilt = new CouponPeriod(LocalDate.parse("2023-03-07"), LocalDate.parse("2023-09-07"), 2, null);
        LocalDate settlement = LocalDate.parse("2023-09-01");
        LocalDate exDividend = LocalDate.parse("2023-08-29");

        assertThat(AccruedInterest.per100(4.25, DayCounts.ACT_ACT_ICMA, gilt, settlement, exDividend))
                .isEqualTo(-2.125 * 6 / 184, within(1e-12));
        assertThat(AccruedInterest.per100(4.25, DayCounts.ACT_ACT_ICMA, gilt, exDividend.minusDays(1), exDividend))
                .isEqualTo(2.125 * 174 / 184, within(1e-12));
    }

    @Test
    void a_eurobond_by_30_360() {
        var bond = new CouponPeriod(LocalDate.parse("2024-02-15"), LocalDate.parse("2025-02-15"), 1, null);

        assertThat(AccruedInterest.per100(2.75, DayCounts.THIRTY_E_360, bond, LocalDate.parse("2024-08-31"), null))
                .isEqualTo(2.75 * 195 / 360, within(1e-12));
    }
}
