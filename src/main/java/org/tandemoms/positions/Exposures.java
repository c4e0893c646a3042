package org.tandemoms.positions;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** How much money is at work where: positions added up by account, currency or asset class, in one currency. */
@Component
public class Exposures {

    private final Positions positions;
    private final Valuation valuation;

    Exposures(Positions positions, Valuation valuation) {
        this.positions = positions;
        this.valuation = valuation;
    }

    public enum By {
        ACCOUNT,
        CURRENCY,
        ASSET_CLASS
    }

    /**
     * @param longValue sum of what is held
     * @param shortValue sum of what is owed, negative
     * @param gross {@code longValue - shortValue}
     * @param net {@code longValue + shortValue}
     * @param unpriced positions without a price or a rate, by {@code account|symbol}; counted nowhere else
     */
    public record Exposure(
            String group,
            BigDecimal longValue,
            BigDecimal shortValue,
            BigDecimal gross,
            BigDecimal net,
            BigDecimal realised,
            BigDecimal unrealised,
            List<String> unpriced) {}

    /** @param account null for all */
    public List<Exposure> of(String account, By by, String currency) {
        Map<String, List<Position>> groups = positions.of(account).stream()
                .collect(Collectors.groupingBy(group(by), TreeMap::new, Collectors.toList()));
        List<Exposure> exposures = new ArrayList<>();
        groups.forEach((group, members) -> exposures.add(sum(group, members, currency)));
        return exposures;
    }

    private Function<Position, String> group(By by) {
        return switch (by) {
            case ACCOUNT -> Position::account;
            case CURRENCY -> Position::currency;
            case ASSET_CLASS ->
                position -> valuation.assetClass(position).map(Enum::name).orElse("UNKNOWN");
        };
    }

    private Exposure sum(String group, List<Position> members, String currency) {
        BigDecimal held = BigDecimal.ZERO;
        BigDecimal owed = BigDecimal.ZERO;
        BigDecimal realised = BigDecimal.ZERO;
        BigDecimal unrealised = BigDecimal.ZERO;
        List<String> unpriced = new ArrayList<>();
        for (Position position : members) {
            Optional<BigDecimal> rate = valuation.convert(BigDecimal.ONE, position.currency(), currency);
            Optional<Valuation.Marked> marked = valuation.marked(position);
            if (rate.isEmpty() || marked.isEmpty()) {
                unpriced.add(position.id());
                continue;
            }
            BigDecimal value = marked.get().value().multiply(rate.get());
            held = held.add(value.max(BigDecimal.ZERO));
            owed = owed.add(value.min(BigDecimal.ZERO));
            realised = realised.add(position.realised().multiply(rate.get()));
            unrealised = unrealised.add(marked.get().unrealised().multiply(rate.get()));
        }
        return new Exposure(
                group, held, owed, held.subtract(owed), held.add(owed), realised, unrealised, List.copyOf(unpriced));
    }
}
