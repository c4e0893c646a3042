package org.tandemoms.sandbox.venues;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The one price of a call auction, as exchanges determine it: where most is traded; among those where least is left over;
 * among those the highest when only buyers are left over, the lowest when only sellers are, else the one nearest to the
 * reference price. Orders without a limit come first, then better limits, then earlier ones.
 *
 * @param fills of all orders that trade, in their order of precedence
 */
record Uncross(BigDecimal price, BigDecimal volume, List<Uncross.Fill> fills) {

    /**
     * @param orderId null for the market maker, who is not told
     * @param limit null takes any price
     * @param rank the lower came first
     */
    record Interest(String orderId, boolean buying, BigDecimal limit, BigDecimal quantity, long rank) {

        boolean trades(BigDecimal at) {
            return limit == null || (buying ? limit.compareTo(at) >= 0 : limit.compareTo(at) <= 0);
        }
    }

    record Fill(String orderId, BigDecimal quantity) {}

    private record Outcome(BigDecimal price, BigDecimal volume, BigDecimal surplus) {}

    /** @param reference price to fall back on: the last one @return empty when nothing trades */
    static Optional<Uncross> of(List<Interest> interests, BigDecimal reference) {
        NavigableSet<BigDecimal> prices = new TreeSet<>(List.of(reference));
        interests.stream().map(Interest::limit).filter(limit -> limit != null).forEach(prices::add);
        List<Outcome> outcomes =
                prices.stream().map(price -> outcome(interests, price)).toList();
        BigDecimal most = outcomes.stream().map(Outcome::volume).reduce(BigDecimal.ZERO, BigDecimal::max);
        if (most.signum() == 0) {
            return Optional.empty();
        }
        List<Outcome> busiest = outcomes.stream()
                .filter(outcome -> outcome.volume().compareTo(most) == 0)
                .toList();
        BigDecimal least = busiest.stream()
                .map(outcome -> outcome.surplus().abs())
                .min(Comparator.naturalOrder())
                .orElseThrow();
        BigDecimal price = price(
                busiest.stream()
                        .filter(outcome -> outcome.surplus().abs().compareTo(least) == 0)
                        .toList(),
                reference);
        return Optional.of(new Uncross(price, most, fills(interests, price, most)));
    }

    private static Outcome outcome(List<Interest> interests, BigDecimal price) {
        BigDecimal demand = sum(interests, true, price);
        BigDecimal supply = sum(interests, false, price);
        return new Outcome(price, demand.min(supply), demand.subtract(supply));
    }

    private static BigDecimal sum(List<Interest> interests, boolean buying, BigDecimal price) {
        return interests.stream()
                .filter(interest -> interest.buying() == buying && interest.trades(price))
                .map(Interest::quantity)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** @param best the lowest price first */
    private static BigDecimal price(List<Outcome> best, BigDecimal reference) {
        if (best.stream().allMatch(outcome -> outcome.surplus().signum() > 0)) {
            return best.get(best.size() - 1).price();
        }
        if (best.stream().allMatch(outcome -> outcome.surplus().signum() < 0)) {
            return best.get(0).price();
        }
        return best.stream()
                .map(Outcome::price)
                .min(Comparator.comparing(
                                (BigDecimal price) -> price.subtract(reference).abs())
                        .thenComparing(Comparator.reverseOrder()))
                .orElseThrow();
    }

    private static List<Fill> fills(List<Interest> interests, BigDecimal price, BigDecimal volume) {
        List<Fill> fills = new ArrayList<>();
        for (boolean buying : new boolean[] {true, false}) {
            BigDecimal left = volume;
            List<Interest> side = interests.stream()
                    .filter(interest -> interest.buying() == buying && interest.trades(price))
                    .sorted(precedence(buying))
                    .toList();
            for (Interest interest : side) {
                BigDecimal quantity = interest.quantity().min(left);
                if (quantity.signum() > 0) {
                    fills.add(new Fill(interest.orderId(), quantity));
                    left = left.subtract(quantity);
                }
            }
        }
        return fills;
    }

    private static Comparator<Interest> precedence(boolean buying) {
        Comparator<BigDecimal> better = buying ? Comparator.reverseOrder() : Comparator.naturalOrder();
        return Comparator.comparing(Interest::limit, Comparator.nullsFirst(better))
                .thenComparing(Interest::rank);
    }
}
