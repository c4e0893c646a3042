package org.tandemoms.execution;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;

/** Everything to the venue that charges least: for adding when the order would rest, for taking when it would trade. */
record LowestCost() implements RoutingPolicy {

    @Override
    public List<Part> parts(Situation situation) {
        boolean trades = situation.venues().stream()
                .anyMatch(venue ->
                        !venue.within(situation.side(), situation.limit()).isEmpty());
        VenueView cheapest = situation.venues().stream()
                .min(Comparator.comparing(venue -> fee(venue.venue(), trades)))
                .orElseThrow();
        return List.of(Part.onItsTerms(
                situation,
                cheapest,
                situation.quantity(),
                "it charges least for " + (trades ? "taking: " : "adding: ")
                        + fee(cheapest.venue(), trades).toPlainString() + " a unit"));
    }

    private static BigDecimal fee(Venue venue, boolean trades) {
        return trades ? venue.takingFee() : venue.addingFee();
    }
}
