package org.tandemoms.trading;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tandemoms.instruments.Instruments;
import org.tandemoms.marketdata.FxRates;
import org.tandemoms.marketdata.Quotes;

/** What an order is worth and how its limit stands to the market. Nothing is guessed: without a price there is no value. */
@Component
public class OrderValue {

    private static final String USD = "USD";
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int CENTS = 2;

    private final Instruments instruments;
    private final Quotes quotes;
    private final FxRates rates;

    OrderValue(Instruments instruments, Quotes quotes, FxRates rates) {
        this.instruments = instruments;
        this.quotes = quotes;
        this.rates = rates;
    }

    public Optional<BigDecimal> referencePrice(TradedInstrument traded) {
        return quotes.referencePrice(traded.symbol());
    }

    /** Value in USD at the limit, or at the reference price where there is no limit or it is the higher one. */
    public Optional<BigDecimal> notionalUsd(TradedInstrument traded, OrderTerms terms) {
        return referencePrice(traded)
                .map(reference -> terms.limitPrice() == null ? reference : reference.max(terms.limitPrice()))
                .flatMap(price -> instruments
                        .bySymbol(traded.symbol())
                        .map(instrument -> instrument.value(terms.quantity(), price)))
                .flatMap(value -> rates.rate(traded.currency(), USD).map(value::multiply))
                .map(value -> value.setScale(CENTS, RoundingMode.HALF_UP));
    }

    /** Where the market will be when the order's stop has been reached. */
    private static BigDecimal whenTriggered(BigDecimal reference, Side side, OrderTerms terms) {
        if (terms.stopPrice() == null) {
            return reference;
        }
        return side.isBuy() ? reference.max(terms.stopPrice()) : reference.min(terms.stopPrice());
    }

    /**
     * How far the limit is through the reference price, in percent of it: above for a buy, below for a sale; zero without
     * a limit or on the passive side.
     */
    public Optional<BigDecimal> throughReferencePercent(TradedInstrument traded, Side side, OrderTerms terms) {
        if (terms.limitPrice() == null) {
            return Optional.of(BigDecimal.ZERO);
        }
        return referencePrice(traded)
                .filter(reference -> reference.signum() > 0)
                .map(reference -> whenTriggered(reference, side, terms))
                .map(reference -> {
                    BigDecimal through = side.isBuy()
                            ? terms.limitPrice().subtract(reference)
                            : reference.subtract(terms.limitPrice());
                    return through.max(BigDecimal.ZERO).multiply(HUNDRED).divide(reference, 4, RoundingMode.HALF_UP);
                });
    }
}
