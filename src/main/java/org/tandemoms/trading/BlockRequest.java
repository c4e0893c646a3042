package org.tandemoms.trading;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;

/**
 * One order for several accounts.
 *
 * @param order what goes to the market: {@code account} is absent, {@code quantity} may be, and is then the accounts' sum
 */
public record BlockRequest(
        @NotBlank @Size(max = 64) String clientOrderId,
        @NotNull Side side,
        @NotNull @Valid TradeOrderRequest.Named instrument,
        @NotNull OrdType orderType,
        BigDecimal limitPrice,
        BigDecimal stopPrice,
        @NotNull TimeInForce timeInForce,
        @Valid TradeOrderRequest.Wish routing,
        @NotNull @Size(min = 1, max = 100) @Valid List<@NotNull Part> accounts,
        @Valid Rule allocation) {

    /** @param target what it gets in proportion to, by method {@code TARGET} */
    public record Part(
            @NotBlank @Size(max = 50) String account,
            @NotNull @Positive BigDecimal quantity,
            @Positive BigDecimal target) {}

    /** @param method {@code PRO_RATA} and {@code FAIR} where nothing is said */
    public record Rule(AllocationRule.Method method, @Positive BigDecimal minimum, AllocationRule.Leftover leftover) {}
}
