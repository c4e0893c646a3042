package org.tandemoms.instruments;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/** All instruments, by each of their identifiers. */
@Component
public class Instruments {

    private final Map<String, Instrument> bySymbol;
    private final Map<String, Instrument> byIsin;
    private final Map<String, Instrument> byFigi;

    /** @param file null where no file is configured: then there is nothing to trade */
    @Autowired
    Instruments(@Value("${tandem.instruments.file:#{null}}") Resource file) {
        this(file == null ? List.of() : InstrumentFile.read(file));
    }

    public Instruments(Collection<Instrument> instruments) {
        bySymbol = index(instruments, Instrument::symbol);
        byIsin = index(instruments, Instrument::isin);
        byFigi = index(instruments, Instrument::figi);
    }

    private static Map<String, Instrument> index(Collection<Instrument> all, Function<Instrument, String> key) {
        return all.stream()
                .filter(instrument -> key.apply(instrument) != null)
                .collect(Collectors.toMap(
                        key,
                        Function.identity(),
                        (one, other) -> {
                            throw new IllegalStateException("Two instruments are called " + key.apply(one));
                        },
                        LinkedHashMap::new));
    }

    public Optional<Instrument> bySymbol(String symbol) {
        return Optional.ofNullable(symbol).map(bySymbol::get);
    }

    public Optional<Instrument> byIsin(String isin) {
        return Optional.ofNullable(isin).map(byIsin::get);
    }

    public Optional<Instrument> byFigi(String figi) {
        return Optional.ofNullable(figi).map(byFigi::get);
    }

    public Collection<Instrument> all() {
        return bySymbol.values();
    }
}
