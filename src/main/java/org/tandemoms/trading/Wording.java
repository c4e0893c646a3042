package org.tandemoms.trading;

import java.util.Locale;
import java.util.Map;

/** Orders and states in plain words, for timelines and refusals. */
final class Wording {

    private Wording() {}

    static String of(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static final Map<TimeInForce, String> TIMES = Map.of(
            TimeInForce.DAY, "for the day",
            TimeInForce.GTC, "until cancelled",
            TimeInForce.GTD, "until a date",
            TimeInForce.IOC, "at once or cancel",
            TimeInForce.FOK, "all at once or cancel",
            TimeInForce.OPG, "at the opening",
            TimeInForce.CLS, "at the close");

    private static final Map<RoutingWish.Strategy, String> STRATEGIES = Map.of(
            RoutingWish.Strategy.BEST, "best price",
            RoutingWish.Strategy.DIRECT, "to one venue only",
            RoutingWish.Strategy.PREFERRED, "preferred venue first",
            RoutingWish.Strategy.DARK_FIRST, "dark pools first",
            RoutingWish.Strategy.PRO_RATA, "spread over venues",
            RoutingWish.Strategy.LOWEST_COST, "lowest cost",
            RoutingWish.Strategy.CARE, "a broker takes care");

    static String of(RoutingWish wish) {
        String strategy = STRATEGIES.get(wish.strategy());
        return wish.venue() == null ? strategy : strategy + " (" + wish.venue() + ")";
    }

    /** E.g. "buy 100 AAPL, limit 189.50 USD, for the day". */
    static String of(Side side, OrderTerms terms, TradedInstrument instrument) {
        var text = new StringBuilder(of(side))
                .append(' ')
                .append(terms.quantity().toPlainString())
                .append(' ')
                .append(instrument.symbol())
                .append(", ")
                .append(of(terms.ordType()));
        if (terms.stopPrice() != null) {
            text.append(" at ").append(terms.stopPrice().toPlainString());
        }
        if (terms.trail() != null) {
            text.append(" by ").append(terms.trail().words());
        }
        if (terms.ordType() == OrdType.PEGGED) {
            text.append(" to the ").append(of(terms.peg().price())).append(" price");
            if (terms.peg().offset() != null) {
                text.append(" and ").append(terms.peg().offset().toPlainString());
            }
        }
        if (terms.limitPrice() != null) {
            text.append(' ')
                    .append(terms.limitPrice().toPlainString())
                    .append(' ')
                    .append(instrument.currency());
        }
        return text.append(", ").append(TIMES.get(terms.timeInForce())).toString();
    }
}
