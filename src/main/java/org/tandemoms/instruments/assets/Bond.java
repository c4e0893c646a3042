package org.tandemoms.instruments.assets;

import com.opengamma.strata.basics.date.DayCount;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.springframework.lang.Nullable;
import org.tandemoms.instruments.AccruedInterest;
import org.tandemoms.instruments.BondSchedule;
import org.tandemoms.instruments.BondYield;
import org.tandemoms.instruments.CouponPeriod;
import org.tandemoms.instruments.DayCountConventions;
import org.tandemoms.instruments.FixFields;
import org.tandemoms.instruments.PriceType;
import org.tandemoms.instruments.Terms;

/**
 * A bond with a fixed coupon, paid back whole.
 *
 * @param coupon of a year, in percent
 * @param dayCount by its market name
 * @param quoted what its market says when it names a price; null for the price
 * @param exCouponDays days of the calendar before a coupon from which a buyer does not get it any more
 */
public record Bond(
        BigDecimal coupon,
        int couponsPerYear,
        String dayCount,
        @Nullable LocalDate issued,
        LocalDate maturity,
        @Nullable Integer exCouponDays,
        @Nullable Quotation quoted)
        implements Terms {

    private static final int DECIMALS = 12;
    private static final BigDecimal LOWEST_YIELD = new BigDecimal("-90");
    private static final BigDecimal HIGHEST_YIELD = new BigDecimal("1000");

    /** What is said of it where it is traded. */
    public enum Quotation {
        PRICE,
        YIELD
    }

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
        if (quoted != null) {
            attributes.put("quotation", quoted.name());
        }
        return attributes;
    }

    @Override
    public Optional<PriceType> quotation() {
        return quoted == Quotation.YIELD ? Optional.of(PriceType.YIELD) : Optional.empty();
    }

    @Override
    public Optional<BigDecimal> priceAt(BigDecimal yield, LocalDate settlement) {
        boolean absurd = yield.compareTo(LOWEST_YIELD) < 0 || yield.compareTo(HIGHEST_YIELD) > 0;
        if (absurd || isOutside(settlement)) {
            return Optional.empty();
        }
        double price = math().cleanPrice(yield.doubleValue(), settlement);
        return price > 0 ? Optional.of(rounded(BigDecimal.valueOf(price))) : Optional.empty();
    }

    @Override
    public Optional<BigDecimal> yieldAt(BigDecimal price, LocalDate settlement) {
        OptionalDouble yield =
                isOutside(settlement) ? OptionalDouble.empty() : math().yield(price.doubleValue(), settlement);
        return yield.isPresent() ? Optional.of(rounded(BigDecimal.valueOf(yield.getAsDouble()))) : Optional.empty();
    }

    /** By the convention of the street: compounded until the first coupon too. */
    private BondYield math() {
        return new BondYield(coupon.doubleValue(), schedule(), convention(), BondYield.FirstPeriod.COMPOUND);
    }

    private BondSchedule schedule() {
        return new BondSchedule(maturity, couponsPerYear);
    }

    private DayCount convention() {
        return DayCountConventions.find(dayCount).orElseThrow();
    }

    private boolean isOutside(LocalDate settlement) {
        return !settlement.isBefore(maturity) || issued != null && settlement.isBefore(issued);
    }

    private static BigDecimal rounded(BigDecimal value) {
        return value.setScale(DECIMALS, RoundingMode.HALF_EVEN);
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
        if (isOutside(settlement) || coupon.signum() == 0) {
            return Optional.of(BigDecimal.ZERO);
        }
        CouponPeriod period = schedule().periodOf(settlement);
        LocalDate exFrom =
                exCouponDays == null || exCouponDays == 0 ? null : period.end().minusDays(exCouponDays);
        double accrued = AccruedInterest.per100(coupon.doubleValue(), convention(), period, settlement, exFrom);
        return Optional.of(rounded(BigDecimal.valueOf(accrued)));
    }
}
