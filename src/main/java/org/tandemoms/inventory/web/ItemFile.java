package org.tandemoms.inventory.web;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tandemoms.instruments.IdentifierCheck;
import org.tandemoms.instruments.IdentifierScheme;
import org.tandemoms.inventory.Item;
import org.tandemoms.inventory.ItemHandling;
import org.tandemoms.shared.FieldError;
import org.tandemoms.shared.Problem;
import org.tandemoms.shared.web.CsvFile;

/**
 * Items from a CSV file. Each row stands on its own: what is wrong with it is told with row and column, and the others are
 * taken. A GTIN with a wrong check digit warns only, as the number on the package is what scanners read.
 */
final class ItemFile {

    static final int MOST = 200_000;

    private static final List<String> NEEDED = List.of("sku", "name", "unitPrice", "currency");
    private static final Set<String> KNOWN = Set.of(
            "sku",
            "name",
            "unitPrice",
            "currency",
            "gtin",
            "weightGrams",
            "exportControlled",
            "unit",
            "packSize",
            "batches",
            "serials",
            "shelfLifeDays",
            "lengthMm",
            "widthMm",
            "heightMm");

    /** @param row of the file, the header being row 1 */
    record Finding(int row, String sku, String column, String code, String detail) {}

    private final List<Item> items = new ArrayList<>();
    private final List<Finding> badRows = new ArrayList<>();
    private final List<Finding> warnings = new ArrayList<>();
    private final Map<String, Integer> seen = new HashMap<>();

    private ItemFile() {}

    /** @throws org.tandemoms.shared.Refused {@code validation} when the first row lacks, doubles or invents a column */
    static ItemFile read(String csv) {
        List<CsvFile.Row> rows = CsvFile.rows(csv);
        List<String> columns = rows.isEmpty()
                ? List.of()
                : rows.get(0).cells().stream().map(String::trim).toList();
        checkColumns(columns, rows.size());
        ItemFile file = new ItemFile();
        rows.subList(1, rows.size()).forEach(row -> file.take(row, columns));
        return file;
    }

