package org.tandemoms.sandbox;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tandemoms.instruments.Attributes;
import org.tandemoms.instruments.Instrument;
import org.tandemoms.instruments.InstrumentColumns;

/** The sandbox's sample instruments, one source for the simulated venues and for the sample data of the OMS. */
public final class SampleInstruments {
    private static final String FILE = "/sandbox/instruments.csv";

    private SampleInstruments() {}

    public static List<SampleInstrument> all() {
        return lines().stream().skip(1).map(SampleInstrument::parse).toList();
    }

    /** With all that the security master knows of them. */
    public static List<Instrument> described() {
        List<String> lines = lines();
        String[] columns = lines.get(0).split(",");
        return lines.stream()
                .skip(1)
                .map(line -> described(columns, line.split(",", -1)))
                .toList();
    }

    private static Instrument described(String[] columns, String[] cells) {
        Map<String, String> named = new LinkedHashMap<>();
        for (int i = 0; i < cells.length; i++) {
            named.put(columns[i], cells[i]);
        }
        return InstrumentColumns.read(new Attributes(named), 0)
                .orElseThrow(() -> new IllegalStateException("No sample instrument: " + named));
    }

    private static List<String> lines() {
        try (InputStream file = SampleInstruments.class.getResourceAsStream(FILE);
                BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " cannot be read", e);
        }
    }
}
