package org.tandemoms.marketdata.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter.DataWithMediaType;
import org.tandemoms.marketdata.Quote;

class QuoteReaderTest {

    private final Map<String, Quote> quotes = new ConcurrentHashMap<>();
    private final List<String> heard = new ArrayList<>();

    private QuoteReader reader(QuoteReader.Line line) {
        return new QuoteReader(line, symbol -> Optional.ofNullable(quotes.get(symbol)), Set.of("AAPL", "SAP"));
    }

    private QuoteReader reader() {
        return reader(event -> event.build().stream()
                .map(DataWithMediaType::getData)
                .filter(Quote.class::isInstance)
                .map(Quote.class::cast)
                .forEach(quote -> heard.add(quote.symbol() + " " + quote.last() + (quote.stale() ? " stale" : ""))));
    }

    private void quote(String symbol, String last, boolean stale) {
        quotes.put(
                symbol,
                new Quote(symbol, null, null, null, null, new BigDecimal(last), Instant.EPOCH, stale, List.of("XSIM")));
    }

    private void turn(QuoteReader reader) {
        if (reader.begin()) {
            assertThat(reader.send()).isTrue();
        }
    }

    @Test
    void hearsEverySymbolAtOnceAndThenWhatIsNew() {
        quote("AAPL", "100", false);
        quote("SAP", "200", false);
        QuoteReader reader = reader();

        turn(reader);
        assertThat(heard).containsExactlyInAnyOrder("AAPL 100", "SAP 200");

        quote("SAP", "201", false);
        reader.changed("SAP");
        reader.changed("AAPL");
        turn(reader);
        assertThat(heard).hasSize(3).last().isEqualTo("SAP 201");
    }

    @Test
    void hearsThatAQuoteHasBecomeTooOldThoughNobodyHasSaidSo() {
        quote("AAPL", "100", false);
        QuoteReader reader = reader();
        turn(reader);

        quote("AAPL", "100", true);
        turn(reader);
        assertThat(heard).containsExactly("AAPL 100");

        reader.age();
        turn(reader);
        assertThat(heard).containsExactly("AAPL 100", "AAPL 100 stale");
    }

    /** While he has not taken the first quote, a thousand more come; what he hears next is the last of them. */
    @Test
    void aSlowReaderHoldsNobodyUpAndHearsTheNewest() throws InterruptedException {
        CountDownLatch sending = new CountDownLatch(1);
        CountDownLatch taken = new CountDownLatch(1);
        QuoteReader reader = reader(event -> {
            for (DataWithMediaType part : event.build()) {
                if (part.getData() instanceof Quote quote) {
                    heard.add(quote.symbol() + " " + quote.last());
                    sending.countDown();
                    awaitQuietly(taken);
                }
            }
        });
        quote("AAPL", "0", false);
        assertThat(reader.begin()).isTrue();
        Thread sender = new Thread(reader::send);
        sender.start();
        assertThat(sending.await(5, TimeUnit.SECONDS)).isTrue();

        for (int price = 1; price <= 1_000; price++) {
            quote("SAP", String.valueOf(price), false);
            reader.changed("SAP");
            assertThat(reader.begin()).isFalse();
        }
        taken.countDown();
        sender.join(5_000);
        turn(reader);

        assertThat(heard).containsExactly("AAPL 0", "SAP 1000");
    }

    private static void awaitQuietly(CountDownLatch latch) throws IOException {
        try {
            latch.await(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    @Test
    void whoIsGoneIsToldSo() {
        quote("AAPL", "100", false);
        QuoteReader reader = reader(event -> {
            throw new IOException("Broken pipe");
        });

        assertThat(reader.begin()).isTrue();
        assertThat(reader.send()).isFalse();
    }
}
