package org.tandemoms.positions;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tandemoms.instruments.AssetClass;
import org.tandemoms.instruments.Instrument;
import org.tandemoms.instruments.Instruments;
import org.tandemoms.marketdata.FxRates;
import org.tandemoms.marketdata.Quote;
import org.tandemoms.marketdata.Quotes;

/** What positions are worth at the market. Nothing is guessed: without a price or a rate there is no value. */
@Component
public class Valuation {

    private final Instruments instruments;
    private final Quotes quotes;
    private final FxRates rates;

    Valuation(Instruments instruments, Quotes quotes, FxRates rates) {
        this.instruments = instruments;
        this.quotes = quotes;
        this.rates = rates;
    }

    /** Where a price comes from: the middle of bid and ask, the last trade, or the last close. */
    public enum Source {
        MID,
        LAST,
        CLOSE
    }

    /** @param at when the market said so, UTC; null for a close nobody dated */
    public record Mark(BigDecimal price, Source source, Instant at) {}

    /**
     * A position at the market, in its own currency.
     *
     * @param value signed; what it would bring
     * @param unrealised profit (positive) or loss of the open lots
     */
    public record Marked(Mark mark, BigDecimal value, BigDecimal unrealised) {}

    public Optional<Mark> mark(String symbol) {
        Optional<Mark> fresh = quotes.quote(symbol)
                .filter(quote -> !quote.stale() && quote.fairPrice() != null)
                .map(Valuation::mark);
        return fresh.isPresent()
                ? fresh
                : quotes.referencePrice(symbol).map(price -> new Mark(price, Source.CLOSE, closedAt(symbol)));
    }

    private static Mark mark(Quote quote) {
        boolean twoSided = quote.bid() != null && quote.ask() != null;
        return new Mark(quote.fairPrice(), twoSided ? Source.MID : Source.LAST, quote.at());
    }

    private Instant closedAt(String symbol) {
        return quotes.quote(symbol).map(Quote::at).orElse(null);
    }

    public Optional<Marked> marked(Position position) {
        return mark(position.symbol()).map(mark -> {
            BigDecimal value = value(position, mark.price());
            return new Marked(mark, value, value.subtract(position.cost()));
        });
    }

    /** A rate is no price: what is deposited is worth what was deposited. */
    private BigDecimal value(Position position, BigDecimal price) {
        return instruments
                .bySymbol(position.symbol())
                .map(instrument -> instrument.value(position.quantity(), price))
                .orElseGet(() ->
                        position.quantity().multiply(position.valuePerPoint()).multiply(price));
    }

    public Optional<AssetClass> assetClass(Position position) {
        return instruments.bySymbol(position.symbol()).map(Instrument::assetClass);
    }

    /** An amount in another currency at the reference rates; empty when no pair tells. */
    public Optional<BigDecimal> convert(BigDecimal amount, String from, String to) {
        return rates.rate(from, to).map(amount::multiply);
    }
}
