package org.tandemoms.settlement;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.tandemoms.instruments.MarketHours;
import org.tandemoms.marketdata.SettlementPrice;
import org.tandemoms.marketdata.SettlementPrices;
import org.tandemoms.positions.Valuation;

/**
 * At which price a trading day is settled: the one that was published or entered. Where there is none in time it is our own
 * mark, which is kept as such, so that every position of the instrument is settled at the same.
 */
@Component
class MarginPrices {

    private static final Logger log = LoggerFactory.getLogger(MarginPrices.class);
    private static final String HOUSE = "house";

    private final SettlementPrices prices;
    private final Valuation valuation;
    private final Clock clock;
    private final Duration awaited;

    /** @param awaited how long after the close a published price is waited for */
    MarginPrices(
            SettlementPrices prices,
            Valuation valuation,
            Clock clock,
            @Value("${tandem.settlement.settlement-price-awaited:2h}") Duration awaited) {
        this.prices = prices;
        this.valuation = valuation;
        this.clock = clock;
        this.awaited = awaited;
    }

    /** Empty while it is waited for, or when nobody knows any. */
    Optional<BigDecimal> of(String symbol, MarketHours.Session session) {
        Optional<BigDecimal> published = prices.find(symbol, session.day()).map(SettlementPrice::price);
        if (published.isPresent() || session.closesAt().plus(awaited).isAfter(clock.instant())) {
            return published;
        }
        return valuation.mark(symbol).map(mark -> {
            log.warn("Nobody has published at which price {} is settled on {}; ours is taken", symbol, session.day());
            prices.keep(new SettlementPrice(
                    symbol, session.day(), mark.price(), SettlementPrice.Source.HOUSE, HOUSE, clock.instant()));
            return prices.find(symbol, session.day())
                    .map(SettlementPrice::price)
                    .orElseThrow();
        });
    }
}
