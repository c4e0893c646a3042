package org.tandemoms.portfolio.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import org.springframework.lang.Nullable;
import org.tandemoms.portfolio.Portfolio;

/**
 * A portfolio as the API shows it; amounts in its currency, weights as parts of the net asset value.
 *
 * @param unpriced what is held and has no price; counted nowhere
 */
record PortfolioView(
        String id,
        String name,
        String currency,
        BigDecimal netAssetValue,
        BigDecimal cash,
        BigDecimal cashWeight,
        BigDecimal cashTarget,
        List<HoldingView> holdings,
        List<String> unpriced,
        Instant asOf) {

    private static final int CENTS = 2;

    /** @param working on its way in open orders; negative to be sold */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record HoldingView(
            String symbol,
            BigDecimal quantity,
            BigDecimal working,
            @Nullable BigDecimal price,
            @Nullable BigDecimal value,
            @Nullable BigDecimal weight,
            BigDecimal targetWeight,
            @Nullable BigDecimal drift) {}

    static PortfolioView of(Portfolio portfolio) {
        return new PortfolioView(
                portfolio.id(),
                portfolio.name(),
                portfolio.currency(),
                cents(portfolio.netAssetValue()),
                cents(portfolio.cash()),
                portfolio.cashWeight(),
                portfolio.model().cashTarget(),
                portfolio.holdings().stream().map(PortfolioView::holding).toList(),
                portfolio.unpriced(),
                portfolio.asOf());
    }

    private static HoldingView holding(Portfolio.Line line) {
        return new HoldingView(
                line.symbol(),
                line.quantity(),
                line.working(),
                line.price(),
                line.value() == null ? null : cents(line.value()),
                line.weight(),
                line.target(),
                line.drift().orElse(null));
    }

    private static BigDecimal cents(BigDecimal amount) {
        return amount.setScale(CENTS, RoundingMode.HALF_EVEN);
    }
}
