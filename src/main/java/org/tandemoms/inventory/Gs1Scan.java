package org.tandemoms.inventory;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What one scan of a GS1-128, DataMatrix or QR code says, by application identifier (GS1 General Specifications, section
 * 3). Taken in brackets as printed, {@code (01)04012345678901(17)270131(10)A1}, or as scanners send it, with FNC1 as ASCII 29 after
 * fields of variable length and a symbology identifier before.
 */
public record Gs1Scan(Map<String, String> elements) {

    private static final String GTIN = "01";
    private static final String BATCH = "10";
    private static final String EXPIRY = "17";
    private static final String SERIAL = "21";
    private static final String COUNT = "30";

    private static final Pattern BRACKETS = Pattern.compile("\\((\\d{2,4})\\)([^(]+)");
    private static final Pattern SYMBOLOGY = Pattern.compile("^\\](C1|d2|Q3|e0|J1)");
    private static final char FNC1 = '\u001D';

    /** Characters of fields whose length is fixed; others end at FNC1. */
    private static final Map<String, Integer> FIXED =
            Map.of("00", 18, GTIN, 14, "02", 14, "11", 6, "12", 6, "13", 6, "15", 6, "16", 6, EXPIRY, 6, "20", 2);

    private static final Map<String, Integer> VARIABLE =
            Map.of(BATCH, 20, SERIAL, 20, COUNT, 8, "37", 8, "22", 20, "240", 30, "241", 30, "250", 30, "400", 30);

    public Gs1Scan {
        elements = Map.copyOf(elements);
    }

    /** Empty when it is no element string, but a plain article number, say. */
    public static Optional<Gs1Scan> read(String scanned) {
        if (scanned.startsWith("(")) {
            return bracketed(scanned);
        }
        boolean marked = SYMBOLOGY.matcher(scanned).find();
        boolean separated = scanned.indexOf(FNC1) >= 0;
        return marked || separated ? raw(SYMBOLOGY.matcher(scanned).replaceFirst("")) : Optional.empty();
    }

    private static Optional<Gs1Scan> bracketed(String scanned) {
        Map<String, String> found = new LinkedHashMap<>();
        Matcher matcher = BRACKETS.matcher(scanned);
        int end = 0;
        while (matcher.find() && matcher.start() == end) {
            if (!fits(matcher.group(1), matcher.group(2))) {
                return Optional.empty();
            }
            found.put(matcher.group(1), matcher.group(2));
            end = matcher.end();
        }
        return end == scanned.length() && !found.isEmpty() ? Optional.of(new Gs1Scan(found)) : Optional.empty();
    }

    private static Optional<Gs1Scan> raw(String scanned) {
        Map<String, String> found = new LinkedHashMap<>();
        int at = 0;
        while (at < scanned.length()) {
            if (scanned.charAt(at) == FNC1) {
                at++;
                continue;
            }
            String identifier = identifier(scanned, at);
            if (identifier == null) {
                return Optional.empty();
            }
            int start = at + identifier.length();
            int end = end(scanned, identifier, start);
            if (end > scanned.length() || !fits(identifier, scanned.substring(start, end))) {
                return Optional.empty();
            }
            found.put(identifier, scanned.substring(start, end));
            at = end;
        }
        return found.isEmpty() ? Optional.empty() : Optional.of(new Gs1Scan(found));
    }

    private static String identifier(String scanned, int at) {
        for (int length = 2; length <= 3 && at + length <= scanned.length(); length++) {
            String candidate = scanned.substring(at, at + length);
            if (FIXED.containsKey(candidate) || VARIABLE.containsKey(candidate)) {
                return candidate;
            }
        }
        return null;
    }

    private static int end(String scanned, String identifier, int start) {
        if (FIXED.containsKey(identifier)) {
            return start + FIXED.get(identifier);
        }
        int separator = scanned.indexOf(FNC1, start);
        return separator < 0 ? scanned.length() : separator;
    }

    private static boolean fits(String identifier, String value) {
        if (FIXED.containsKey(identifier)) {
            return value.matches("\\d{" + FIXED.get(identifier) + "}")
                    && (!identifier.equals(EXPIRY) || date(value).isPresent());
        }
        Integer longest = VARIABLE.get(identifier);
        return longest != null && !value.isEmpty() && value.length() <= longest;
    }

    public Optional<String> gtin() {
        return Optional.ofNullable(elements.get(GTIN));
    }

    public Optional<String> batch() {
        return Optional.ofNullable(elements.get(BATCH));
    }

    public Optional<String> serial() {
        return Optional.ofNullable(elements.get(SERIAL));
    }

    public Optional<LocalDate> expiry() {
        return Optional.ofNullable(elements.get(EXPIRY)).flatMap(Gs1Scan::date);
    }

    public Optional<BigDecimal> count() {
        return Optional.ofNullable(elements.get(COUNT))
                .filter(digits -> digits.matches("\\d+"))
                .map(BigDecimal::new);
    }

    /** YYMMDD; day 00 is the month's last (section 3.4.7). Two digits of a year are of this century here. */
    private static Optional<LocalDate> date(String digits) {
        try {
            int year = 2000 + Integer.parseInt(digits.substring(0, 2));
            YearMonth month = YearMonth.of(year, Integer.parseInt(digits.substring(2, 4)));
            int day = Integer.parseInt(digits.substring(4));
            return Optional.of(day == 0 ? month.atEndOfMonth() : month.atDay(day));
        } catch (DateTimeException noDate) {
            return Optional.empty();
        }
    }
}
