package org.tandemoms.sandbox;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The sandbox's sample instruments, one source for the simulated venues and for the sample data of the OMS. */
public final class SampleInstruments {
    private static final String FILE = "/sandbox/instruments.csv";

    private SampleInstruments() {}

    public static List<SampleInstrument> all() {
        try (InputStream file = SampleInstruments.class.getResourceAsStream(FILE);
                BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .skip(1)
                    .map(SampleInstrument::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " cannot be read", e);
        }
    }
}
