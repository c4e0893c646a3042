package org.tandemoms.shared.web;

import java.util.ArrayList;
import java.util.List;
import org.tandemoms.shared.FieldError;
import org.tandemoms.shared.Problem;

/** Reads comma separated values (RFC 4180): quoted cells may hold commas, line ends and doubled quotes. */
public final class CsvFile {

    /** @param number of the row in the file, from 1; empty rows count and are left out */
    public record Row(int number, List<String> cells) {}

    private final String text;
    private int at;

    private CsvFile(String text) {
        this.text = text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** @throws org.tandemoms.shared.Refused {@code validation} when a quoted cell has no end */
    public static List<Row> rows(String text) {
        return new CsvFile(text).rows();
    }

    private List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (int number = 1; at < text.length(); number++) {
            List<String> cells = row(number);
            if (cells.size() > 1 || !cells.get(0).isBlank()) {
                rows.add(new Row(number, cells));
            }
        }
        return rows;
    }

    private List<String> row(int number) {
        List<String> cells = new ArrayList<>();
        do {
            cells.add(at < text.length() && text.charAt(at) == '"' ? quoted(number) : plain());
        } while (at < text.length() && text.charAt(at++) == ',');
        if (at < text.length() && text.charAt(at - 1) == '\r' && text.charAt(at) == '\n') {
            at++;
        }
        return cells;
    }

    private String plain() {
        int from = at;
        while (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(from, at);
    }

    private String quoted(int number) {
        StringBuilder cell = new StringBuilder();
        at++;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c != '"') {
                cell.append(c);
            } else if (at < text.length() && text.charAt(at) == '"') {
                cell.append('"');
                at++;
            } else {
                return cell.append(plain()).toString();
            }
        }
        throw Problem.invalid(List.of(FieldError.of("/" + number, "quote", "A quoted cell has no end")))
                .refused();
    }
}
