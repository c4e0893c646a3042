package org.tandemoms.trading;

import java.util.Locale;

/** Orders and states in plain words, for timelines and refusals. */
final class Wording {

    private Wording() {}

    static String of(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** E.g. "buy 100 AAPL, limit 189.50 USD, day". */
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
        if (terms.limitPrice() != null) {
            text.append(' ')
                    .append(terms.limitPrice().toPlainString())
                    .append(' ')
                    .append(instrument.currency());
        }
        return text.append(", ").append(of(terms.timeInForce())).toString();
    }
}
