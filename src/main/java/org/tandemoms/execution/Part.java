package org.tandemoms.execution;

import java.math.BigDecimal;
import org.tandemoms.trading.OrderTerms;

/** What one venue shall get, and why. */
record Part(String venue, OrderTerms terms, String why) {

    /** Rests or trades there on the order's own terms. */
    static Part onItsTerms(Situation situation, VenueView venue, BigDecimal quantity, String why) {
        return new Part(venue.code(), situation.terms().withQuantity(quantity), why);
    }
}
