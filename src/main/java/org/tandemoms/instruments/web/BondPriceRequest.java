package org.tandemoms.instruments.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalDouble;
import org.tandemoms.instruments.BondSchedule;
import org.tandemoms.instruments.BondYield;
import org.tandemoms.instruments.DayCountConventions;
import org.tandemoms.shared.FieldError;
import org.tandemoms.shared.FloatingPoint;
import org.tandemoms.shared.Problem;
import org.tandemoms.shared.web.Findings;
import org.tandemoms.shared.web.SelfChecked;

/** A bond with a fixed coupon, and its clean price or its yield. */
@FloatingPoint("powers of yields")
record BondPriceRequest(
        @Schema(description = "of a year, in percent", example = "4.25") Double coupon,
        @Schema(description = "coupons a year") Integer frequency,
        @Schema(example = "ACT/ACT ICMA") String convention,
        LocalDate maturity,
        LocalDate settlement,
        @Schema(description = "clean, for 100 of face value; or the yield") Double price,
        @Schema(description = "percent a year, compounded as often as coupons are paid; or the price") Double yield,
        @Schema(
                        description =
                                "how the time to the first coupon is discounted: SIMPLE as the US Treasury does, else COMPOUND")
                BondYield.FirstPeriod firstPeriod)
        implements SelfChecked {

    private static final double HIGHEST_COUPON = 1000;
    private static final double HIGHEST_PRICE = 100_000;
    private static final double HIGHEST_YIELD = 10_000;
    private static final int LONGEST_IN_YEARS = 150;

    record Answer(double price, double accrued, double dirtyPrice, double yield) {}

    @Override
    public void check(Findings findings) {
        findings.between("coupon", coupon, 0, HIGHEST_COUPON);
        if (findings.needed("frequency", frequency)) {
            DayCountRequest.checkFrequency(findings, frequency);
        }
        DayCountRequest.checkConvention(findings, convention);
        DayCountRequest.checkDate(findings, "maturity", maturity);
        DayCountRequest.checkDate(findings, "settlement", settlement);
        if (findings.isClear("maturity", "settlement")) {
            if (!settlement.isBefore(maturity)) {
                findings.add("settlement", "range", "This must be before the maturity.");
            } else if (maturity.isAfter(settlement.plusYears(LONGEST_IN_YEARS))) {
                findings.add("maturity", "range", "A bond runs " + LONGEST_IN_YEARS + " years at most.");
            }
        }
        if ((price == null) == (yield == null)) {
            findings.add("price", "required", "Give the price or the yield, one of them.");
        }
        if (price != null) {
            findings.between("price", price, 0, HIGHEST_PRICE);
        }
        if (yield != null) {
            findings.between("yield", yield, 0, HIGHEST_YIELD);
        }
    }

    Answer calculate() {
        BondYield bond = new BondYield(
                coupon,
                new BondSchedule(maturity, frequency),
                DayCountConventions.find(convention).orElseThrow(),
                firstPeriod == null ? BondYield.FirstPeriod.COMPOUND : firstPeriod);
        double accrued = bond.accrued(settlement);
        if (yield != null) {
            double clean = bond.cleanPrice(yield, settlement);
            return new Answer(clean, accrued, clean + accrued, yield);
        }
        OptionalDouble found = bond.yield(price, settlement);
        if (found.isEmpty()) {
            throw Problem.invalid(List.of(FieldError.of("/price", "range", "No yield gives this price.")))
                    .refused();
        }
        return new Answer(price, accrued, price + accrued, found.getAsDouble());
    }
}
