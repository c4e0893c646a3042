package org.tandemoms.fix;

import java.util.Map;
import org.tandemoms.trading.OrdType;
import quickfix.FieldMap;
import quickfix.field.ExecInst;
import quickfix.field.MaxFloor;

/** OrdType (40) with the fields that make two of our order types out of one code. */
final class OrdTypes {
    private static final int FIELD = quickfix.field.OrdType.FIELD;
    private static final String LIMIT = "2";
    private static final String PEGGED = "P";
    private static final String TRAILING_STOP_PEG = "a";

    private static final Map<String, OrdType> BY_CODE = Map.of(
            "1",
            OrdType.MARKET,
            LIMIT,
            OrdType.LIMIT,
            "3",
            OrdType.STOP,
            "4",
            OrdType.STOP_LIMIT,
            "5",
            OrdType.MARKET_ON_CLOSE,
            "B",
            OrdType.LIMIT_ON_CLOSE,
            PEGGED,
            OrdType.PEGGED);

    private OrdTypes() {}

    /** Null when the code is missing or none that we know: the trading room refuses that with a report. */
    static OrdType read(FieldMap message) {
        String code = message.getOptionalString(FIELD).orElse("");
        if (code.equals(LIMIT) && message.isSetField(MaxFloor.FIELD)) {
            return OrdType.ICEBERG;
        }
        String instructions = message.getOptionalString(ExecInst.FIELD).orElse("");
        if (code.equals(PEGGED) && instructions.contains(TRAILING_STOP_PEG)) {
            return OrdType.TRAILING_STOP;
        }
        return BY_CODE.get(code);
    }

    static void write(FieldMap message, OrdType type) {
        if (type == null) {
            return;
        }
        message.setString(FIELD, code(type));
        if (type == OrdType.TRAILING_STOP) {
            message.setString(ExecInst.FIELD, TRAILING_STOP_PEG);
        }
    }

    private static String code(OrdType type) {
        return switch (type) {
            case MARKET -> "1";
            case LIMIT, ICEBERG -> LIMIT;
            case STOP -> "3";
            case STOP_LIMIT -> "4";
            case MARKET_ON_CLOSE -> "5";
            case LIMIT_ON_CLOSE -> "B";
            case PEGGED, TRAILING_STOP -> PEGGED;
        };
    }
}
