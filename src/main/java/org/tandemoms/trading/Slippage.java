package org.tandemoms.trading;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What an order has paid against the middle of the market when it came to it (Perold's paper price, without fees): more than
 * zero is a cost, for buyers and for sellers. It follows from the quotes that are kept with the first routing decision, and
 * so can be worked out again at any time.
 *
 * @param arrivalPrice middle of the best bid and the best offer of all venues that were considered
 * @param arrivedAt when that was decided, UTC
 * @param perUnit in the currency and quotation of the price
 * @param basisPoints of the arrival price
 * @param amount for all that was executed, in the instrument's currency
 */
@Schema(description = "what was paid against the middle of the market when the order came to it; more than 0 is a cost")
public record Slippage(
        BigDecimal arrivalPrice,
        Instant arrivedAt,
        BigDecimal averagePrice,
        BigDecimal perUnit,
        BigDecimal basisPoints,
        BigDecimal amount) {

    private static final BigDecimal TWO = BigDecimal.valueOf(2);
    private static final BigDecimal BASIS_POINTS = BigDecimal.valueOf(10_000);
    private static final int CENTS = 2;

    private record Arrival(BigDecimal price, Instant at) {}

    /** Empty where nothing was executed, or no venue showed both sides of the market when it was first routed. */
    public static Optional<Slippage> of(TradeOrder order) {
        return order.cumQty().signum() == 0
                ? Optional.empty()
                : order.routes().stream()
                        .sorted(Comparator.comparing(Route::number))
                        .map(Slippage::arrival)
                        .flatMap(Optional::stream)
                        .findFirst()
                        .map(arrival -> of(order, arrival));
    }

    private static Optional<Arrival> arrival(Route route) {
        List<QuoteSeen> quotes =
                route.reason() == null ? List.of() : route.reason().quotes();
        Optional<BigDecimal> bid =
                quotes.stream().map(QuoteSeen::bid).filter(Objects::nonNull).max(Comparator.naturalOrder());
        Optional<BigDecimal> ask =
                quotes.stream().map(QuoteSeen::ask).filter(Objects::nonNull).min(Comparator.naturalOrder());
        return bid.isEmpty() || ask.isEmpty()
                ? Optional.empty()
                : Optional.of(new Arrival(bid.get().add(ask.get()).divide(TWO, MathContext.DECIMAL64), route.at()));
    }

    private static Slippage of(TradeOrder order, Arrival arrival) {
        BigDecimal paidMore = order.avgPx().subtract(arrival.price());
        BigDecimal perUnit = order.side().isBuy() ? paidMore : paidMore.negate();
        BigDecimal basisPoints = arrival.price().signum() == 0
                ? BigDecimal.ZERO
                : perUnit.multiply(BASIS_POINTS).divide(arrival.price().abs(), CENTS, RoundingMode.HALF_EVEN);
        return new Slippage(
                arrival.price(),
                arrival.at(),
                order.avgPx(),
                perUnit,
                basisPoints,
                perUnit.multiply(order.cumQty())
                        .multiply(order.instrument().valuePerPoint())
                        .setScale(CENTS, RoundingMode.HALF_EVEN));
    }
}
