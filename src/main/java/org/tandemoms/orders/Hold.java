package org.tandemoms.orders;

import java.time.Instant;

/** A stop on the whole order, put on and taken off by people; while one is on, no effect goes out to partners. */
public record Hold(Type type, String reason, String by, Instant since) {

    public enum Type {
        COMPLIANCE,
        CREDIT,
        CUSTOMER_REQUEST,
        FRAUD,
        OPERATIONS
    }
}
