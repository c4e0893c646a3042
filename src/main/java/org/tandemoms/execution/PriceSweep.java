package org.tandemoms.execution;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tandemoms.marketdata.Level;
import org.tandemoms.trading.OrdType;
import org.tandemoms.trading.Side;

/**
 * Best price first over all displayed quotes. When the best prices are at one venue, it gets the order as it is. When
 * several are needed, each gets no more than it shows and no worse price than is needed there, all at once and immediate
 * or cancel, so that no protected quote is traded through (Regulation NMS, rule 611(b)(6)); what comes back is looked at
 * anew, and what finds nobody rests at the first venue.
 */
record PriceSweep() implements RoutingPolicy {

    /** After so many sweeps the rest goes to one venue as it is: quotes that vanish whenever they are aimed at are none. */
    private static final int MOST_SWEEPS = 4;

    private record Offer(VenueView venue, BigDecimal price, BigDecimal size, int preference) {}

    private static final class Take {
        private BigDecimal quantity = BigDecimal.ZERO;
        private BigDecimal worst;
    }

    @Override
    public List<Part> parts(Situation situation) {
        if (situation.terms().ordType() != OrdType.LIMIT && situation.terms().ordType() != OrdType.MARKET
                || situation.round() >= MOST_SWEEPS) {
            return whole(situation, situation.first(), "the first venue takes what is left as it is");
        }
        Map<VenueView, Take> takes = takes(situation);
        if (takes.isEmpty()) {
            return whole(
                    situation, situation.first(), "nobody offers within the limit, so it waits at the first venue");
        }
        if (takes.size() == 1) {
            VenueView only = takes.keySet().iterator().next();
            return whole(situation, only, "the best price is there: " + price(takes.get(only)));
        }
        List<Part> parts = new ArrayList<>();
        takes.forEach((venue, take) -> parts.add(new Part(
                venue.code(),
                situation.terms().takingAtOnce(take.quantity, take.worst),
                "best prices over " + takes.size() + " venues: " + take.quantity.toPlainString() + " up to "
                        + price(take))));
        return parts;
    }

    private static String price(Take take) {
        return take.worst.toPlainString();
    }

    private static List<Part> whole(Situation situation, VenueView venue, String why) {
        return List.of(Part.onItsTerms(situation, venue, situation.quantity(), why));
    }

    private static Map<VenueView, Take> takes(Situation situation) {
        Map<VenueView, Take> takes = new LinkedHashMap<>();
        BigDecimal left = situation.quantity();
        for (Offer offer : offers(situation)) {
            if (left.signum() == 0) {
                break;
            }
            BigDecimal quantity = inLots(offer.size().min(left), situation.lot());
            if (quantity.signum() > 0) {
                Take take = takes.computeIfAbsent(offer.venue(), any -> new Take());
                take.quantity = take.quantity.add(quantity);
                take.worst = offer.price();
                left = left.subtract(quantity);
            }
        }
        return takes;
    }

    private static List<Offer> offers(Situation situation) {
        List<Offer> offers = new ArrayList<>();
        for (VenueView venue : situation.venues()) {
            for (Level level : venue.within(situation.side(), situation.limit())) {
                offers.add(new Offer(
                        venue, level.price(), level.size(), situation.venues().indexOf(venue)));
            }
        }
        Comparator<Offer> cheapest = Comparator.comparing(Offer::price);
        offers.sort((situation.side() == Side.BUY ? cheapest : cheapest.reversed()).thenComparing(Offer::preference));
        return offers;
    }

    private static BigDecimal inLots(BigDecimal quantity, BigDecimal lot) {
        return quantity.divideToIntegralValue(lot).multiply(lot);
    }
}
