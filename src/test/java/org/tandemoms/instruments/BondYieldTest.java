package org.tandemoms.instruments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.opengamma.strata.basics.date.DayCounts;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BondYieldTest {

    private static BondYield treasury(double coupon, String maturity) {
        return new BondYield(
                coupon,
                new BondSchedule(LocalDate.parse(maturity), 2),
                DayCounts.ACT_ACT_ICMA,
                BondYield.FirstPeriod.SIMPLE);
    }

    /** 31 CFR part 356, appendix B, II.A: 8 3/4 % due 15 May 2020, issued 15 May 1990, at 8.84 %, is 99.057893. */
    @Test
    void aBondBoughtOnItsFirstDay() {
        BondYield bond = treasury(8.75, "2020-05-15");
        LocalDate issued = LocalDate.parse("1990-05-15");

        assertThat(bond.cleanPrice(8.84, issued)).isCloseTo(99.057893, within(5e-7));
        assertThat(bond.yield(99.057893, issued).orElseThrow()).isCloseTo(8.84, within(1e-7));
    }

    /** The same: 9 1/2 % from 15 November 1985, issued on the 29th: 14 of 181 days of 4.75 are 0.367403. */
    @Test
    void interestOfANoteBoughtTwoWeeksAfterItBegan() {
        BondYield note = treasury(9.5, "1995-11-15");

        assertThat(note.accrued(LocalDate.parse("1985-11-29"))).isCloseTo(0.367403, within(5e-7));
    }

    @ParameterizedTest(name = "{0} % coupon at {1}, settled {2}")
    @CsvSource({
        "4.25, 98.5, 2026-03-03",
        "4.25, 130, 2026-11-15",
        "4.25, 40, 2026-11-14",
        "4.25, 99.9, 2034-08-01",
        "0.125, 60, 2025-02-28"
    })
    void theYieldOfAPriceGivesThatPrice(double coupon, double price, LocalDate settled) {
        BondYield bond = treasury(coupon, "2034-11-15");

        double yield = bond.yield(price, settled).orElseThrow();

        assertThat(bond.cleanPrice(yield, settled)).isCloseTo(price, within(1e-8));
    }

    @Test
    void aPriceThatNoYieldGivesHasNone() {
        assertThat(treasury(4.25, "2034-11-15").yield(-1, LocalDate.parse("2026-03-03")))
                .isEmpty();
    }

    @Test
    void aBondAtItsCouponIsWorthParOnCouponDates() {
        assertThat(treasury(4.25, "2034-11-15").cleanPrice(4.25, LocalDate.parse("2027-05-15")))
                .isCloseTo(100, within(1e-10));
    }

    /** 108 of 181 days of the period from 15 November 2025 to 15 May 2026, of 2.125. */
    @Test
    void whatIsSettledBetweenCouponsAccrues() {
        Instrument note = InstrumentLines.instrument(AssetClass.GOVERNMENT_BOND);

        assertThat(note.accrued(new BigDecimal("1000000"), LocalDate.parse("2026-03-03")))
                .isCloseTo(new BigDecimal("12679.5580"), within(new BigDecimal("0.0001")));
        assertThat(note.accrued(new BigDecimal("1000000"), LocalDate.parse("2026-05-15")))
                .isEqualByComparingTo("0");
        assertThat(note.accrued(new BigDecimal("1000000"), LocalDate.parse("2040-01-01")))
                .isEqualByComparingTo("0");
    }

    @Test
    void nothingButBondsAccrues() {
        assertThat(InstrumentLines.instrument(AssetClass.EQUITY).accrued(BigDecimal.TEN, LocalDate.parse("2026-03-03")))
                .isEqualByComparingTo("0");
    }

    @Test
    void aMaturityAtAMonthsEndKeepsToMonthEnds() {
        CouponPeriod period =
                new BondSchedule(LocalDate.parse("2030-08-31"), 2).periodOf(LocalDate.parse("2028-02-29"));

        assertThat(period.start()).isEqualTo("2028-02-29");
        assertThat(period.end()).isEqualTo("2028-08-31");
    }
}
