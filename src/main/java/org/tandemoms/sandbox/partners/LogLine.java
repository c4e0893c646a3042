package org.tandemoms.sandbox.partners;

import com.fasterxml.jackson.annotation.JsonInclude;

/** One line of the partners' log; exactly one of its parts is set. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record LogLine(Received received, Repeated repeated, Acknowledged acknowledged, Cleared cleared) {

    /** A key came again and was answered from memory. */
    record Repeated(String partner, String key) {}

    /** The OMS took a call-back. */
    record Acknowledged(String partner, String event) {}

    /** The list that test suites read starts afresh; the effects themselves stay known. */
    record Cleared(String partner) {}

    String partner() {
        if (received != null) {
            return received.partner();
        }
        if (repeated != null) {
            return repeated.partner();
        }
        return acknowledged != null ? acknowledged.partner() : cleared.partner();
    }

    static LogLine of(Received received) {
        return new LogLine(received, null, null, null);
    }

    static LogLine repeated(String partner, String key) {
        return new LogLine(null, new Repeated(partner, key), null, null);
    }

    static LogLine acknowledged(String partner, String event) {
        return new LogLine(null, null, new Acknowledged(partner, event), null);
    }

    static LogLine cleared(String partner) {
        return new LogLine(null, null, null, new Cleared(partner));
    }
}
