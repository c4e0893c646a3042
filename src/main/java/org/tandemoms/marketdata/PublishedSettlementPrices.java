package org.tandemoms.marketdata;

import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Keeps the settlement prices that venues publish, off the thread that reads the feed. */
@Component
class PublishedSettlementPrices implements QuoteListener {

    private static final Logger log = LoggerFactory.getLogger(PublishedSettlementPrices.class);

    private final SettlementPrices prices;
    private final ConcurrentLinkedQueue<SettlementPrice> published = new ConcurrentLinkedQueue<>();

    PublishedSettlementPrices(Quotes quotes, SettlementPrices prices) {
        this.prices = prices;
        quotes.listen(this);
    }

    @Override
    public void quoted(String symbol) {
        // quotes settle nothing
    }

    @Override
    public void settled(SettlementPrice price) {
        published.add(price);
    }

    @Scheduled(fixedDelayString = "${tandem.marketdata.settlement-prices-kept-every-millis:1000}")
    void keep() {
        for (SettlementPrice next = published.peek(); next != null; next = published.peek()) {
            prices.keep(next);
            published.poll();
            log.info("{} settles {} of {} at {}", next.by(), next.symbol(), next.day(), next.price());
        }
    }
}
