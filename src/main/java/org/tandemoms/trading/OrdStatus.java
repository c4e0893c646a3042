package org.tandemoms.trading;

import java.util.Arrays;

/**
 * FIX OrdStatus (39) with the precedence of FIX 4.4, volume 4, "Order State Changes": when several hold at once, the one
 * of the highest precedence is reported. {@code PENDING_APPROVAL} is ours: on the wire it is Pending New.
 */
public enum OrdStatus {
    PENDING_APPROVAL('A', 2, false),
    PENDING_NEW('A', 2, false),
    NEW('0', 2, false),
    PARTIALLY_FILLED('1', 3, false),
    FILLED('2', 7, true),
    DONE_FOR_DAY('3', 9, false),
    CANCELED('4', 4, true),
    REPLACED('5', 2, false),
    PENDING_CANCEL('6', 11, false),
    STOPPED('7', 6, false),
    REJECTED('8', 2, true),
    SUSPENDED('9', 5, false),
    CALCULATED('B', 8, false),
    EXPIRED('C', 4, true),
    PENDING_REPLACE('E', 10, false);

    private final char code;
    private final int precedence;
    private final boolean terminal;

    OrdStatus(char code, int precedence, boolean terminal) {
        this.code = code;
        this.precedence = precedence;
        this.terminal = terminal;
    }

    public char code() {
        return code;
    }

    /** Nothing can be executed any more, unless a trade is corrected. */
    public boolean isTerminal() {
        return terminal;
    }

    OrdStatus outranking(OrdStatus other) {
        return other.precedence > precedence ? other : this;
    }

    /** The status of that code; {@code A} is {@code PENDING_NEW}. */
    public static OrdStatus of(char code) {
        return Arrays.stream(values())
                .filter(status -> status.code == code && status != PENDING_APPROVAL)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No order status has the code " + code));
    }
}
