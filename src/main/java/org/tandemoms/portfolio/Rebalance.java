package org.tandemoms.portfolio;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.springframework.lang.Nullable;
import org.tandemoms.compliance.TradeWhatIf;
import org.tandemoms.orders.Reason;
import org.tandemoms.trading.Side;

/**
 * What a rebalance would do, or has done.
 *
 * @param dryRun nothing was placed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Rebalance(boolean dryRun, Instant at, List<Part> portfolios, List<Proposed> orders) {

    /**
     * One portfolio's side of it, amounts in its currency.
     *
     * @param cashAfter when all its trades are done at the prices of now
     * @param turnover what is bought and sold, as a part of the net asset value
     */
    public record Part(
            String portfolio,
            String currency,
            BigDecimal netAssetValue,
            BigDecimal cash,
            BigDecimal cashFlow,
            BigDecimal cashAfter,
            BigDecimal turnover,
            List<Skipped> leftOut) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Skipped(@Nullable String symbol, String code, String text) {}

    public record Share(String account, BigDecimal quantity) {}

    /**
     * One order to the market; a block when it is for several accounts.
     *
     * @param value at the market, in the instrument's currency
     * @param outcome what the rules say; one that would be refused is never released
     * @param orderId once it is placed
     * @param problem why it could not be placed
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Proposed(
            String symbol,
            Side side,
            BigDecimal quantity,
            BigDecimal limitPrice,
            String currency,
            BigDecimal value,
            List<Share> accounts,
            TradeWhatIf.Outcome outcome,
            List<Reason> reasons,
            @Nullable String orderId,
            @Nullable String status,
            @Nullable String problem) {

        Proposed placed(String id, String itsStatus) {
            return new Proposed(
                    symbol,
                    side,
                    quantity,
                    limitPrice,
                    currency,
                    value,
                    accounts,
                    outcome,
                    reasons,
                    id,
                    itsStatus,
                    null);
        }

        Proposed failed(String why) {
            return new Proposed(
                    symbol, side, quantity, limitPrice, currency, value, accounts, outcome, reasons, null, null, why);
        }
    }

    Rebalance with(List<Proposed> now) {
        return new Rebalance(dryRun, at, portfolios, now);
    }
}
