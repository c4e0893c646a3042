package org.tandemoms.trading;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import org.springframework.lang.Nullable;

/**
 * What an order that the house holds waits for, as the API shows it.
 *
 * @param stopPrice that sets it off now; of a trailing stop it follows the market
 * @param highWater the best price a trailing stop has seen
 * @param until when it is set off without a price
 * @param triggeredAt absent while it waits
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HeldView(
        Trigger.Kind waitsFor,
        Instant since,
        @Nullable BigDecimal stopPrice,
        @Nullable BigDecimal highWater,
        @Nullable Instant until,
        @Nullable Instant triggeredAt,
        @Nullable String because) {

    static HeldView of(TradeOrder order) {
        return order.trigger()
                .map(trigger -> new HeldView(
                        trigger.kind(),
                        trigger.armedAt(),
                        trigger.kind() == Trigger.Kind.PRICE ? plain(order.stopInForce()) : null,
                        order.highWater(),
                        trigger.dueAt(),
                        trigger.firedAt(),
                        trigger.because()))
                .orElse(null);
    }

    private static BigDecimal plain(BigDecimal price) {
        return price == null ? null : new BigDecimal(price.stripTrailingZeros().toPlainString());
    }
}
