package org.tandemoms.sales.web;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.tandemoms.shared.FieldError;
import org.tandemoms.shared.Problem;
import org.tandemoms.shared.web.CsvFile;

/**
 * Orders from a CSV file (RFC 4180, UTF-8, first row names the columns). One row is one order line; rows with the same
 * {@code clientOrderId} make one order, whose other columns are taken from its first row. Values are read as the JSON
 * members of the same names would be.
 */
final class CsvOrders {

    private static final List<String> HEADER = List.of("clientOrderId", "customerId", "currency", "requestedDelivery");
    private static final List<String> FLAGS = List.of("allowBackorder", "allowPartial");
    private static final List<String> LINE = List.of("lineId", "sku", "quantity", "unitPrice");
    private static final List<String> SHIP_TO = List.of("name", "street", "city", "postalCode", "country");
    private static final Map<String, String> PAYMENT = Map.of("paymentMethod", "method", "paymentToken", "token");
    private static final Set<String> NEEDED =
            Set.of("clientOrderId", "customerId", "currency", "lineId", "sku", "quantity", "country", "paymentMethod");

    /** @param rows numbers of the file's rows that made it, the header being row 1 */
    record CsvOrder(ObjectNode order, List<Integer> rows) {

        /** The row that an error of the order points at. */
        int rowOf(String pointer) {
            String[] parts = pointer == null ? new String[0] : pointer.split("/");
            boolean ofLine = parts.length > 2 && parts[1].equals("lines") && parts[2].matches("\\d{1,6}");
            int line = ofLine ? Math.min(Integer.parseInt(parts[2]), rows.size() - 1) : 0;
            return rows.get(line);
        }
    }

    private CsvOrders() {}

    /** @throws org.tandemoms.shared.Refused {@code validation} when the file's first row lacks or doubles a column */
    static List<CsvOrder> read(String csv) {
        List<CsvFile.Row> rows = CsvFile.rows(csv);
        List<String> columns = rows.isEmpty() ? List.of() : rows.get(0).cells();
        checkColumns(columns);
        Map<String, CsvOrder> orders = new LinkedHashMap<>();
        for (CsvFile.Row row : rows.subList(1, rows.size())) {
            Map<String, String> cells = new LinkedHashMap<>();
            for (int i = 0; i < Math.min(columns.size(), row.cells().size()); i++) {
                if (!row.cells().get(i).isBlank()) {
                    cells.put(columns.get(i), row.cells().get(i).trim());
                }
            }
            String key = cells.getOrDefault("clientOrderId", "row " + row.number());
            CsvOrder order = orders.computeIfAbsent(key, first -> new CsvOrder(header(cells), new ArrayList<>()));
            order.rows().add(row.number());
            order.order().withArray("lines").add(members(cells, LINE));
        }
        return List.copyOf(orders.values());
    }

    private static void checkColumns(List<String> columns) {
        List<FieldError> errors = new ArrayList<>();
        NEEDED.stream()
                .filter(column -> !columns.contains(column))
                .sorted()
                .forEach(column ->
                        errors.add(FieldError.of("/1/" + column, "required", "The first row has no column " + column)));
        columns.stream()
                .collect(Collectors.groupingBy(column -> column, Collectors.counting()))
                .forEach((column, count) -> {
                    if (count > 1 || !known(column)) {
                        errors.add(FieldError.of(
                                "/1/" + column,
                                count > 1 ? "duplicate" : "unknown",
                                count > 1 ? "Column " + column + " is there twice" : "No column is called " + column));
                    }
                });
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors).refused();
        }
    }

    private static boolean known(String column) {
        return HEADER.contains(column)
                || FLAGS.contains(column)
                || LINE.contains(column)
                || SHIP_TO.contains(column)
                || PAYMENT.containsKey(column);
    }

    private static ObjectNode header(Map<String, String> cells) {
        ObjectNode order = members(cells, HEADER);
        FLAGS.stream().filter(cells::containsKey).forEach(flag -> {
            String value = cells.get(flag);
            if (value.equals("true") || value.equals("false")) {
                order.put(flag, Boolean.parseBoolean(value));
            } else {
                order.put(flag, value); // refused with its place by the check of the whole
            }
        });
        order.set("shipTo", members(cells, SHIP_TO));
        ObjectNode payment = order.putObject("payment");
        PAYMENT.forEach((column, member) -> {
            if (cells.containsKey(column)) {
                payment.put(member, cells.get(column));
            }
        });
        return order;
    }

    private static ObjectNode members(Map<String, String> cells, List<String> names) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        names.stream().filter(cells::containsKey).forEach(name -> node.put(name, cells.get(name)));
        return node;
    }
}
