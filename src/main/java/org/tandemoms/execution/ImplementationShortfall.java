package org.tandemoms.execution;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import org.tandemoms.trading.Side;

/**
 * What it cost to turn a decision into a position, as fractions of the paper portfolio's value at the decision price
 * (A. F. Perold, The implementation shortfall: paper versus reality, Journal of Portfolio Management 14 (1988), in the four
 * parts of the CFA Institute's curriculum). A positive part is a cost.
 *
 * @param explicit commissions, taxes and fees
 * @param realised from the relevant earlier price to the fills
 * @param delay from the decision price to the relevant earlier price, for what was filled
 * @param missed from the decision price to the end price, for what was not filled
 */
public record ImplementationShortfall(BigDecimal explicit, BigDecimal realised, BigDecimal delay, BigDecimal missed) {

    private static final MathContext PRECISION = MathContext.DECIMAL128;

    /**
     * The order and its market.
     *
     * @param decisionPrice when the decision was taken, more than 0
     * @param previousClose before the day of trading; null when that is the decision price
     * @param endPrice when trading stopped
     */
    public record Decision(
            Side side,
            BigDecimal decisionPrice,
            BigDecimal previousClose,
            BigDecimal orderQuantity,
            BigDecimal endPrice,
            BigDecimal fees) {}

    /** @param fills of together no more than the order's quantity */
    public static ImplementationShortfall of(Decision order, List<PricedQuantity> fills) {
        BigDecimal filled = PricedQuantity.quantity(fills);
        BigDecimal before = order.previousClose() == null ? order.decisionPrice() : order.previousClose();
        BigDecimal paid = PricedQuantity.value(fills);
        BigDecimal paper = order.orderQuantity().multiply(order.decisionPrice());
        BigDecimal sign = order.side().isBuy() ? BigDecimal.ONE : BigDecimal.ONE.negate();
        return new ImplementationShortfall(
                order.fees().divide(paper, PRECISION),
                fraction(sign, paid.subtract(filled.multiply(before)), paper),
                fraction(sign, filled.multiply(before.subtract(order.decisionPrice())), paper),
                fraction(
                        sign,
                        order.orderQuantity()
                                .subtract(filled)
                                .multiply(order.endPrice().subtract(order.decisionPrice())),
                        paper));
    }

    private static BigDecimal fraction(BigDecimal sign, BigDecimal amount, BigDecimal paper) {
        return sign.multiply(amount).divide(paper, PRECISION);
    }

    public BigDecimal total() {
        return explicit.add(realised).add(delay).add(missed);
    }
}
