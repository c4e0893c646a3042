package org.tandemoms.portfolio;

import java.math.BigDecimal;
import java.util.Map;

/**
 * What an account is to hold.
 *
 * @param id the account's code
 * @param openingCash cash before the first trade, in the account's currency
 * @param targets weight of the net asset value by symbol, in the file's order; what is left is cash
 */
public record ModelPortfolio(String id, BigDecimal openingCash, Map<String, BigDecimal> targets) {

    BigDecimal target(String symbol) {
        return targets.getOrDefault(symbol, BigDecimal.ZERO);
    }

    public BigDecimal cashTarget() {
        return BigDecimal.ONE.subtract(targets.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add));
    }
}
