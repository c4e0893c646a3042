package org.tandemoms.portfolio;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An account against its model, at the market. Amounts in the account's currency.
 *
 * @param cash opening cash and what all trades have brought in or cost, by trade date, before fees
 * @param netAssetValue cash and all holdings that have a price
 * @param holdings what is held or is to be held
 * @param unpriced what is held and has no price or rate; counted nowhere
 */
public record Portfolio(
        ModelPortfolio model,
        String name,
        String currency,
        BigDecimal cash,
        BigDecimal netAssetValue,
        List<Line> holdings,
        List<String> unpriced,
        Instant asOf) {

    /**
     * @param working on its way in open orders, signed
     * @param price null when none is known
     * @param unitValue what one unit is worth in the account's currency; null without a price or a rate
     * @param value signed; null as {@code unitValue}
     * @param weight of the net asset value; drift is {@code weight - target}
     */
    public record Line(
            String symbol,
            BigDecimal quantity,
            BigDecimal working,
            BigDecimal price,
            BigDecimal unitValue,
            BigDecimal value,
            BigDecimal weight,
            BigDecimal target) {

        boolean isNothing() {
            return target.signum() == 0 && quantity.signum() == 0 && working.signum() == 0;
        }

        public Optional<BigDecimal> drift() {
            return Optional.ofNullable(weight).map(known -> known.subtract(target));
        }
    }

    public String id() {
        return model.id();
    }

    public BigDecimal cashWeight() {
        return weight(cash, netAssetValue);
    }

    static BigDecimal weight(BigDecimal value, BigDecimal whole) {
        return whole.signum() == 0
                ? BigDecimal.ZERO
                : value.divide(whole, MathContext.DECIMAL64).setScale(6, RoundingMode.HALF_EVEN);
    }
}
