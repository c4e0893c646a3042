package org.tandemoms.trading;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The FIX standard's order state change scenarios as rows of messages. Each scenario is a main path and, wherever a step
 * may be refused, a path that ends there.
 */
public final class OrderStateScenarios {

    private static final String FILE = "/fix/order-state-scenarios.csv";

    private OrderStateScenarios() {}

    /** One message; an empty cell says nothing. */
    public record Row(Map<String, String> cells) {

        /** NOS, OCR, OCRR, ER or OCJ. */
        public String msg() {
            return cells.get("msg");
        }

        public String scenario() {
            return cells.get("scenario");
        }

        public String time() {
            return cells.get("t");
        }

        public boolean isMain() {
            return cells.get("branch").equals("main");
        }

        public Optional<String> text(String column) {
            return Optional.ofNullable(cells.get(column)).filter(cell -> !cell.isEmpty());
        }

        public Optional<BigDecimal> number(String column) {
            return text(column).map(BigDecimal::new);
        }

        /** The code of a column of one character; a blank when it says nothing. */
        public char code(String column) {
            return text(column).orElse(" ").charAt(0);
        }

        public boolean isRequest() {
            return msg().startsWith("OCR");
        }

        public boolean notes(String words) {
            return cells.get("note").contains(words);
        }
    }

    /** Rows from the order to its end, in the order in which they happen at us. */
    public record Path(String name, List<Row> rows) {

        public String scenario() {
            return rows.get(0).scenario();
        }
    }

    /** Every path of every scenario. */
    public static List<Path> paths() {
        Map<String, List<Row>> byScenario = new LinkedHashMap<>();
        rows().forEach(row -> byScenario
                .computeIfAbsent(row.scenario(), any -> new ArrayList<>())
                .add(row));
        List<Path> paths = new ArrayList<>();
        byScenario.forEach((scenario, rows) -> {
            paths.add(new Path(
                    scenario, reportsFirst(rows.stream().filter(Row::isMain).toList())));
            rows.stream()
                    .filter(row -> !row.isMain())
                    .forEach(end -> paths.add(
                            new Path(scenario + " refused at " + end.time(), reportsFirst(refusedAt(rows, end)))));
        });
        return paths;
    }

    private static List<Row> refusedAt(List<Row> rows, Row end) {
        List<Row> path = new ArrayList<>(rows.subList(0, rows.indexOf(end)).stream()
                .filter(Row::isMain)
                .filter(row -> !row.time().equals(end.time()))
                .toList());
        path.add(end);
        return path;
    }

    /** A request and a report of the same time cross on the wire: the report reaches us before the request does. */
    private static List<Row> reportsFirst(List<Row> rows) {
        List<Row> happened = new ArrayList<>(rows);
        for (int i = 0; i + 1 < happened.size(); i++) {
            Row row = happened.get(i);
            if (row.isRequest() && happened.get(i + 1).time().equals(row.time())) {
                happened.set(i, happened.get(i + 1));
                happened.set(++i, row);
            }
        }
        return List.copyOf(happened);
    }

    private static List<Row> rows() {
        try (var lines = new BufferedReader(
                new InputStreamReader(OrderStateScenarios.class.getResourceAsStream(FILE), StandardCharsets.UTF_8))) {
            String[] names = lines.readLine().split(",");
            List<Row> rows = new ArrayList<>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] cells = line.split(",", names.length);
                Map<String, String> row = new HashMap<>();
                for (int i = 0; i < names.length; i++) {
                    row.put(names[i], cells[i]);
                }
                rows.add(new Row(row));
            }
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
