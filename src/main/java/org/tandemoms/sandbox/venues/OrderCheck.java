package org.tandemoms.sandbox.venues;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import quickfix.field.OrdRejReason;
import quickfix.field.OrdType;
import quickfix.field.TimeInForce;

/** A venue's rules of entry. */
final class OrderCheck {
    /** A refusal with its OrdRejReason (103). */
    record Refusal(int reason, String text) {}

    private static final Set<Character> TYPES =
            Set.of(OrdType.MARKET, OrdType.LIMIT, OrdType.STOP_STOP_LOSS, OrdType.STOP_LIMIT);
    private static final Set<Character> TIMES = Set.of(
            TimeInForce.DAY,
            TimeInForce.GOOD_TILL_CANCEL,
            TimeInForce.IMMEDIATE_OR_CANCEL,
            TimeInForce.FILL_OR_KILL,
            TimeInForce.GOOD_TILL_DATE);
    private static final Set<Character> AUCTION_TYPES =
            Set.of(OrdType.MARKET, OrdType.LIMIT, OrdType.MARKET_ON_CLOSE, OrdType.LIMIT_ON_CLOSE);
    private static final BigDecimal MOST = new BigDecimal("1000000000");
    private static final int PRICE_DIGITS = 8;
    private static final int SIZE_DIGITS = 4;

    private final VenueProfile venue;
    private final ReferencePrices prices;
    private final Clock clock;

    OrderCheck(VenueProfile venue, ReferencePrices prices, Clock clock) {
        this.venue = venue;
        this.prices = prices;
        this.clock = clock;
    }

    Optional<Refusal> order(Requests.Order request) {
        if (prices.instrument(request.symbol()).isEmpty()) {
            return refuse(OrdRejReason.UNKNOWN_SYMBOL, "Unknown symbol " + request.symbol());
        }
        if (request.terms().auction() != null) {
            return venue.holdsAuctions()
                            && AUCTION_TYPES.contains(request.terms().ordType())
                    ? terms(request.terms())
                    : refuse(
                            OrdRejReason.UNSUPPORTED_ORDER_CHARACTERISTIC,
                            "Such orders do not take part in auctions at " + venue);
        }
        if (!TYPES.contains(request.terms().ordType())) {
            return refuse(OrdRejReason.UNSUPPORTED_ORDER_CHARACTERISTIC, "Order type is not traded at " + venue);
        }
        if (!TIMES.contains(request.terms().timeInForce())) {
            return refuse(OrdRejReason.UNSUPPORTED_ORDER_CHARACTERISTIC, "Time in force is not known at " + venue);
        }
        return terms(request.terms());
    }

    /** What holds for new and for amended terms. */
    Optional<Refusal> terms(Terms terms) {
        if (!possible(terms.quantity(), SIZE_DIGITS)) {
            return refuse(OrdRejReason.INCORRECT_QUANTITY, "Quantity must be positive");
        }
        if (terms.hasLimit() && !possible(terms.price(), PRICE_DIGITS)) {
            return refuse(OrdRejReason.OTHER, "A limit order needs a positive price");
        }
        if (terms.waitsForTrigger() && !possible(terms.stopPrice(), PRICE_DIGITS)) {
            return refuse(OrdRejReason.OTHER, "A stop order needs a positive stop price");
        }
        if (terms.expiresAt() != null && !terms.expiresAt().isAfter(clock.instant())) {
            return refuse(OrdRejReason.OTHER, "Time in force has run out");
        }
        return Optional.empty();
    }

    private static boolean possible(BigDecimal value, int digits) {
        return value != null
                && value.signum() > 0
                && value.compareTo(MOST) < 0
                && value.stripTrailingZeros().scale() <= digits;
    }

    private static Optional<Refusal> refuse(int reason, String text) {
        return Optional.of(new Refusal(reason, text));
    }
}
