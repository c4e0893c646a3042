package org.tandemoms.trading;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.lang.Nullable;

/**
 * How what a block has executed is divided among the accounts it was placed for. A function: the same input gives the same
 * shares, and the shares always add up to what was executed.
 *
 * @param minimum an account gets at least this, or all it ordered, or nothing; null for none
 * @param lot step of the shares; a rest smaller than a lot goes along with one of them
 * @param turn number of the block among those of the same accounts: whom the leftover, or the first place, falls to
 */
public record AllocationRule(
        Method method, @Nullable BigDecimal minimum, Leftover leftover, BigDecimal lot, long turn) {

    public enum Method {
        /** In proportion to what was ordered. */
        PRO_RATA,
        /** In proportion to a target of its own, but no more than was ordered. */
        TARGET,
        /** One account after the other gets its whole order; another one is first each time. */
        ROTATING
    }

    /** Who gets the lots that do not divide evenly. */
    public enum Leftover {
        /** Each in turn, in the long run exactly as often as is its due. */
        FAIR,
        LARGEST_REMAINDER,
        LARGEST_ORDER
    }

    /** @param target null where the method needs none */
    public record Wanted(String account, BigDecimal quantity, @Nullable BigDecimal target) {}

    /** Steps of the golden ratio spread turns as evenly as can be (van der Corput, Kronecker sequence). */
    private static final int SCALE = 12;

    private static final BigDecimal GOLDEN = new BigDecimal("0.6180339887498948482");

    /** @return shares above zero, in the accounts' order */
    public List<Allocation.Share> divide(BigDecimal executed, List<Wanted> wanted) {
        List<Wanted> served = new ArrayList<>(wanted);
        while (true) {
            BigDecimal[] shares = method == Method.ROTATING ? rotating(executed, served) : even(executed, served);
            int tooSmall = served.size() > 1 ? belowMinimum(shares, served) : -1;
            if (tooSmall < 0) {
                return IntStream.range(0, shares.length)
                        .filter(i -> shares[i].signum() > 0)
                        .mapToObj(i -> new Allocation.Share(served.get(i).account(), shares[i]))
                        .toList();
            }
            served.remove(tooSmall);
        }
    }

    /** The smallest of the shares that are too small; among equals another one each turn. */
    private int belowMinimum(BigDecimal[] shares, List<Wanted> served) {
        if (minimum == null) {
            return -1;
        }
        return IntStream.range(0, shares.length)
                .filter(i -> shares[i].signum() > 0
                        && shares[i].compareTo(minimum.min(served.get(i).quantity())) < 0)
                .boxed()
                .min(Comparator.<Integer, BigDecimal>comparing(i -> shares[i])
                        .thenComparing(i -> Math.floorMod(i + turn, shares.length)))
                .orElse(-1);
    }

    private BigDecimal[] rotating(BigDecimal executed, List<Wanted> served) {
        BigDecimal[] shares = zeros(served.size());
        BigDecimal left = executed;
        for (int step = 0; step < served.size(); step++) {
            int at = (int) Math.floorMod(turn + step, (long) served.size());
            boolean last = step == served.size() - 1;
            shares[at] = last ? left : left.min(served.get(at).quantity());
            left = left.subtract(shares[at]);
        }
        return shares;
    }

    private BigDecimal[] even(BigDecimal executed, List<Wanted> served) {
        BigDecimal[] ideal = ideal(executed, served);
        BigDecimal[] shares = new BigDecimal[ideal.length];
        BigDecimal left = executed;
        for (int i = 0; i < ideal.length; i++) {
            shares[i] = ideal[i].divide(lot, 0, RoundingMode.FLOOR).multiply(lot);
            left = left.subtract(shares[i]);
        }
        BigDecimal[] lots = left.divideAndRemainder(lot);
        for (int winner : winners(lots[0].intValueExact(), ideal, shares, served)) {
            shares[winner] = shares[winner].add(lot);
        }
        if (lots[1].signum() != 0) {
            int winner = winners(1, ideal, shares, served).get(0);
            shares[winner] = shares[winner].add(lots[1]);
        }
        return shares;
    }

    /** What each is due, not rounded; together exactly what was executed, but for the last decimal. */
    private BigDecimal[] ideal(BigDecimal executed, List<Wanted> served) {
        BigDecimal[] ideal = zeros(served.size());
        boolean[] full = new boolean[served.size()];
        BigDecimal left = executed;
        boolean again = true;
        while (again) {
            again = false;
            BigDecimal weights = BigDecimal.ZERO;
            for (int i = 0; i < ideal.length; i++) {
                weights = full[i] ? weights : weights.add(weight(served.get(i)));
            }
            BigDecimal rest = left;
            for (int i = 0; i < ideal.length && weights.signum() > 0; i++) {
                if (full[i]) {
                    continue;
                }
                ideal[i] = rest.multiply(weight(served.get(i)))
                        .divide(weights, MathContext.DECIMAL128)
                        .setScale(SCALE, RoundingMode.HALF_EVEN);
                if (method == Method.TARGET && ideal[i].compareTo(served.get(i).quantity()) > 0) {
                    full[i] = true;
                    ideal[i] = served.get(i).quantity();
                    left = left.subtract(ideal[i]);
                    again = true;
                    break;
                }
            }
        }
        return ideal;
    }

    private BigDecimal weight(Wanted wanted) {
        return method == Method.TARGET ? wanted.target() : wanted.quantity();
    }

    private List<Integer> winners(int count, BigDecimal[] ideal, BigDecimal[] shares, List<Wanted> served) {
        List<Integer> winners = leftover == Leftover.FAIR ? drawn(count, ideal, shares) : new ArrayList<>();
        Comparator<Integer> first = leftover == Leftover.LARGEST_ORDER
                ? Comparator.comparing(i -> served.get(i).quantity())
                : Comparator.comparing(i -> ideal[i].subtract(shares[i]));
        List<Integer> order = IntStream.range(0, ideal.length)
                .boxed()
                .sorted(first.reversed().thenComparing(i -> Math.floorMod(i + turn, ideal.length)))
                .toList();
        // whoever has all it ordered comes last
        Comparator<Integer> room = Comparator.comparing(
                i -> shares[i].add(lot).compareTo(served.get(i).quantity()) > 0);
        order.stream()
                .sorted(room)
                .filter(i -> !winners.contains(i))
                .limit(Math.max(0, count - winners.size()))
                .forEach(winners::add);
        for (int i = 0; winners.size() < count; i++) {
            winners.add(order.get(i % order.size()));
        }
        return winners;
    }

    /**
     * Systematic sampling: marks one lot apart, beginning at a place that moves on each turn, over the remainders laid end to
     * end. Each account gets its due rounded down or up, and over the turns up exactly as often as its remainder says.
     */
    private List<Integer> drawn(int count, BigDecimal[] ideal, BigDecimal[] shares) {
        List<Integer> winners = new ArrayList<>();
        BigDecimal mark = GOLDEN.multiply(BigDecimal.valueOf(turn))
                .remainder(BigDecimal.ONE)
                .multiply(lot);
        BigDecimal end = BigDecimal.ZERO;
        for (int i = 0; i < ideal.length && winners.size() < count; i++) {
            end = end.add(ideal[i].subtract(shares[i]));
            if (end.compareTo(mark) > 0) {
                winners.add(i);
                mark = mark.add(lot);
            }
        }
        return winners;
    }

    private static BigDecimal[] zeros(int count) {
        BigDecimal[] zeros = new BigDecimal[count];
        java.util.Arrays.fill(zeros, BigDecimal.ZERO);
        return zeros;
    }
}
