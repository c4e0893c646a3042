package org.tandemoms.instruments;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.lang.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** All instruments, by each of their identifiers: those of the file a house comes with, and those loaded since. In memory. */
@Component
public class Instruments {

    private static final Logger log = LoggerFactory.getLogger(Instruments.class);

    private final List<Instrument> own;
    private final InstrumentStore store;
    private final List<Consumer<Instrument>> listeners = new CopyOnWriteArrayList<>();
    private volatile Index index;
    private volatile long generation;

    /** @param file null where no file is configured: then nothing but what was loaded is there to trade */
    @Autowired
    Instruments(@Value("${tandem.instruments.file:#{null}}") @Nullable Resource file, InstrumentStore store) {
        this.own = file == null ? List.of() : InstrumentFile.read(file);
        this.store = store;
        store.recover();
        generation = store.generation();
        index = Index.of(own, store.all());
    }

    /** A fixed set. */
    public Instruments(Collection<Instrument> instruments) {
        this.own = List.copyOf(instruments);
        this.store = null;
        this.index = Index.of(own, List.of());
    }

    private record Index(
            Map<String, Instrument> bySymbol,
            Map<IdentifierScheme, Map<String, Instrument>> byOther,
            Map<String, List<Instrument>> byUnderlying) {

        static Index of(Collection<Instrument> own, Collection<Instrument> loaded) {
            Map<String, Instrument> bySymbol = new LinkedHashMap<>();
            own.forEach(instrument -> {
                if (bySymbol.put(instrument.symbol(), instrument) != null) {
                    throw new IllegalStateException("Two instruments are called " + instrument.symbol());
                }
            });
            loaded.forEach(instrument -> bySymbol.put(instrument.symbol(), instrument));
            Map<IdentifierScheme, Map<String, Instrument>> byOther = new EnumMap<>(IdentifierScheme.class);
            Identifiers.naming().forEach(type -> byOther.put(type, named(bySymbol.values(), type)));
            Map<String, List<Instrument>> byUnderlying = bySymbol.values().stream()
                    .filter(instrument -> instrument.terms().underlying().isPresent())
                    .collect(Collectors.groupingBy(
                            instrument -> instrument.terms().underlying().orElseThrow()));
            return new Index(bySymbol, byOther, byUnderlying);
        }

        private static Map<String, Instrument> named(Collection<Instrument> all, IdentifierScheme type) {
            Map<String, Instrument> named = new HashMap<>();
            for (Instrument instrument : all) {
                String name = instrument.identifiers().of(type);
                Instrument other = name == null ? null : named.putIfAbsent(name, instrument);
                if (other != null) {
                    log.error(
                            "{} names both {} and {}; it is taken for the first",
                            name,
                            other.symbol(),
                            instrument.symbol());
                }
            }
            return named;
        }
    }

    public Optional<Instrument> bySymbol(@Nullable String symbol) {
        return Optional.ofNullable(symbol).map(index.bySymbol()::get);
    }

    public Optional<Instrument> byIsin(@Nullable String isin) {
        return by(IdentifierScheme.ISIN, isin);
    }

    public Optional<Instrument> byFigi(@Nullable String figi) {
        return by(IdentifierScheme.FIGI, figi);
    }

    /** @param type of identifiers that name instruments; by any other nothing is found */
    public Optional<Instrument> by(IdentifierScheme type, @Nullable String value) {
        return value == null
                ? Optional.empty()
                : Optional.ofNullable(
                        index.byOther().getOrDefault(type, Map.of()).get(value));
    }

    /** What is derived from the instrument or product of this symbol. */
    public List<Instrument> on(String symbol) {
        return index.byUnderlying().getOrDefault(symbol, List.of());
    }

    public Collection<Instrument> all() {
        return index.bySymbol().values();
    }

    /** From now on the listener hears of every instrument that is new or has changed. */
    public void listen(Consumer<Instrument> listener) {
        listeners.add(listener);
    }

    /** All are stored and known here when this returns. */
    synchronized String load(List<Instrument> changed, String by) {
        String number = store.save(changed, by);
        renew();
        return number;
    }

    /** What other nodes have loaded. */
    @Scheduled(fixedDelayString = "${tandem.instruments.refresh-millis:3000}")
    void refresh() {
        if (store != null && store.generation() != generation) {
            renew();
        }
    }

    private synchronized void renew() {
        Map<String, Instrument> before = index.bySymbol();
        generation = store.generation();
        index = Index.of(own, store.all());
        List<Instrument> changed = new ArrayList<>(index.bySymbol().values());
        changed.removeIf(instrument -> instrument.equals(before.get(instrument.symbol())));
        changed.forEach(instrument -> listeners.forEach(listener -> listener.accept(instrument)));
    }
}
