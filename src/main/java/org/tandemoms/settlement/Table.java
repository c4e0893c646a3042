package org.tandemoms.settlement;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.core.io.Resource;

/** Lines of a file of comma-separated reference data; {@code #} begins a remark, {@code *} in a cell fits everything. */
final class Table {

    private static final String ANY = "*";

    private Table() {}

    static List<String[]> read(Resource file, int columns) {
        try (var lines = new BufferedReader(new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> cells(line, columns))
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException("Reference data cannot be read: " + file, e);
        }
    }

    private static String[] cells(String line, int columns) {
        String[] cells = line.split(",", -1);
        if (cells.length != columns) {
            throw new IllegalStateException("A line of reference data needs " + columns + " columns: " + line);
        }
        return cells;
    }

    static boolean fits(String cell, String value) {
        return cell.equals(ANY) || cell.equals(value);
    }
}
