package org.tandemoms.execution.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.util.List;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tandemoms.execution.ImplementationShortfall;
import org.tandemoms.execution.PricedQuantity;
import org.tandemoms.identity.AllowedFor;
import org.tandemoms.shared.FloatingPoint;
import org.tandemoms.shared.web.Findings;
import org.tandemoms.shared.web.SelfChecked;
import org.tandemoms.trading.Side;

@RestController
@RequestMapping("/api/v1/calculators")
@Tag(name = "Calculators")
@AllowedFor(anyRole = true)
class ExecutionCalculatorController {

    private static final int MOST_TRADES = 10_000;

    @PostMapping("/execution-schedule")
    @Operation(
            summary = "How an order is spread over time",
            description =
                    "ALMGREN_CHRISS needs sigma, eta and lambda; epsilon and gamma are 0 without. VWAP needs a volume"
                            + " curve of as many weights as intervals. Holdings are one more than trades: from the whole quantity"
                            + " down to 0. Cost and variance are in currency and its square, where the impact is given.")
    ScheduleAnswer schedule(@RequestBody ScheduleRequest request) {
        return request.calculate();
    }

    @Schema(description = "One trade of the market, or one fill")
    record Trade(BigDecimal quantity, BigDecimal price) {

        void check(String field, Findings findings, boolean positivePrice) {
            findings.positive(field + "/quantity", quantity);
            if (positivePrice) {
                findings.positive(field + "/price", price);
            } else {
                findings.notNegative(field + "/price", price);
            }
        }

        PricedQuantity priced() {
            return new PricedQuantity(quantity, price);
        }
    }

    record ShortfallRequest(
            Side side,
            BigDecimal decisionPrice,
            @Schema(description = "the close before the day of trading; the decision price without")
                    BigDecimal previousClose,
            BigDecimal orderQuantity,
            List<Trade> fills,
            BigDecimal endPrice,
            BigDecimal fees)
            implements SelfChecked {

        @Override
        public void check(Findings findings) {
            findings.needed("side", side);
            findings.positive("decisionPrice", decisionPrice);
            if (previousClose != null) {
                findings.positive("previousClose", previousClose);
            }
            findings.positive("orderQuantity", orderQuantity);
            findings.positive("endPrice", endPrice);
            findings.notNegative("fees", fees);
            findings.list("fills", fills, 0, MOST_TRADES, (field, fill) -> {
                if (fill != null) {
                    fill.check(field, findings, true);
                }
            });
            if (findings.isClear("fills", "orderQuantity") && filled().compareTo(orderQuantity) > 0) {
                findings.add("fills", "range", "The fills add up to more than the order.");
            }
        }

        private BigDecimal filled() {
            return PricedQuantity.quantity(priced());
        }

        private List<PricedQuantity> priced() {
            return fills.stream().map(Trade::priced).toList();
        }

        ImplementationShortfall calculate() {
            return ImplementationShortfall.of(
                    new ImplementationShortfall.Decision(
                            side, decisionPrice, previousClose, orderQuantity, endPrice, fees),
                    priced());
        }
    }

    @FloatingPoint("shown, not booked")
    record ShortfallAnswer(double explicit, double realised, double delay, double missed, double total) {

        static ShortfallAnswer of(ImplementationShortfall shortfall) {
            return new ShortfallAnswer(
                    shortfall.explicit().doubleValue(),
                    shortfall.realised().doubleValue(),
                    shortfall.delay().doubleValue(),
                    shortfall.missed().doubleValue(),
                    shortfall.total().doubleValue());
        }
    }

    @PostMapping("/implementation-shortfall")
    @Operation(summary = "What an order cost against the price at its decision, in four parts of the paper value")
    ShortfallAnswer shortfall(@RequestBody ShortfallRequest request) {
        return ShortfallAnswer.of(request.calculate());
    }

    record VwapRequest(List<Trade> trades) implements SelfChecked {

        @Override
        public void check(Findings findings) {
            findings.list("trades", trades, 1, MOST_TRADES, (field, trade) -> {
                if (trade != null) {
                    trade.check(field, findings, false);
                }
            });
        }
    }

    @FloatingPoint("shown, not booked")
    record VwapAnswer(double vwap) {}

    @PostMapping("/vwap")
    @Operation(summary = "The volume-weighted average price of trades")
    VwapAnswer vwap(@RequestBody VwapRequest request) {
        List<PricedQuantity> trades =
                request.trades().stream().map(Trade::priced).toList();
        return new VwapAnswer(PricedQuantity.averagePrice(trades).doubleValue());
    }
}