    private static void checkColumns(List<String> columns, int rows) {
        List<FieldError> errors = new ArrayList<>();
        NEEDED.stream()
                .filter(column -> !columns.contains(column))
                .forEach(column ->
                        errors.add(FieldError.of("/1/" + column, "required", "The first row has no column " + column)));
        Set<String> once = new HashSet<>();
        for (String column : columns) {
            if (!KNOWN.contains(column)) {
                errors.add(FieldError.of("/1/" + column, "unknown", "No column is called " + column));
            } else if (!once.add(column)) {
                errors.add(FieldError.of("/1/" + column, "duplicate", "Column " + column + " is there twice"));
            }
        }
        if (rows > MOST) {
            errors.add(FieldError.of("/" + MOST, "size", "A file has at most " + MOST + " rows"));
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors).refused();
        }
    }

    private void take(CsvFile.Row row, List<String> columns) {
        Map<String, String> cells = new LinkedHashMap<>();
        for (int i = 0; i < Math.min(columns.size(), row.cells().size()); i++) {
            if (!row.cells().get(i).isBlank()) {
                cells.put(columns.get(i), row.cells().get(i).trim());
            }
        }
        ItemRow read = new ItemRow(row.number(), cells);
        if (row.cells().size() > columns.size()) {
            read.bad("", "columns", "The row has more cells than the first one names");
        }
        Integer before = read.sku == null ? null : seen.putIfAbsent(read.sku, row.number());
        if (before != null) {
            read.bad("sku", "duplicate", "Row " + before + " is about the same item");
        }
        if (read.findings.isEmpty()) {
            items.add(read.item());
            read.warnAboutGtin().ifPresent(warnings::add);
        } else {
            badRows.addAll(read.findings);
        }
    }

    List<Item> items() {
        return items;
    }

    List<Finding> badRows() {
        return badRows;
    }

    List<Finding> warnings() {
        return warnings;
    }

    /** One row, read cell by cell; everything that is wrong with it is found at once. */
    private static final class ItemRow {

        private final int number;
        private final Map<String, String> cells;
        private final List<Finding> findings = new ArrayList<>();
        private final String sku;
        private final String name;
        private final String gtin;
        private final String currency;
        private final BigDecimal unitPrice;
        private final BigDecimal weight;
        private final boolean exportControlled;
        private final ItemHandling handling;

        ItemRow(int number, Map<String, String> cells) {
            this.number = number;
            this.cells = cells;
            sku = text("sku", "[A-Za-z0-9][A-Za-z0-9._-]{0,99}", true);
            name = text("name", "(?s).{1,200}", true);
            gtin = text("gtin", "[0-9]{8}|[0-9]{12,14}", false);
            currency = currency();
            unitPrice = decimal("unitPrice", true, true);
            weight = decimal("weightGrams", true, false);
            exportControlled = flag("exportControlled");
            handling = new ItemHandling(
                    text("unit", "[A-Z0-9]{2,3}", false),
                    decimal("packSize", false, false),
                    flag("batches"),
                    flag("serials"),
                    days(),
                    decimal("lengthMm", false, false),
                    decimal("widthMm", false, false),
                    decimal("heightMm", false, false));
        }

        void bad(String column, String code, String detail) {
            findings.add(new Finding(number, cells.get("sku"), column, code, detail));
        }

        private String text(String column, String pattern, boolean needed) {
            String value = cells.get(column);
            if (value == null && needed) {
                bad(column, "required", column + " is missing");
            } else if (value != null && !value.matches(pattern)) {
                bad(column, "format", "'" + shortened(value) + "' is no " + column);
            }
            return value;
        }

        private static String shortened(String value) {
            return value.length() > 60 ? value.substring(0, 60) + "…" : value;
        }

        private BigDecimal decimal(String column, boolean mayBeZero, boolean needed) {
            String value = text(column, "-?[0-9]{1,10}(\\.[0-9]{1,6})?", needed);
            if (value == null || !value.matches("-?[0-9]{1,10}(\\.[0-9]{1,6})?")) {
                return null;
            }
            BigDecimal number = new BigDecimal(value);
            if (number.signum() < 0 || number.signum() == 0 && !mayBeZero) {
                bad(column, "min", column + " must " + (mayBeZero ? "not be negative" : "be more than 0"));
            }
            return number;
        }

        private Integer days() {
            BigDecimal days = decimal("shelfLifeDays", false, false);
            if (days == null) {
                return null;
            }
            if (days.stripTrailingZeros().scale() > 0 || days.compareTo(new BigDecimal("36500")) > 0) {
                bad("shelfLifeDays", "format", "A shelf life is a whole number of days, at most 36500");
                return null;
            }
            return days.intValue();
        }

        private boolean flag(String column) {
            String value = text(column, "(?i)true|false|yes|no", false);
            return "true".equalsIgnoreCase(value) || "yes".equalsIgnoreCase(value);
        }

        private String currency() {
            String code = text("currency", "[A-Z]{3}", true);
            boolean known = code != null
                    && Currency.getAvailableCurrencies().stream()
                            .anyMatch(one -> one.getCurrencyCode().equals(code));
            if (code != null && code.matches("[A-Z]{3}") && !known) {
                bad("currency", "unknown", code + " is no ISO 4217 currency");
            }
            return code;
        }

        Item item() {
            return new Item(sku, name, gtin, unitPrice, currency, weight, exportControlled, handling);
        }

        java.util.Optional<Finding> warnAboutGtin() {
            if (gtin == null) {
                return java.util.Optional.empty();
            }
            IdentifierCheck check = IdentifierScheme.GTIN.check(gtin);
            return check.valid()
                    ? java.util.Optional.empty()
                    : java.util.Optional.of(new Finding(
                            number,
                            sku,
                            "gtin",
                            "check-digit",
                            "The check digit of " + gtin + " should be " + check.expectedCheckDigit()
                                    + "; the item is saved as it is"));
        }
    }
}
