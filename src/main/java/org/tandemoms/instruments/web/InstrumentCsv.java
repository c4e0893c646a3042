package org.tandemoms.instruments.web;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tandemoms.instruments.Attributes;
import org.tandemoms.instruments.ImportInstruments;
import org.tandemoms.instruments.InstrumentColumns;
import org.tandemoms.shared.FieldError;
import org.tandemoms.shared.Problem;
import org.tandemoms.shared.web.CsvFile;

/** A CSV file as lines of named values. */
final class InstrumentCsv {

    static final int MOST = 50_000;

    private static final List<String> NEEDED = List.of("symbol", "assetClass", "name", "currency", "lot", "market");

    private InstrumentCsv() {}

    /** @throws org.tandemoms.shared.Refused {@code validation} when the first line lacks, doubles or invents a column */
    static List<ImportInstruments.Line> lines(String csv) {
        List<CsvFile.Row> rows = CsvFile.rows(csv);
        List<String> columns = rows.isEmpty()
                ? List.of()
                : rows.get(0).cells().stream().map(String::trim).toList();
        checkColumns(columns, rows.size());
        return rows.subList(1, rows.size()).stream()
                .map(row -> line(row, columns))
                .toList();
    }

    private static void checkColumns(List<String> columns, int rows) {
        List<FieldError> errors = new ArrayList<>();
        NEEDED.stream()
                .filter(column -> !columns.contains(column))
                .forEach(column -> errors.add(
                        FieldError.of("/1/" + column, "required", "The first line has no column " + column)));
        Set<String> known = InstrumentColumns.known();
        Set<String> once = new HashSet<>();
        for (String column : columns) {
            if (!known.contains(column)) {
                errors.add(FieldError.of("/1", "unknown", "No column is called " + shortened(column)));
            } else if (!once.add(column)) {
                errors.add(FieldError.of("/1/" + column, "duplicate", "Column " + column + " is there twice"));
            }
        }
        if (rows > MOST + 1) {
            errors.add(FieldError.of("/" + MOST, "size", "A file has at most " + MOST + " lines; send several"));
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors.subList(0, Math.min(errors.size(), 100)))
                    .refused();
        }
    }

    private static String shortened(String column) {
        return column.length() > 60 ? column.substring(0, 60) + "…" : column;
    }

    private static ImportInstruments.Line line(CsvFile.Row row, List<String> columns) {
        Map<String, String> cells = new LinkedHashMap<>();
        List<Attributes.Finding> findings = new ArrayList<>();
        for (int i = 0; i < Math.min(columns.size(), row.cells().size()); i++) {
            cells.put(columns.get(i), row.cells().get(i));
            if (isGarbled(row.cells().get(i))) {
                findings.add(new Attributes.Finding(columns.get(i), "encoding", "The file is not in UTF-8 here"));
            }
        }
        if (row.cells().size() > columns.size()) {
            findings.add(new Attributes.Finding("", "columns", "The line has more cells than the first one names"));
        }
        return new ImportInstruments.Line(row.number(), cells, findings);
    }

    private static boolean isGarbled(String cell) {
        return cell.chars().anyMatch(c -> c == '\uFFFD' || Character.isISOControl(c));
    }
}
