package org.tandemoms.execution;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.tandemoms.marketdata.Level;

/** In proportion to the size that lit venues show on the other side; odd lots go to the one that shows most. */
record ProRata() implements RoutingPolicy {

    private record Shown(VenueView venue, BigDecimal size) {}

    @Override
    public List<Part> parts(Situation situation) {
        List<Shown> shown = situation.venues().stream()
                .map(venue -> new Shown(venue, size(venue, situation)))
                .filter(one -> one.size().signum() > 0)
                .toList();
        if (shown.isEmpty()) {
            return new WholeToFirst("no venue shows a size to go by").parts(situation);
        }
        BigDecimal all = shown.stream().map(Shown::size).reduce(BigDecimal.ZERO, BigDecimal::add);
        Shown largest =
                shown.stream().max((a, b) -> a.size().compareTo(b.size())).orElseThrow();
        List<Part> parts = new ArrayList<>();
        BigDecimal others = BigDecimal.ZERO;
        for (Shown one : shown) {
            BigDecimal quantity = one == largest ? BigDecimal.ZERO : share(situation, one.size(), all);
            others = others.add(quantity);
            if (quantity.signum() > 0) {
                parts.add(part(situation, one, quantity, all));
            }
        }
        parts.add(0, part(situation, largest, situation.quantity().subtract(others), all));
        return parts;
    }

    /** At the best price of the other side: that is what is there to be shared. */
    private static BigDecimal size(VenueView venue, Situation situation) {
        return venue.within(situation.side(), null).stream()
                .findFirst()
                .map(Level::size)
                .orElse(BigDecimal.ZERO);
    }

    private static BigDecimal share(Situation situation, BigDecimal size, BigDecimal all) {
        return situation
                .quantity()
                .multiply(size)
                .divide(all.multiply(situation.lot()), 0, RoundingMode.DOWN)
                .multiply(situation.lot());
    }

    private static Part part(Situation situation, Shown shown, BigDecimal quantity, BigDecimal all) {
        return Part.onItsTerms(
                situation,
                shown.venue(),
                quantity,
                "it shows " + shown.size().toPlainString() + " of " + all.toPlainString());
    }
}
