package org.tandemoms.sandbox.venues;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.tandemoms.sandbox.SampleInstrument;

/**
 * The moving price of every sample instrument: a walk of whole ticks that never leaves the band of one percent around
 * the sample's reference price, so that what tests and readers were told about prices stays true.
 */
final class ReferencePrices {
    private static final BigDecimal BAND = new BigDecimal("0.01");

    private final Map<String, SampleInstrument> instruments = new LinkedHashMap<>();
    private final Map<String, BigDecimal> current = new ConcurrentHashMap<>();
    private final Map<String, Random> walks = new LinkedHashMap<>();

    ReferencePrices(VenueSettings settings) {
        for (SampleInstrument instrument : settings.instruments()) {
            String symbol = instrument.symbol();
            instruments.put(symbol, instrument);
            current.put(symbol, instrument.referencePrice());
            walks.put(symbol, new Random(settings.seed() ^ symbol.hashCode()));
        }
    }

    Optional<SampleInstrument> instrument(String symbol) {
        return Optional.ofNullable(instruments.get(symbol));
    }

    Optional<SampleInstrument> byIsin(String isin) {
        return instruments.values().stream()
                .filter(instrument -> !isin.isEmpty() && instrument.isin().equals(isin))
                .findFirst();
    }

    Set<String> symbols() {
        return instruments.keySet();
    }

    BigDecimal price(String symbol) {
        return current.get(symbol);
    }

    /** Moves every price by a tick up, a tick down or not at all. */
    void step() {
        for (SampleInstrument instrument : instruments.values()) {
            String symbol = instrument.symbol();
            int direction = walks.get(symbol).nextInt(3) - 1;
            BigDecimal move = instrument.tick().multiply(BigDecimal.valueOf(direction));
            BigDecimal next = current.get(symbol).add(move);
            current.put(
                    symbol,
                    withinBand(instrument, next) ? next : current.get(symbol).subtract(move));
        }
    }

    private static boolean withinBand(SampleInstrument instrument, BigDecimal price) {
        BigDecimal reference = instrument.referencePrice();
        BigDecimal width = reference.multiply(BAND).max(instrument.tick());
        return price.subtract(reference).abs().compareTo(width) <= 0;
    }
}
