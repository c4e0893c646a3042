package org.tandemoms.instruments;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;

/**
 * Loads many instruments at once. Each line stands on its own: what is wrong with it is told, and the good ones are
 * taken, all of them or none. The same file again changes nothing.
 */
@Component
public class ImportInstruments {

    private final Instruments instruments;

    ImportInstruments(Instruments instruments) {
        this.instruments = instruments;
    }

    /** @param number of the line in the file */
    public record Line(int number, Map<String, String> columns, List<Attributes.Finding> found) {}

    /** @param symbol null where the line has none */
    public record BadLine(int line, @Nullable String symbol, String column, String code, String detail) {}

    /** @param number of the import; null where nothing had to be stored */
    public record Report(@Nullable String number, int saved, int unchanged, int refused, List<BadLine> badLines) {}

    /** @param onlyWhole nothing is stored when any line is bad */
    public synchronized Report load(List<Line> lines, boolean onlyWhole, String by) {
        Reading reading = new Reading();
        lines.forEach(reading::take);
        boolean stores = !reading.changed.isEmpty() && !(onlyWhole && !reading.bad.isEmpty());
        String number = stores ? instruments.load(reading.changed, by) : null;
        int saved = stores ? reading.changed.size() : 0;
        return new Report(number, saved, reading.unchanged, reading.refused, reading.bad);
    }

    private final class Reading {

        private final List<Instrument> changed = new ArrayList<>();
        private final List<BadLine> bad = new ArrayList<>();
        private final Map<String, Integer> lineOf = new HashMap<>();
        private final Names names = new Names(instruments);
        private int unchanged;
        private int refused;

        void take(Line line) {
            Attributes from = new Attributes(line.columns());
            line.found().forEach(finding -> from.bad(finding.column(), finding.code(), finding.detail()));
            Optional<Instrument> read = InstrumentColumns.read(from, 0);
            String symbol = line.columns().get("symbol");
            Integer before = symbol == null ? null : lineOf.putIfAbsent(symbol.trim(), line.number());
            if (before != null) {
                from.bad("symbol", "duplicate", "Line " + before + " is about the same instrument");
            }
            read.ifPresent(instrument -> names.check(instrument, from));
            if (from.findings().isEmpty()) {
                accept(read.orElseThrow());
            } else {
                refused++;
                from.findings()
                        .forEach(finding -> bad.add(new BadLine(
                                line.number(), symbol, finding.column(), finding.code(), finding.detail())));
            }
        }

        private void accept(Instrument instrument) {
            names.take(instrument);
            Optional<Instrument> known = instruments.bySymbol(instrument.symbol());
            if (known.filter(before -> sameAs(before, instrument)).isPresent()) {
                unchanged++;
            } else {
                changed.add(instrument);
            }
        }

        private static boolean sameAs(Instrument known, Instrument read) {
            return InstrumentColumns.write(known).equals(InstrumentColumns.write(read));
        }
    }

    /** Whom each identifier names, while one line after the other is taken. */
    private static final class Names {

        private final Instruments known;
        private final Map<String, String> taken = new LinkedHashMap<>();
        private final Set<String> given = new HashSet<>();

        Names(Instruments known) {
            this.known = known;
        }

        void check(Instrument instrument, Attributes from) {
            Identifiers.naming().forEach(type -> {
                String value = instrument.identifiers().of(type);
                String owner = value == null ? null : owner(type, value);
                if (owner != null && !owner.equals(instrument.symbol())) {
                    from.bad(
                            type.name().toLowerCase(Locale.ROOT),
                            "duplicate",
                            value + " is already the " + type + " of " + owner);
                }
            });
        }

        private String owner(IdentifierScheme type, String value) {
            String inFile = taken.get(type + value);
            if (inFile != null) {
                return inFile;
            }
            return known.by(type, value)
                    .map(Instrument::symbol)
                    .filter(symbol -> !given.contains(symbol))
                    .orElse(null);
        }

        /** What the instrument was called before is free. */
        void take(Instrument instrument) {
            given.add(instrument.symbol());
            Identifiers.naming()
                    .filter(type -> instrument.identifiers().of(type) != null)
                    .forEach(type -> taken.put(type + instrument.identifiers().of(type), instrument.symbol()));
        }
    }
}
