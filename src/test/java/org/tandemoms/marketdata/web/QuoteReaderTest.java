package org.tandemoms.marketdata.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.tandemoms.marketdata.Quote;

class QuoteReaderTest {

    private final Map<String, Quote> quotes = new ConcurrentHashMap<>();
    private final List<String> heard = new ArrayList<>();

    private boolean free = true;
    private int pings;

    private QuoteReader reader() {
        return new QuoteReader(
                new QuoteReader.Line() {
                    @Override
                    public boolean isFree() {
                        return free;
                    }

                    @Override
                    public void tell(Quote quote) {
                        heard.add(quote.symbol() + " " + quote.last() + (quote.stale() ? " stale" : ""));
                    }

                    @Override
                    public void ping() {
                        pings++;
                    }

                    @Override
                    public void end() {
                        free = false;
                    }
                },
                symbol -> Optional.ofNullable(quotes.get(symbol)),
                Set.of("AAPL", "SAP"));
    }

    private void quote(String symbol, String last, boolean stale) {
        quotes.put(
                symbol,
                new Quote(symbol, null, null, null, null, new BigDecimal(last), Instant.EPOCH, stale, List.of("XSIM")));
    }

    @Test
    void hearsEverySymbolAtOnceAndThenWhatIsNew() {
        quote("AAPL", "100", false);
        quote("SAP", "200", false);
        QuoteReader reader = reader();

        reader.send();
        assertThat(heard).containsExactlyInAnyOrder("AAPL 100", "SAP 200");

        quote("SAP", "201", false);
        reader.changed("SAP");
        reader.changed("AAPL");
        reader.send();
        assertThat(heard).hasSize(3).last().isEqualTo("SAP 201");
    }

    @Test
    void hearsThatAQuoteHasBecomeTooOldThoughNobodyHasSaidSo() {
        quote("AAPL", "100", false);
        QuoteReader reader = reader();
        reader.send();

        quote("AAPL", "100", true);
        reader.send();
        assertThat(heard).containsExactly("AAPL 100");

        reader.age();
        reader.send();
        assertThat(heard).containsExactly("AAPL 100", "AAPL 100 stale");
    }

    /** While he has not taken the first quote, a thousand more come; what he hears next is the last of them. */
    @Test
    void aSlowReaderHearsTheNewest() {
        quote("AAPL", "0", false);
        QuoteReader reader = reader();
        reader.send();
        free = false;
        for (int price = 1; price <= 1_000; price++) {
            quote("SAP", String.valueOf(price), false);
            reader.changed("SAP");
            reader.send();
        }
        assertThat(heard).containsExactly("AAPL 0");

        free = true;
        reader.send();

        assertThat(heard).containsExactly("AAPL 0", "SAP 1000");
    }

    @Test
    void whoHearsNothingNewHearsNowAndThenThatTheServerIsThere() {
        quote("AAPL", "100", false);
        QuoteReader reader = reader();
        for (int second = 0; second < 31; second++) {
            reader.age();
            reader.send();
        }

        assertThat(heard).hasSize(1);
        assertThat(pings).isEqualTo(2);
    }
}
