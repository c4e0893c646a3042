package org.tandemoms.trading;

import java.util.List;

/**
 * Why a part of an order went where it went; the evidence of best execution (MiFID II Article 27).
 *
 * @param strategy that decided, e.g. {@code BEST} or {@code TWAP}
 * @param text in plain words
 * @param quotes of every venue that was considered
 */
public record RoutingReason(String strategy, String text, List<QuoteSeen> quotes) {

    public RoutingReason {
        quotes = quotes == null ? List.of() : List.copyOf(quotes);
    }
}
