package org.tandemoms.trading;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.springframework.lang.Nullable;

/**
 * How far a trailing stop stays behind the best price it has seen; one of the two.
 *
 * @param amount in the instrument's currency and quotation
 * @param percent of the best price, e.g. 1.5
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Trail(@Nullable BigDecimal amount, @Nullable BigDecimal percent) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int DECIMALS = 8;

    /**
     * The stop in force once a price was seen: it follows the market one way only.
     *
     * @param first stop price the order was given with; null when it has none
     */
    public BigDecimal behind(BigDecimal best, BigDecimal first, Side side) {
        BigDecimal behind = stopBehind(best, side);
        if (first == null) {
            return behind;
        }
        return side.isBuy() ? first.min(behind) : first.max(behind);
    }

    /** The stop that belongs to a best price, rounded away from the market. */
    private BigDecimal stopBehind(BigDecimal best, Side side) {
        BigDecimal distance = amount == null ? best.multiply(percent).divide(HUNDRED, MathContext.DECIMAL128) : amount;
        BigDecimal exact = side.isBuy() ? best.add(distance) : best.subtract(distance);
        RoundingMode away = side.isBuy() ? RoundingMode.CEILING : RoundingMode.FLOOR;
        return exact.scale() <= DECIMALS ? exact : exact.setScale(DECIMALS, away);
    }

    String words() {
        return amount == null ? percent.toPlainString() + "%" : amount.toPlainString();
    }
}
