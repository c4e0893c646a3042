package org.tandemoms.instruments.assets;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.tandemoms.instruments.AssetRules;
import org.tandemoms.instruments.Attributes;
import org.tandemoms.instruments.CouponPeriod;
import org.tandemoms.instruments.DayCountConventions;
import org.tandemoms.instruments.FixSecurity;
import org.tandemoms.instruments.PriceType;
import org.tandemoms.instruments.Terms;

/** Bonds: a price in percent of the nominal amount, with the interest since the last coupon on top. */
public final class BondRules implements AssetRules {

    static final Pattern NAME = Pattern.compile(".{1,60}");

    private static final String CONVENTION = "ACT/ACT ICMA";
    private static final BigDecimal HIGHEST_COUPON = new BigDecimal("100");
    private static final int MOST_EX_COUPON_DAYS = 60;
    private static final int MOST_COUPONS = 12;

    private final FixSecurity security;

    private BondRules(FixSecurity security) {
        this.security = security;
    }

    public static BondRules government() {
        return new BondRules(new FixSecurity("TNOTE", FixSecurity.GOVERNMENT));
    }

    public static BondRules corporate() {
        return new BondRules(new FixSecurity("CORP", FixSecurity.CORPORATE));
    }

    /** US municipal bonds, which are mostly traded by yield. */
    public static BondRules municipal() {
        return new BondRules(new FixSecurity("GO", FixSecurity.MUNICIPAL));
    }

    @Override
    public PriceType priceType() {
        return PriceType.CLEAN_PRICE;
    }

    @Override
    public FixSecurity security() {
        return security;
    }

    @Override
    public Terms terms(Attributes from) {
        BigDecimal coupon = percent(from, "coupon");
        Integer couponsPerYear = from.whole("couponsPerYear", true, 1, MOST_COUPONS);
        if (couponsPerYear != null && !CouponPeriod.isFrequency(couponsPerYear)) {
            from.bad("couponsPerYear", "range", "A year has 1, 2, 3, 4, 6 or 12 coupons");
        }
        String convention = dayCount(from, CONVENTION);
        LocalDate issued = from.date("issueDate", false);
        LocalDate maturity = from.date("maturity", true);
        if (issued != null && maturity != null && !issued.isBefore(maturity)) {
            from.bad("maturity", "range", "A bond is due after it was issued");
        }
        Integer exCouponDays = from.whole("exCouponDays", false, 0, MOST_EX_COUPON_DAYS);
        Bond.Quotation quotation = from.choice("quotation", false, Bond.Quotation.class);
        boolean read = from.findings().isEmpty();
        return read
                ? new Bond(coupon, couponsPerYear, convention, issued, maturity, exCouponDays, quotation)
                : Terms.NONE;
    }

    static BigDecimal percent(Attributes from, String column) {
        return from.number(
                column,
                true,
                value -> value.signum() >= 0 && value.compareTo(HIGHEST_COUPON) <= 0,
                "from 0 to " + HIGHEST_COUPON + " percent");
    }

    static String dayCount(Attributes from, String otherwise) {
        String name = from.optional("dayCount", NAME);
        if (name != null && DayCountConventions.find(name).isEmpty()) {
            from.bad("dayCount", "unknown", "No day count is called " + name);
        }
        return name == null ? otherwise : name;
    }
}
