package org.tandemoms.compliance;

import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Instruments that nobody may trade at present, by symbol. */
@Component
class RestrictedList {

    private final Set<String> symbols;

    RestrictedList(@Value("${tandem.compliance.restricted-instruments:}") Set<String> symbols) {
        this.symbols = Set.copyOf(symbols);
    }

    boolean names(String symbol) {
        return symbols.contains(symbol);
    }
}
