package org.tandemoms.fix;

import java.util.Map;
import org.tandemoms.trading.OrdType;
import quickfix.FieldMap;
import quickfix.field.DisplayQty;
import quickfix.field.MaxFloor;

/** OrdType (40) with the fields that make two of our order types out of one code. */
final class OrdTypes {
    private static final int FIELD = quickfix.field.OrdType.FIELD;
    private static final String LIMIT = "2";
    private static final String PEGGED = "P";

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
        boolean showsPart = message.isSetField(MaxFloor.FIELD) || message.isSetField(DisplayQty.FIELD);
        if (code.equals(LIMIT) && showsPart) {
            return OrdType.ICEBERG;
        }
        if (code.equals(PEGGED) && Instructed.trails(message)) {
            return OrdType.TRAILING_STOP;
        }
        return BY_CODE.get(code);
    }

    static void write(FieldMap message, OrdType type) {
        if (type == null) {
            return;
        }
        message.setString(FIELD, code(type));
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
