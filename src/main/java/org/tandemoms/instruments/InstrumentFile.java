package org.tandemoms.instruments;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.Resource;

/** Reads the instruments a house comes with: lines of plain comma-separated values below their names, {@code #} for remarks. */
final class InstrumentFile {

    private InstrumentFile() {}

    static List<Instrument> read(Resource file) {
        try {
            List<String[]> lines = file.getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split(",", -1))
                    .toList();
            return lines.stream()
                    .skip(1)
                    .map(cells -> InstrumentColumns.certain(named(lines.get(0), cells), 0))
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException("The file of instruments cannot be read: " + file, e);
        }
    }

    private static Map<String, String> named(String[] columns, String[] cells) {
        if (cells.length > columns.length) {
            throw new IllegalStateException("More cells than columns: " + String.join(",", cells));
        }
        Map<String, String> named = new LinkedHashMap<>();
        for (int i = 0; i < cells.length; i++) {
            named.put(columns[i].trim(), cells[i]);
        }
        return named;
    }
}
