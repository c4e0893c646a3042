package org.tandemoms.instruments;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A listed option by the Options Symbology Initiative (Options Clearing Corporation, 2008): root padded to six characters,
 * expiry as yymmdd, C or P, strike in thousandths in eight digits, such as {@code AAPL  240119C00190000}.
 */
public record OptionSymbol(String root, LocalDate expiry, boolean isCall, BigDecimal strike) {

    private static final Pattern FORMAT =
            Pattern.compile("([A-Z][A-Z0-9]{0,5}) *([0-9]{2})([0-9]{2})([0-9]{2})([CP])([0-9]{8})");
    private static final int CENTURY = 2000;
    private static final int DECIMALS = 3;
    private static final int PADDED = 21;

    /** Takes the padded form, and the same without padding as brokers write it. */
    public static Optional<OptionSymbol> parse(String value) {
        Matcher format = FORMAT.matcher(value);
        if (!format.matches() || value.contains(" ") && value.length() != PADDED) {
            return Optional.empty();
        }
        try {
            LocalDate expiry = LocalDate.of(
                    CENTURY + Integer.parseInt(format.group(2)),
                    Integer.parseInt(format.group(3)),
                    Integer.parseInt(format.group(4)));
            BigDecimal strike = new BigDecimal(format.group(6)).movePointLeft(DECIMALS);
            return strike.signum() == 0
                    ? Optional.empty()
                    : Optional.of(new OptionSymbol(
                            format.group(1), expiry, format.group(5).equals("C"), strike));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    /** As the standard writes it. */
    public String padded() {
        return String.format(
                "%-6s%02d%02d%02d%s%08d",
                root,
                expiry.getYear() % 100,
                expiry.getMonthValue(),
                expiry.getDayOfMonth(),
                isCall ? "C" : "P",
                strike.movePointRight(DECIMALS).longValueExact());
    }

    Map<String, String> parts() {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("root", root);
        parts.put("expiry", expiry.toString());
        parts.put("putCall", isCall ? "CALL" : "PUT");
        parts.put("strike", strike.stripTrailingZeros().toPlainString());
        parts.put("symbol", padded());
        return parts;
    }
}
