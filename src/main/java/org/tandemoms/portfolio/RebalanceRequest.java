package org.tandemoms.portfolio;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import org.tandemoms.trading.BlockRequest;

/**
 * How to rebalance.
 *
 * @param dryRun true (also where nothing is said): only show what would be done
 * @param cashFlow comes in (positive) or is to go out, in the portfolio's currency
 * @param minimumTrade smaller trades are left out; in the portfolio's currency
 * @param turnoverLimit the most that may be bought and sold together, as a part of the net asset value
 * @param priceTolerance how far the limit of an order is beyond the market, as a part of the price; 0.005 where nothing is
 *     said
 * @param together other portfolios to rebalance at the same time: what they trade alike becomes one block
 * @param allocation how blocks are divided
 */
public record RebalanceRequest(
        Boolean dryRun,
        BigDecimal cashFlow,
        @PositiveOrZero BigDecimal minimumTrade,
        @Positive @DecimalMax("2") BigDecimal turnoverLimit,
        @PositiveOrZero @DecimalMax("0.05") BigDecimal priceTolerance,
        @Size(max = 50) List<@NotNull @NotBlank String> together,
        @Valid BlockRequest.Rule allocation) {

    private static final BigDecimal USUAL_TOLERANCE = new BigDecimal("0.005");

    boolean isDryRun() {
        return dryRun == null || dryRun;
    }

    Rebalancing rebalancing(boolean first) {
        return new Rebalancing(
                first && cashFlow != null ? cashFlow : BigDecimal.ZERO,
                minimumTrade == null ? BigDecimal.ZERO : minimumTrade,
                turnoverLimit);
    }

    BigDecimal tolerance() {
        return priceTolerance == null ? USUAL_TOLERANCE : priceTolerance;
    }

    List<String> others() {
        return together == null ? List.of() : together;
    }
}
