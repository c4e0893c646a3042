package org.tandemoms.marketdata.web;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.tandemoms.marketdata.Quote;

/** One who follows quotes: what he has been told, and of which symbols he has not been told the newest. */
final class QuoteReader {

    private static final int BEATS_WITHOUT_WORD = 15;

    /** Where the events go, if there is room for them now. */
    interface Line {

        boolean isFree();

        void tell(Quote quote);

        void ping();

        void end();
    }

    private final Line line;
    private final Function<String, Optional<Quote>> quotes;
    private final Set<String> symbols;
    private final Set<String> unsaid;
    private final Map<String, Quote> said = new HashMap<>();
    private int silent;

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

    void end() {
        line.end();
    }

    /** Tells what he can take now: called again, he hears the newest of what he has missed. */
    void send() {
        for (Iterator<String> names = unsaid.iterator(); names.hasNext() && line.isFree(); ) {
            String symbol = names.next();
            names.remove();
            tell(symbol);
        }
        if (silent >= BEATS_WITHOUT_WORD) {
            silent = 0;
            line.ping();
        }
    }

    private void tell(String symbol) {
        Quote quote = quotes.apply(symbol).orElse(null);
        if (quote != null && !quote.equals(said.get(symbol))) {
            said.put(symbol, quote);
            silent = 0;
            line.tell(quote);
        }
    }
}
