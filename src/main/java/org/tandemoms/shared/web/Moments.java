package org.tandemoms.shared.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.springframework.core.convert.converter.Converter;

/** Times and dates as callers write them: by RFC 3339 a year has four digits, and what has more cannot be stored. */
final class Moments {

    private static final int LAST_YEAR = 9999;

    private Moments() {}

    static Instant time(String text) {
        OffsetDateTime time = OffsetDateTime.parse(text);
        checkYear(time.getYear());
        return time.toInstant();
    }

    static LocalDate date(String text) {
        LocalDate date = LocalDate.parse(text);
        checkYear(date.getYear());
        return date;
    }

    private static void checkYear(int year) {
        if (year < 0 || year > LAST_YEAR) {
            throw new DateTimeException("A year has four digits");
        }
    }

    /** Of query parameters; one without a value counts as not given. */
    static final class FromText implements Converter<String, Instant> {
        @Override
        public Instant convert(String text) {
            return text.isBlank() ? null : time(text.trim());
        }
    }
}
