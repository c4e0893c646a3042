package org.tandemoms.billing;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;

/** A run of numbers: one for each kind of document and year of issue (UTC), e.g. {@code INV-2026-000001}. */
public record InvoiceSeries(String prefix) {

    static final String INVOICE_PREFIX = "INV";
    static final String CREDIT_NOTE_PREFIX = "CN";

    public static InvoiceSeries of(Invoice.Kind kind, Instant issuedAt) {
        String start = kind == Invoice.Kind.INVOICE ? INVOICE_PREFIX : CREDIT_NOTE_PREFIX;
        return new InvoiceSeries(start + "-" + issuedAt.atOffset(ZoneOffset.UTC).getYear() + "-");
    }

    /** @param count from 1 on; more than six digits are written as they are */
    public String number(long count) {
        return prefix + String.format(Locale.ROOT, "%06d", count);
    }
}
