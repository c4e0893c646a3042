package org.tandemoms.trading;

import java.util.Arrays;

/** FIX TimeInForce (59). */
public enum TimeInForce {
    DAY('0'),
    GTC('1'),
    OPG('2'),
    IOC('3'),
    FOK('4'),
    GTD('6'),
    CLS('7');

    private final char code;

    TimeInForce(char code) {
        this.code = code;
    }

    public char code() {
        return code;
    }

    public static TimeInForce of(char code) {
        return Arrays.stream(values())
                .filter(value -> value.code == code)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No time in force has the code " + code));
    }

    /** Lives on after the trading day. */
    public boolean outlivesDay() {
        return this == GTC || this == GTD;
    }
}
