package org.tandemoms.trading;

import java.util.Arrays;

/** FIX Side (54). */
public enum Side {
    BUY('1'),
    SELL('2'),
    SELL_SHORT('5'),
    SELL_SHORT_EXEMPT('6');

    private final char code;

    Side(char code) {
        this.code = code;
    }

    public char code() {
        return code;
    }

    public static Side of(char code) {
        return Arrays.stream(values())
                .filter(side -> side.code == code)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No side has the code " + code));
    }

    public boolean isBuy() {
        return this == BUY;
    }

    public boolean isShort() {
        return this == SELL_SHORT || this == SELL_SHORT_EXEMPT;
    }
}
