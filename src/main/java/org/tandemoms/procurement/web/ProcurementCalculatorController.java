package org.tandemoms.procurement.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tandemoms.identity.AllowedFor;
import org.tandemoms.procurement.forecast.Forecast;
import org.tandemoms.procurement.policy.SafetyStock;
import org.tandemoms.shared.FloatingPoint;
import org.tandemoms.shared.web.Findings;
import org.tandemoms.shared.web.SelfChecked;

@RestController
@RequestMapping("/api/v1/calculators")
@Tag(name = "Calculators")
@AllowedFor(anyRole = true)
class ProcurementCalculatorController {

    @PostMapping("/forecast")
    @Operation(
            summary = "Forecast demand from its history",
            description =
                    "Smoothing parameters that are not given are fitted by least squared one-step error. Start values are"
                            + " those of R's stats::HoltWinters and forecast::croston. The last fitted value belongs to the last"
                            + " observation; there are fewer than observations, for a start uses some up. period is the season's"
                            + " length, or the window of a moving average. For TSB, beta smooths the probability.")
    ForecastAnswer forecast(@RequestBody ForecastRequest request) {
        Forecast forecast = request.calculate();
        if (!forecast.isFinite()) {
            Findings findings = Findings.none();
            findings.add("history", "range", "This method has no finite forecast for this history.");
            findings.refuseIfAny();
        }
        return ForecastAnswer.of(forecast);
    }

    @PostMapping("/order-quantity")
    @Operation(
            summary = "How much to order",
            description =
                    "Costs are for the unit of time of the demand. With EOQ_ALL_UNITS and EOQ_INCREMENTAL each unit cost"
                            + " holds from the breakpoint of the same index, the first is 0, and tier counts from 0; their cost holds"
                            + " that of buying. orders has one quantity for each period. s and S: at or below s, order up to S.")
    OrderQuantityAnswer orderQuantity(@RequestBody OrderQuantityRequest request) {
        return request.calculate();
    }

    @FloatingPoint("parameters of a numeric model")
    record ReorderPointRequest(
            Double meanDemandPerDay,
            Double leadTimeDays,
            @Schema(description = "standard deviation of the demand during the lead time") Double sdLeadTimeDemand,
            @Schema(description = "probability of no stockout in a cycle, over 0 and under 1") Double serviceLevel)
            implements SelfChecked {

        private static final double LEAST = 1e-9;

        @Override
        public void check(Findings findings) {
            findings.notNegative("meanDemandPerDay", meanDemandPerDay);
            findings.notNegative("leadTimeDays", leadTimeDays);
            findings.notNegative("sdLeadTimeDemand", sdLeadTimeDemand);
            if (findings.needed("serviceLevel", serviceLevel)
                    && !(serviceLevel >= LEAST && serviceLevel <= 1 - LEAST)) {
                findings.add("serviceLevel", "range", "A service level lies over 0 and under 1, such as 0.95.");
            }
        }
    }

    @PostMapping("/reorder-point")
    @Operation(summary = "Safety stock and reorder point for a service level, with normal demand")
    SafetyStock.ReorderPoint reorderPoint(@RequestBody ReorderPointRequest request) {
        return SafetyStock.reorderPoint(
                request.meanDemandPerDay(), request.leadTimeDays(), request.sdLeadTimeDemand(), request.serviceLevel());
    }
}
