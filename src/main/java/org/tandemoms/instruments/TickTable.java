package org.tandemoms.instruments;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The smallest price step by the height of the price, as Delegated Regulation (EU) 2017/588 (RTS 11) has it for shares.
 *
 * @param steps the lowest first; the first holds for everything below the second
 */
public record TickTable(List<Step> steps) {

    private static final int MOST = 40;

    /** @param from this price on, in absolute terms */
    public record Step(BigDecimal from, BigDecimal tick) {}

    public TickTable {
        steps = steps.stream().sorted(Comparator.comparing(Step::from)).toList();
        if (steps.isEmpty() || steps.size() > MOST) {
            throw new IllegalArgumentException("A tick table has from 1 to " + MOST + " steps");
        }
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            if (step.tick().signum() <= 0 || step.from().signum() < 0) {
                throw new IllegalArgumentException("A tick is more than 0, from a price of 0 or more");
            }
            if (i > 0 && step.from().compareTo(steps.get(i - 1).from()) == 0) {
                throw new IllegalArgumentException(
                        "Two ticks from " + step.from().toPlainString());
            }
        }
    }

    public static TickTable always(BigDecimal tick) {
        return new TickTable(List.of(new Step(BigDecimal.ZERO, tick)));
    }

    /** @param text such as {@code 0:0.0001;1:0.0002;2:0.0005} */
    public static TickTable parse(String text) {
        List<Step> steps = new ArrayList<>();
        for (String step : text.split(";")) {
            String[] pair = step.split(":");
            if (pair.length != 2) {
                throw new IllegalArgumentException("A step of a tick table is a price, a colon and a tick: " + step);
            }
            steps.add(new Step(new BigDecimal(pair[0].trim()), new BigDecimal(pair[1].trim())));
        }
        return new TickTable(steps);
    }

    public BigDecimal at(BigDecimal price) {
        BigDecimal height = price.abs();
        BigDecimal tick = steps.get(0).tick();
        for (Step step : steps) {
            if (step.from().compareTo(height) <= 0) {
                tick = step.tick();
            }
        }
        return tick;
    }

    boolean allows(BigDecimal price) {
        return price.remainder(at(price)).signum() == 0;
    }

    /** Rounded to the nearest tick. */
    BigDecimal nearest(BigDecimal price) {
        return next(price, RoundingMode.HALF_EVEN);
    }

    BigDecimal next(BigDecimal price, RoundingMode where) {
        BigDecimal tick = at(price);
        return price.divide(tick, 0, where).multiply(tick);
    }

    BigDecimal smallest() {
        return steps.stream().map(Step::tick).min(Comparator.naturalOrder()).orElseThrow();
    }

    @Override
    public String toString() {
        return steps.stream()
                .map(step -> step.from().toPlainString() + ":" + step.tick().toPlainString())
                .collect(Collectors.joining(";"));
    }
}
