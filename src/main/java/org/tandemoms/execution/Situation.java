package org.tandemoms.execution;

import java.math.BigDecimal;
import java.util.List;
import org.tandemoms.trading.OrderTerms;
import org.tandemoms.trading.Side;

/**
 * What a routing policy decides by.
 *
 * @param terms of the order
 * @param quantity that is to be placed now, more than 0
 * @param lot smallest step of a quantity
 * @param venues that may be used, in the order of preference; at least one
 * @param round 0 for the first placing of the order
 */
record Situation(Side side, OrderTerms terms, BigDecimal quantity, BigDecimal lot, List<VenueView> venues, int round) {

    Situation {
        venues = List.copyOf(venues);
    }

    VenueView first() {
        return venues.get(0);
    }

    Situation with(List<VenueView> others) {
        return new Situation(side, terms, quantity, lot, others, round);
    }

    BigDecimal limit() {
        return terms.limitPrice();
    }
}
