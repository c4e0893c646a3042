package org.tandemoms.marketdata;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Converts by the reference prices of the currency pairs: directly, the other way round, or over a third currency. */
@Component
public class FxRates {

    private static final List<String> OVER = List.of("EUR", "USD");

    private final Quotes quotes;

    FxRates(Quotes quotes) {
        this.quotes = quotes;
    }

    /** How much of {@code to} one unit of {@code from} is worth; empty when no pair tells. */
    public Optional<BigDecimal> rate(String from, String to) {
        if (from.equals(to)) {
            return Optional.of(BigDecimal.ONE);
        }
        return pair(from, to).or(() -> OVER.stream()
                .filter(third -> !third.equals(from) && !third.equals(to))
                .map(third -> over(from, third, to))
                .flatMap(Optional::stream)
                .findFirst());
    }

    private Optional<BigDecimal> over(String from, String third, String to) {
        return pair(from, third)
                .flatMap(first -> pair(third, to).map(second -> first.multiply(second, MathContext.DECIMAL64)));
    }

    private Optional<BigDecimal> pair(String from, String to) {
        return quotes.referencePrice(from + "/" + to).or(() -> quotes.referencePrice(to + "/" + from)
                .map(rate -> BigDecimal.ONE.divide(rate, MathContext.DECIMAL64)));
    }
}
