package org.tandemoms.execution;

import java.util.List;

/** Everything to a dark pool for a while, then what is left by price over the lit venues. */
record DarkFirst() implements RoutingPolicy {

    @Override
    public List<Part> parts(Situation situation) {
        List<VenueView> dark = situation.venues().stream()
                .filter(venue -> venue.venue().kind() == Venue.Kind.DARK_POOL)
                .toList();
        List<VenueView> lit = situation.venues().stream()
                .filter(venue -> venue.venue().isLit())
                .toList();
        if (situation.round() == 0 && !dark.isEmpty() || lit.isEmpty()) {
            VenueView pool = dark.isEmpty() ? situation.first() : dark.get(0);
            return List.of(
                    Part.onItsTerms(situation, pool, situation.quantity(), "midpoint before it is shown to anybody"));
        }
        return new PriceSweep().parts(situation.with(lit));
    }
}
