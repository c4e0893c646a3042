package org.tandemoms.trading;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;

/**
 * A trade order as a partner or a trader sends it.
 *
 * @param limitYield of a bond, in percent a year, in place of a limit price
 * @param trigger which price sets a stop off; when not given, whoever holds the stop decides, the house by the quote
 * @param trail of a trailing stop: amount or percent
 * @param peg of a pegged order; the best price of its own side when not given
 */
public record TradeOrderRequest(
        @NotBlank @Pattern(regexp = "[\\x21-\\x7E]{1,64}", message = "has 1 to 64 printable characters without spaces")
                String clientOrderId,
        @NotBlank @Size(max = 50) String account,
        @NotNull Side side,
        @NotNull @Valid Named instrument,
        @NotNull BigDecimal quantity,
        @NotNull OrdType orderType,
        BigDecimal limitPrice,
        BigDecimal limitYield,
        BigDecimal stopPrice,
        @NotNull TimeInForce timeInForce,
        Instant expireAt,
        BigDecimal displayQuantity,
        @Size(max = 100) String locateId,
        @Valid Wish routing,
        @Valid Algo algorithm,
        BigDecimal minQuantity,
        TriggerPrice trigger,
        @Valid Trail trail,
        @Valid Peg peg,
        @Pattern(regexp = "[A-Z]{3}", message = "is an ISO 4217 code of three capital letters") String currency) {

    /** One of the three is enough; several must name the same instrument. */
    public record Named(@Size(max = 50) String symbol, @Size(max = 12) String isin, @Size(max = 12) String figi) {}

    public record Wish(@NotNull RoutingWish.Strategy strategy, @Size(max = 20) String venue) {}

    public record Algo(@NotBlank @Size(max = 50) String name, Map<String, @NotNull String> parameters) {}

    OrderCandidate candidate() {
        return new OrderCandidate(
                clientOrderId,
                account,
                instrument.symbol(),
                instrument.isin(),
                instrument.figi(),
                currency,
                side,
                new OrderTerms(
                        quantity,
                        orderType,
                        limitPrice,
                        stopPrice,
                        timeInForce,
                        expireAt,
                        displayQuantity,
                        Instructions.of(minQuantity, trigger, trail, peg, limitYield)),
                routing == null ? null : new RoutingWish(routing.strategy(), routing.venue()),
                algorithm == null ? null : new Algorithm(algorithm.name(), algorithm.parameters()),
                locateId);
    }
}
