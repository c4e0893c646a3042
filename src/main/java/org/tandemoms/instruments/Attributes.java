package org.tandemoms.instruments;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.lang.Nullable;

/**
 * The named values an instrument is read from, be it a line of a file or a document. Everything that is wrong is found, not
 * only the first; what could not be read is null.
 */
public final class Attributes {

    /**
     * @param code {@code required}, {@code format}, {@code check-digit}, {@code unknown}, {@code range}, {@code mismatch},
     *     {@code duplicate}, {@code unused}, ...
     * @param detail what is wrong, in plain words
     */
    public record Finding(String column, String code, String detail) {}

    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,12})?");
    private static final int SHOWN = 60;

    private final Map<String, String> values = new LinkedHashMap<>();
    private final Set<String> asked = new HashSet<>();
    private final List<Finding> findings = new ArrayList<>();

    /** @param values by name; blank ones count as not given */
    public Attributes(Map<String, String> values) {
        values.forEach((name, value) -> {
            if (value != null && !value.isBlank()) {
                this.values.put(name, value.trim());
            }
        });
    }

    public List<Finding> findings() {
        return List.copyOf(findings);
    }

    public void bad(String column, String code, String detail) {
        findings.add(new Finding(column, code, detail));
    }

    /** Every name that somebody has asked for, given or not. */
    Set<String> asked() {
        return Set.copyOf(asked);
    }

    /** What is given and nobody has asked for. */
    public Set<String> unused() {
        Set<String> unused = new HashSet<>(values.keySet());
        unused.removeAll(asked);
        return unused;
    }

    @Nullable
    public String needed(String column, Pattern pattern) {
        String value = raw(column);
        if (value == null) {
            bad(column, "required", column + " is missing");
        }
        return matching(column, value, pattern);
    }

    @Nullable
    public String optional(String column, Pattern pattern) {
        return matching(column, raw(column), pattern);
    }

    private String raw(String column) {
        asked.add(column);
        return values.get(column);
    }

    private String matching(String column, String value, Pattern pattern) {
        if (value == null || pattern.matcher(value).matches()) {
            return value;
        }
        bad(column, "format", "'" + shortened(value) + "' is no " + column);
        return null;
    }

    private static String shortened(String value) {
        return value.length() > SHOWN ? value.substring(0, SHOWN) + "…" : value;
    }

    @Nullable
    public BigDecimal number(String column, boolean needed, Predicate<BigDecimal> allowed, String rule) {
        String value = needed ? needed(column, DECIMAL) : optional(column, DECIMAL);
        if (value == null) {
            return null;
        }
        BigDecimal number = new BigDecimal(value);
        if (!allowed.test(number)) {
            bad(column, "range", column + " must be " + rule);
            return null;
        }
        return number;
    }

    @Nullable
    public BigDecimal positive(String column, boolean needed) {
        return number(column, needed, value -> value.signum() > 0, "more than 0");
    }

    @Nullable
    public Integer whole(String column, boolean needed, int least, int most) {
        BigDecimal number = number(
                column,
                needed,
                value -> value.stripTrailingZeros().scale() <= 0
                        && value.compareTo(BigDecimal.valueOf(least)) >= 0
                        && value.compareTo(BigDecimal.valueOf(most)) <= 0,
                "a whole number from " + least + " to " + most);
        return number == null ? null : number.intValueExact();
    }

    @Nullable
    public LocalDate date(String column, boolean needed) {
        return parsed(column, needed, LocalDate::parse, "a date such as 2027-03-19");
    }

    @Nullable
    public <E extends Enum<E>> E choice(String column, boolean needed, Class<E> choices) {
        String all = Arrays.stream(choices.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "));
        return parsed(column, needed, value -> Enum.valueOf(choices, value), "one of " + all);
    }

    /** @param reader throws what {@link LocalDate#parse} and {@link Enum#valueOf} throw where there is nothing to read */
    @Nullable
    public <T> T parsed(String column, boolean needed, Function<String, T> reader, String rule) {
        String value = raw(column);
        if (value == null) {
            if (needed) {
                bad(column, "required", column + " is missing");
            }
            return null;
        }
        try {
            return reader.apply(value);
        } catch (DateTimeException | IllegalArgumentException wrong) {
            bad(column, "format", "'" + shortened(value) + "' is not " + rule);
            return null;
        }
    }

    /** @param type whose check digit counts */
    @Nullable
    public String identifier(IdentifierScheme type) {
        String column = type.name().toLowerCase(Locale.ROOT);
        String value = raw(column);
        if (value == null) {
            return null;
        }
        IdentifierCheck check = type.check(value);
        if (!check.valid()) {
            String remedy = check.expectedCheckDigit() == null
                    ? "'" + shortened(value) + "' is no " + type
                    : "The check digit of " + value + " should be " + check.expectedCheckDigit();
            bad(column, check.expectedCheckDigit() == null ? "format" : "check-digit", remedy);
            return null;
        }
        return value;
    }
}
