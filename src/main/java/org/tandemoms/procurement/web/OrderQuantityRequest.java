package org.tandemoms.procurement.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.tandemoms.procurement.policy.EconomicOrderQuantity;
import org.tandemoms.procurement.policy.EconomicOrderQuantity.PriceList;
import org.tandemoms.procurement.policy.PoissonReorderPolicy;
import org.tandemoms.procurement.policy.SafetyStock;
import org.tandemoms.procurement.policy.WagnerWhitin;
import org.tandemoms.shared.FloatingPoint;
import org.tandemoms.shared.web.Findings;
import org.tandemoms.shared.web.SelfChecked;

@FloatingPoint("parameters of a numeric model")
record OrderQuantityRequest(
        Method method,
        Double fixedCost,
        Double holdingCost,
        @Schema(description = "holding cost of a unit as part of its unit cost") Double holdingRate,
        Double demandRate,
        List<Double> breakpoints,
        List<Double> unitCosts,
        Double stockoutCost,
        Double productionRate,
        Integer periods,
        List<Double> demand,
        Double mean,
        Double sd)
        implements SelfChecked {

    private static final int MOST_TIERS = 100;
    private static final int MOST_PERIODS = 1000;
    private static final double RAREST = 0.001;
    private static final double MOST_DEMAND = 10_000;
    private static final double WIDEST = 5000;

    enum Method {
        EOQ,
        EOQ_ALL_UNITS,
        EOQ_INCREMENTAL,
        EOQ_BACKORDER,
        EPQ,
        WAGNER_WHITIN,
        NEWSVENDOR_NORMAL,
        S_S_POISSON
    }

    @Override
    public void check(Findings findings) {
        if (!findings.needed("method", method)) {
            return;
        }
        if (method != Method.NEWSVENDOR_NORMAL) {
            findings.positive("fixedCost", fixedCost);
        }
        if (hasPrices()) {
            findings.positive("holdingRate", holdingRate);
            checkPrices(findings);
        } else {
            findings.positive("holdingCost", holdingCost);
        }
        switch (method) {
            case EOQ, EOQ_ALL_UNITS, EOQ_INCREMENTAL -> findings.positive("demandRate", demandRate);
            case EOQ_BACKORDER -> {
                findings.positive("demandRate", demandRate);
                findings.positive("stockoutCost", stockoutCost);
            }
            case EPQ -> checkProduction(findings);
            case WAGNER_WHITIN -> checkPeriods(findings);
            case NEWSVENDOR_NORMAL -> {
                findings.positive("stockoutCost", stockoutCost);
                findings.notNegative("mean", mean);
                findings.notNegative("sd", sd);
            }
            case S_S_POISSON -> checkPoisson(findings);
        }
    }

    private boolean hasPrices() {
        return method == Method.EOQ_ALL_UNITS || method == Method.EOQ_INCREMENTAL;
    }

    private void checkPrices(Findings findings) {
        findings.list("breakpoints", breakpoints, 1, MOST_TIERS, findings::notNegative);
        findings.list("unitCosts", unitCosts, 1, MOST_TIERS, findings::positive);
        if (findings.isClear("breakpoints")) {
            if (breakpoints.get(0) != 0) {
                findings.add("breakpoints/0", "range", "The first breakpoint is 0.");
            }
            for (int tier = 1; tier < breakpoints.size(); tier++) {
                if (breakpoints.get(tier) <= breakpoints.get(tier - 1)) {
                    findings.add("breakpoints/" + tier, "range", "Breakpoints must rise.");
                }
            }
        }
        if (findings.isClear("breakpoints", "unitCosts") && unitCosts.size() != breakpoints.size()) {
            findings.add(
                    "unitCosts",
                    "size",
                    "There must be as many unit costs as breakpoints: " + breakpoints.size() + ".");
        }
        for (int tier = 1; findings.isClear("unitCosts") && tier < unitCosts.size(); tier++) {
            if (unitCosts.get(tier) > unitCosts.get(tier - 1)) {
                findings.add("unitCosts/" + tier, "range", "More must not cost more: unit costs fall.");
            }
        }
    }

    private void checkProduction(Findings findings) {
        findings.positive("demandRate", demandRate);
        findings.positive("productionRate", productionRate);
        if (findings.isClear("demandRate", "productionRate") && productionRate <= demandRate) {
            findings.add("productionRate", "range", "Production must be faster than demand.");
        }
    }

    private void checkPeriods(Findings findings) {
        findings.betweenIfGiven("periods", periods, 1, MOST_PERIODS);
        findings.list("demand", demand, 1, MOST_PERIODS, findings::notNegative);
        if (findings.isClear("periods", "demand") && periods != null && demand.size() != periods) {
            findings.add("demand", "size", "There must be one demand for each period: " + periods + ".");
        }
        if (findings.isClear("demand") && demand.stream().allMatch(quantity -> quantity == 0)) {
            findings.add("demand", "range", "Some period must have demand.");
        }
    }

    private void checkPoisson(Findings findings) {
        findings.positive("stockoutCost", stockoutCost);
        findings.between("mean", mean, RAREST, MOST_DEMAND);
        if (findings.isClear("fixedCost", "holdingCost", "stockoutCost", "mean")
                && PoissonReorderPolicy.width(holdingCost, stockoutCost, fixedCost, mean) > WIDEST) {
            findings.add(
                    "fixedCost",
                    "range",
                    "Orders would be of thousands of pieces: use EOQ_BACKORDER, or a larger unit.");
        }
    }

    OrderQuantityAnswer calculate() {
        return switch (method) {
            case EOQ -> OrderQuantityAnswer.of(EconomicOrderQuantity.plain(fixedCost, holdingCost, demandRate));
            case EOQ_ALL_UNITS ->
                OrderQuantityAnswer.of(EconomicOrderQuantity.allUnits(
                        fixedCost, holdingRate, demandRate, new PriceList(breakpoints, unitCosts)));
            case EOQ_INCREMENTAL ->
                OrderQuantityAnswer.of(EconomicOrderQuantity.incremental(
                        fixedCost, holdingRate, demandRate, new PriceList(breakpoints, unitCosts)));
            case EOQ_BACKORDER ->
                OrderQuantityAnswer.of(
                        EconomicOrderQuantity.withBackorders(fixedCost, holdingCost, stockoutCost, demandRate));
            case EPQ ->
                OrderQuantityAnswer.of(
                        EconomicOrderQuantity.produced(fixedCost, holdingCost, demandRate, productionRate));
            case WAGNER_WHITIN -> OrderQuantityAnswer.of(WagnerWhitin.plan(holdingCost, fixedCost, demand));
            case NEWSVENDOR_NORMAL ->
                OrderQuantityAnswer.of(SafetyStock.newsvendor(holdingCost, stockoutCost, mean, sd));
            case S_S_POISSON ->
                OrderQuantityAnswer.of(PoissonReorderPolicy.best(holdingCost, stockoutCost, fixedCost, mean));
        };
    }
}
