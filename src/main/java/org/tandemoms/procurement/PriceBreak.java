package org.tandemoms.procurement;

import java.math.BigDecimal;

/**
 * What a unit costs when at least so many are bought; the price holds for all of them.
 *
 * @param from least quantity, the first break's is 0
 * @param unitPrice net, in the supplier's currency
 */
public record PriceBreak(BigDecimal from, BigDecimal unitPrice) {}
