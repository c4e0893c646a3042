package org.tandemoms.procurement.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.tandemoms.inventory.Catalogue;
import org.tandemoms.inventory.Location;
import org.tandemoms.shared.FieldError;
import org.tandemoms.shared.Problem;

/** A file of daily demand: its good rows, and what is wrong with the others. */
record DemandFile(List<Row> rows, List<DemandController.BadRow> bad) {

    private static final List<String> HEADER = List.of("sku", "location", "date", "quantity");
    private static final int MOST_ROWS = 100_000;
    private static final BigDecimal LARGEST = new BigDecimal("1000000000");
    private static final int MOST_DECIMALS = 6;

    record Row(String sku, String location, LocalDate date, BigDecimal quantity) {}

    static DemandFile read(String csv, Catalogue catalogue, LocalDate today) {
        List<String> lines = csv.lines().toList();
        String first = lines.isEmpty() ? "" : lines.get(0).replace("\uFEFF", "").strip();
        if (!HEADER.equals(List.of(first.split("\\s*[,;]\\s*")))) {
            throw Problem.invalid(List.of(FieldError.of(
                            "/1", "header", "The first row names the columns sku, location, date, quantity")))
                    .refused();
        }
        if (lines.size() > MOST_ROWS + 1) {
            throw Problem.invalid(List.of(FieldError.of("", "size", "A file has at most " + MOST_ROWS + " rows")))
                    .refused();
        }
        Set<String> locations =
                catalogue.locations().stream().map(Location::code).collect(Collectors.toSet());
        var file = new DemandFile(new ArrayList<>(), new ArrayList<>());
        for (int i = 1; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                file.take(i + 1, lines.get(i), catalogue, locations, today);
            }
        }
        return file;
    }

    private void take(int number, String line, Catalogue catalogue, Set<String> locations, LocalDate today) {
        String[] cells = line.strip().split("\\s*[,;]\\s*", -1);
        int before = bad.size();
        if (cells.length != HEADER.size()) {
            bad.add(new DemandController.BadRow(number, null, "A row has four columns, this one " + cells.length));
            return;
        }
        if (catalogue.item(cells[0]).isEmpty()) {
            bad.add(new DemandController.BadRow(number, "sku", "There is no item " + cells[0]));
        }
        if (!locations.contains(cells[1])) {
            bad.add(new DemandController.BadRow(number, "location", "There is no location " + cells[1]));
        }
        LocalDate date = date(cells[2]);
        if (date == null || date.isAfter(today)) {
            bad.add(new DemandController.BadRow(number, "date", "A day until today such as 2026-01-31 is needed"));
        }
        BigDecimal quantity = quantity(cells[3]);
        if (quantity == null) {
            bad.add(new DemandController.BadRow(
                    number, "quantity", "A number from 0 with at most 6 decimals is needed"));
        }
        if (bad.size() == before) {
            rows.add(new Row(cells[0], cells[1], date, quantity));
        }
    }

    private static LocalDate date(String cell) {
        try {
            return LocalDate.parse(cell);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static BigDecimal quantity(String cell) {
        if (!cell.matches("\\d{1,10}(\\.\\d{1," + MOST_DECIMALS + "})?")) {
            return null;
        }
        BigDecimal quantity = new BigDecimal(cell);
        return quantity.compareTo(LARGEST) <= 0 ? quantity : null;
    }
}
