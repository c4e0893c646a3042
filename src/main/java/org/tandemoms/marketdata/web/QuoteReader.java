package org.tandemoms.marketdata.web;

import java.io.IOException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.tandemoms.marketdata.Quote;

/** One who follows quotes: what he has been told, and of which symbols he has not been told the newest. */
final class QuoteReader {

    private static final int BEATS_WITHOUT_WORD = 15;

    /** Where the events go. */
    @FunctionalInterface
    interface Line {
        void send(SseEmitter.SseEventBuilder event) throws IOException;
    }

    private final Line line;
    private final Function<String, Optional<Quote>> quotes;
    private final Set<String> symbols;
    private final Set<String> unsaid;
    private final Map<String, Quote> said = new HashMap<>();
    private final AtomicBoolean sending = new AtomicBoolean();
    private volatile int silent = BEATS_WITHOUT_WORD;

    QuoteReader(Line line, Function<String, Optional<Quote>> quotes, Set<String> symbols) {
        this.line = line;
        this.quotes = quotes;
        this.symbols = Set.copyOf(symbols);
        this.unsaid = ConcurrentHashMap.newKeySet();
        unsaid.addAll(symbols);
    }

    Set<String> symbols() {
        return symbols;
    }

    void changed(String symbol) {
        unsaid.add(symbol);
    }

    /** Once a second: what nobody has changed may have become too old. */
    void age() {
        unsaid.addAll(symbols);
        silent++;
    }

    /** @return true for him who is to call {@link #send} now */
    boolean begin() {
        return (!unsaid.isEmpty() || silent >= BEATS_WITHOUT_WORD) && sending.compareAndSet(false, true);
    }

    /** @return false when nobody reads any more */
    boolean send() {
        try {
            for (Iterator<String> names = unsaid.iterator(); names.hasNext(); ) {
                String symbol = names.next();
                names.remove();
                tell(symbol);
            }
            if (silent >= BEATS_WITHOUT_WORD) {
                silent = 0;
                line.send(SseEmitter.event().comment("alive"));
            }
            return true;
        } catch (IOException | IllegalStateException gone) {
            return false;
        } finally {
            sending.set(false);
        }
    }

    private void tell(String symbol) throws IOException {
        Quote quote = quotes.apply(symbol).orElse(null);
        if (quote != null && !quote.equals(said.get(symbol))) {
            said.put(symbol, quote);
            silent = 0;
            line.send(SseEmitter.event().name("quote").data(quote, MediaType.APPLICATION_JSON));
        }
    }
}
