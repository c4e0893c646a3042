package org.tandemoms.procurement.web;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Writes comma separated values (RFC 4180). */
final class Csv {

    private static final MediaType TYPE = MediaType.parseMediaType("text/csv;charset=UTF-8");

    private final StringBuilder text = new StringBuilder();

    Csv(String... header) {
        row((Object[]) header);
    }

    Csv row(Object... cells) {
        text.append(List.of(cells).stream().map(Csv::cell).collect(Collectors.joining(",")))
                .append("\r\n");
        return this;
    }

    /** A cell that begins like a formula is no formula: spreadsheets would run it. */
    private static String cell(Object value) {
        String plain = String.valueOf(value);
        String safe = value instanceof String && plain.matches("(?s)[=+@\\t\\r-].*") ? "'" + plain : plain;
        return safe.matches("(?s).*[\",\\r\\n].*") ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
    }

    ResponseEntity<String> as(String file) {
        return ResponseEntity.ok()
                .contentType(TYPE)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + file + "\"")
                .body(text.toString());
    }
}
