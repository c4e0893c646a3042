package org.tandemoms.trading;

import java.util.Arrays;

/** FIX ExecType (150), as of FIX 4.4; the fix room translates other versions. */
public enum ExecType {
    NEW('0'),
    DONE_FOR_DAY('3'),
    CANCELED('4'),
    REPLACED('5'),
    PENDING_CANCEL('6'),
    STOPPED('7'),
    REJECTED('8'),
    SUSPENDED('9'),
    PENDING_NEW('A'),
    CALCULATED('B'),
    EXPIRED('C'),
    RESTATED('D'),
    PENDING_REPLACE('E'),
    TRADE('F'),
    TRADE_CORRECT('G'),
    TRADE_CANCEL('H'),
    ORDER_STATUS('I'),
    /** Triggered or activated by the system; FIX 5.0 and later. */
    TRIGGERED('L');

    private final char code;

    ExecType(char code) {
        this.code = code;
    }

    public char code() {
        return code;
    }

    public static ExecType of(char code) {
        return Arrays.stream(values())
                .filter(type -> type.code == code)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No execution type has the code " + code));
    }
}
