package org.tandemoms.execution;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tandemoms.shared.FieldError;

/**
 * The parameters of an algorithm as they were written, read by name. Times are RFC 3339 in UTC, durations ISO 8601
 * ({@code PT10M}) or seconds; usual other names of the same thing are understood, unknown ones are refused.
 */
final class AlgorithmParameters {

    static final Duration USUAL_SPAN = Duration.ofMinutes(10);
    static final int USUAL_INTERVALS = 10;
    private static final int MOST_INTERVALS = 500;
    private static final Duration LONGEST = Duration.ofDays(7);

    private static final Map<String, String> OTHER_NAMES = Map.ofEntries(
            Map.entry("starttime", "start"),
            Map.entry("endtime", "end"),
            Map.entry("durationseconds", "duration"),
            Map.entry("slices", "intervals"),
            Map.entry("participationrate", "participation"),
            Map.entry("maxparticipation", "participation"),
            Map.entry("displayquantity", "display"),
            Map.entry("limitprice", "limit"),
            Map.entry("lambda", "riskaversion"),
            Map.entry("urgency", "riskaversion"));

    private static final Set<String> KNOWN = Set.of(
            "start",
            "end",
            "duration",
            "intervals",
            "limit",
            "participation",
            "display",
            "seed",
            "randomise",
            "volumecurve",
            "riskaversion",
            "sigma",
            "eta",
            "gamma",
            "epsilon");

    private final Map<String, String> values = new HashMap<>();
    private final List<FieldError> errors = new ArrayList<>();

    AlgorithmParameters(Map<String, String> written) {
        written.forEach((name, value) -> {
            String small = name.toLowerCase(Locale.ROOT);
            String known = OTHER_NAMES.getOrDefault(small, small);
            if (!KNOWN.contains(known)) {
                error(name, "unknown", "There is no parameter " + name);
            } else if (value != null && !value.isBlank()) {
                values.put(known, value.trim());
            }
        });
    }

    /** Everything that is wrong, whichever algorithm reads it. */
    List<FieldError> check(Instant now) {
        start();
        intervals();
        limit();
        display();
        randomise();
        participation().ifPresent(rate -> {
            if (rate.signum() <= 0 || rate.compareTo(BigDecimal.ONE) > 0) {
                error("participation", "range", "A participation is more than 0 and at most 1");
            }
        });
        Instant from = start().filter(now::isBefore).orElse(now);
        Duration span = Duration.between(from, end(from));
        if (span.isNegative() || span.isZero() || span.compareTo(LONGEST) > 0) {
            error("end", "range", "The end is after the start and now, by at most 7 days");
        }
        return List.copyOf(errors);
    }

    Optional<Instant> start() {
        return time("start");
    }

    Instant end(Instant from) {
        Optional<Instant> end = time("end");
        return end.orElseGet(() -> from.plus(duration().orElse(USUAL_SPAN)));
    }

    int intervals() {
        Optional<BigDecimal> given = number("intervals");
        if (given.isPresent()
                && (given.get().stripTrailingZeros().scale() > 0
                        || given.get().signum() <= 0
                        || given.get().compareTo(BigDecimal.valueOf(MOST_INTERVALS)) > 0)) {
            error("intervals", "range", "A schedule has 1 to " + MOST_INTERVALS + " intervals");
            return USUAL_INTERVALS;
        }
        return given.map(BigDecimal::intValue).orElse(USUAL_INTERVALS);
    }

    Optional<BigDecimal> limit() {
        return positive("limit");
    }

    Optional<BigDecimal> display() {
        return positive("display");
    }

    Optional<BigDecimal> participation() {
        return number("participation");
    }

    /** By which part of an interval slices may be late; 0 for on the dot. */
    BigDecimal randomise() {
        BigDecimal share = number("randomise").orElse(BigDecimal.ZERO);
        if (share.signum() < 0 || share.compareTo(new BigDecimal("0.9")) > 0) {
            error("randomise", "range", "Slices are late by 0 to 0.9 of an interval");
            return BigDecimal.ZERO;
        }
        return share;
    }

    Optional<Long> seed() {
        return number("seed").map(BigDecimal::longValue);
    }

    /** Volumes of the intervals, in any unit; empty when none is given. */
    List<BigDecimal> volumeCurve() {
        String curve = values.get("volumecurve");
        if (curve == null) {
            return List.of();
        }
        try {
            return Arrays.stream(curve.replaceAll("[\\[\\]\\s]", "").split(","))
                    .map(BigDecimal::new)
                    .toList();
        } catch (NumberFormatException e) {
            error("volumeCurve", "format", "Numbers with commas between them");
            return List.of();
        }
    }

    Optional<BigDecimal> number(String name) {
        String text = values.get(name);
        try {
            return Optional.ofNullable(text).map(BigDecimal::new);
        } catch (NumberFormatException e) {
            error(name, "format", "This is a number");
            return Optional.empty();
        }
    }

    private Optional<BigDecimal> positive(String name) {
        Optional<BigDecimal> value = number(name);
        if (value.filter(number -> number.signum() <= 0).isPresent()) {
            error(name, "range", "This is more than 0");
        }
        return value;
    }

    private Optional<Instant> time(String name) {
        try {
            return Optional.ofNullable(values.get(name)).map(Instant::parse);
        } catch (DateTimeException e) {
            error(name, "format", "A time in UTC such as 2026-03-02T14:30:00Z");
            return Optional.empty();
        }
    }

    private Optional<Duration> duration() {
        String text = values.get("duration");
        if (text == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    text.matches("\\d{1,7}") ? Duration.ofSeconds(Long.parseLong(text)) : Duration.parse(text));
        } catch (DateTimeException e) {
            error("duration", "format", "A duration such as PT10M, or seconds");
            return Optional.empty();
        }
    }

    private void error(String name, String code, String detail) {
        FieldError error = FieldError.of("/algorithm/parameters/" + name, code, detail);
        if (!errors.contains(error)) {
            errors.add(error);
        }
    }
}
