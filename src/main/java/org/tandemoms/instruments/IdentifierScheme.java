package org.tandemoms.instruments;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** The identifiers of securities, parties, goods and parcels, and how each is checked. */
public enum IdentifierScheme {
    /** ISO 6166. */
    ISIN("[A-Z]{2}[A-Z0-9]{9}", 1, CheckDigits::isin, "country:2", "nsin:9"),
    /** ANSI X9.6. */
    CUSIP("[A-Z0-9*@#]{8}", 1, CheckDigits::doubleAddDouble, "issuer:6", "issue:2"),
    /** London Stock Exchange; no vowels. */
    SEDOL("[B-DF-HJ-NP-TV-Z0-9]{6}", 1, CheckDigits::sedol, "number:6"),
    /** OpenFIGI allocation rules: no vowels, and no prefix that could be an ISIN's. */
    FIGI(
            "(?!BS|BM|GG|GB|GH|KY|VG)[B-DF-HJ-NP-TV-Z]{2}G[B-DF-HJ-NP-TV-Z0-9]{8}",
            1, CheckDigits::doubleAddDouble, "provider:2", "marker:1", "number:8"),
    /** ISO 17442. */
    LEI("[A-Z0-9]{18}", 2, CheckDigits::lei, "issuer:4", "entity:14"),
    /** GTIN-8, -12, -13 and -14. */
    GTIN("[0-9]{7}|[0-9]{11,13}", 1, CheckDigits::gs1, "number:0"),
    GLN("[0-9]{12}", 1, CheckDigits::gs1, "number:12"),
    SSCC("[0-9]{17}", 1, CheckDigits::gs1, "extension:1", "number:16"),
    /** ISO/IEC 7812-1. */
    LUHN("[0-9]{1,63}", 1, CheckDigits::luhn, "number:0"),
    /** The Options Clearing Corporation's symbol: no check digit, but parts. */
    OSI("", 0, null) {
        @Override
        public IdentifierCheck check(String value) {
            return OptionSymbol.parse(value)
                    .map(symbol -> new IdentifierCheck(true, null, symbol.parts()))
                    .orElse(IdentifierCheck.NOT_ONE);
        }
    };

    private final Pattern body;
    private final int checkDigits;
    private final UnaryOperator<String> rule;
    private final String[] parts;

    /** @param parts names with their lengths, from the left; 0 takes all */
    IdentifierScheme(String body, int checkDigits, UnaryOperator<String> rule, String... parts) {
        this.body = Pattern.compile(body);
        this.checkDigits = checkDigits;
        this.rule = rule;
        this.parts = parts;
    }

    /** @param value as it stands in the standard: capital letters, no spaces; with or without its check digit */
    public IdentifierCheck check(String value) {
        int end = value.length() - checkDigits;
        if (end > 0 && body.matcher(value.substring(0, end)).matches() && endsInDigits(value, end)) {
            String number = value.substring(0, end);
            String expected = rule.apply(number);
            boolean valid = value.endsWith(expected);
            return new IdentifierCheck(valid, expected, valid ? parts(number, expected) : Map.of());
        }
        boolean withoutDigit = body.matcher(value).matches();
        return withoutDigit ? new IdentifierCheck(false, rule.apply(value), Map.of()) : IdentifierCheck.NOT_ONE;
    }

    private static boolean endsInDigits(String value, int from) {
        return value.substring(from).chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private Map<String, String> parts(String number, String checkDigit) {
        Map<String, String> named = new LinkedHashMap<>();
        int from = 0;
        for (String part : parts) {
            String[] nameAndLength = part.split(":");
            int length = Integer.parseInt(nameAndLength[1]);
            int to = length == 0 ? number.length() : from + length;
            named.put(nameAndLength[0], number.substring(from, to));
            from = to;
        }
        named.put("checkDigit", checkDigit);
        return named;
    }
}
