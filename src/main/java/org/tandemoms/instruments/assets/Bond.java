package org.tandemoms.instruments.assets;

import com.opengamma.strata.basics.date.DayCount;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.lang.Nullable;
import org.tandemoms.instruments.AccruedInterest;
import org.tandemoms.instruments.BondSchedule;
import org.tandemoms.instruments.CouponPeriod;
import org.tandemoms.instruments.DayCountConventions;
import org.tandemoms.instruments.FixFields;
import org.tandemoms.instruments.Terms;

/**
 * A bond with a fixed coupon, paid back whole.
 *
 * @param coupon of a year, in percent
 * @param dayCount by its market name
 * @param exCouponDays days of the calendar before a coupon from which a buyer does not get it any more
 */
public record Bond(
        BigDecimal coupon,
        int couponsPerYear,
        String dayCount,
        @Nullable LocalDate issued,
        LocalDate maturity,
        @Nullable Integer exCouponDays)
        implements Terms {

    private static final int DECIMALS = 12;

    @Override
    public Map<String, String> attributes() {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("coupon", coupon.toPlainString());
        attributes.put("couponsPerYear", String.valueOf(couponsPerYear));
        attributes.put("dayCount", dayCount);
        if (issued != null) {
            attributes.put("issueDate", issued.toString());
        }
        attributes.put("maturity", maturity.toString());
        if (exCouponDays != null) {
            attributes.put("exCouponDays", exCouponDays.toString());
        }
        return attributes;
    }

    @Override
    public void describe(FixFields fields) {
        fields.put(FixFields.COUPON_RATE, coupon)
                .put(FixFields.ISSUE_DATE, issued)
                .put(FixFields.MATURITY_DATE, maturity);
    }

    /** It is redeemed on its last day and not traded then. */
    @Override
    public Optional<LocalDate> lastDay() {
        return Optional.of(maturity.minusDays(1));
    }

    @Override
    public Optional<BigDecimal> accruedPer100(LocalDate settlement) {
        boolean outside = !settlement.isBefore(maturity) || issued != null && settlement.isBefore(issued);
        if (outside || coupon.signum() == 0) {
            return Optional.of(BigDecimal.ZERO);
        }
        CouponPeriod period = new BondSchedule(maturity, couponsPerYear).periodOf(settlement);
        DayCount convention = DayCountConventions.find(dayCount).orElseThrow();
        LocalDate exFrom =
                exCouponDays == null || exCouponDays == 0 ? null : period.end().minusDays(exCouponDays);
        double accrued = AccruedInterest.per100(coupon.doubleValue(), convention, period, settlement, exFrom);
        return Optional.of(BigDecimal.valueOf(accrued).setScale(DECIMALS, RoundingMode.HALF_EVEN));
    }
}
