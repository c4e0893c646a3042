package org.tandemoms.execution;

import java.math.BigDecimal;
import org.tandemoms.marketdata.Quote;
import org.tandemoms.trading.Side;
import org.tandemoms.trading.TriggerPrice;

/** When a stop is reached. A stale quote reaches nothing, and neither does a side that nobody quotes. */
final class StopRule {

    private StopRule() {}

    /** The price that counts for the order; null when there is none to go by. */
    static BigDecimal price(Quote quote, Side side, TriggerPrice by) {
        if (quote.stale()) {
            return null;
        }
        if (by == TriggerPrice.LAST) {
            return quote.last();
        }
        return side.isBuy() ? quote.ask() : quote.bid();
    }

    /** A buy stop is reached from below, a sell stop from above. */
    static boolean isReached(BigDecimal stop, BigDecimal price, Side side) {
        if (stop == null || price == null) {
            return false;
        }
        int distance = price.compareTo(stop);
        return side.isBuy() ? distance >= 0 : distance <= 0;
    }

    static String words(Quote quote, Side side, TriggerPrice by, BigDecimal stop) {
        String seen = by == TriggerPrice.LAST ? "last trade " : side.isBuy() ? "best offer " : "best bid ";
        return "Stop " + stop.toPlainString() + " reached: " + seen
                + price(quote, side, by).toPlainString() + " at " + quote.at() + " of "
                + String.join(", ", quote.venues());
    }
}
