package org.tandemoms.sandbox.venues;

import java.math.BigDecimal;

/** What comes in at a venue, read from FIX. {@code possResend} is tag 97: the sender does not know whether we have it. */
final class Requests {
    private Requests() {}

    record Order(
            String clOrdId,
            String secondaryClOrdId,
            String account,
            String symbol,
            char side,
            Terms terms,
            boolean possResend) {}

    record Cancel(String clOrdId, String origClOrdId, boolean possResend) {}

    /** Null terms stay as they are. */
    record Replace(
            String clOrdId,
            String origClOrdId,
            BigDecimal quantity,
            BigDecimal price,
            BigDecimal stopPrice,
            boolean possResend) {}

    record Status(String clOrdId, String symbol, char side) {}
}
