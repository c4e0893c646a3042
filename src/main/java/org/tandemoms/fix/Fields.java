package org.tandemoms.fix;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import org.tandemoms.trading.OrdType;
import org.tandemoms.trading.OrderTerms;
import org.tandemoms.trading.Side;
import org.tandemoms.trading.TimeInForce;
import quickfix.FieldMap;
import quickfix.FieldNotFound;
import quickfix.IncorrectTagValue;
import quickfix.Message;
import quickfix.field.DisplayQty;
import quickfix.field.ExpireDate;
import quickfix.field.ExpireTime;
import quickfix.field.MaxFloor;
import quickfix.field.OrderQty;
import quickfix.field.PossDupFlag;
import quickfix.field.PossResend;
import quickfix.field.Price;
import quickfix.field.StopPx;
import quickfix.field.TriggerPrice;

/** Optional fields, and blocks of fields that several messages share. */
final class Fields {
    private Fields() {}

    static String text(FieldMap message, int field) {
        return message.getOptionalString(field).orElse(null);
    }

    static BigDecimal decimal(FieldMap message, int field) throws FieldNotFound {
        return message.isSetField(field) ? message.getDecimal(field) : null;
    }

    static Integer integer(FieldMap message, int field) throws FieldNotFound {
        return message.isSetField(field) ? message.getInt(field) : null;
    }

    static Instant time(FieldMap message, int field) throws FieldNotFound {
        return message.isSetField(field) ? message.getUtcTimeStamp(field).toInstant(ZoneOffset.UTC) : null;
    }

    static void set(FieldMap message, int field, String value) {
        if (value != null && !value.isEmpty()) {
            message.setString(field, value);
        }
    }

    static void set(FieldMap message, int field, BigDecimal value) {
        if (value != null) {
            message.setString(field, value.toPlainString());
        }
    }

    static void set(FieldMap message, int field, Instant value) {
        if (value != null) {
            message.setUtcTimeStamp(field, LocalDateTime.ofInstant(value, ZoneOffset.UTC), true);
        }
    }

    /** Resent by the sender (97) or by its engine (43): in both cases we may have dealt with it already. */
    static boolean maybeKnown(Message message) throws FieldNotFound {
        Message.Header header = message.getHeader();
        return header.isSetField(PossResend.FIELD) && header.getBoolean(PossResend.FIELD)
                || header.isSetField(PossDupFlag.FIELD) && header.getBoolean(PossDupFlag.FIELD);
    }

    static Side side(FieldMap message) throws FieldNotFound, IncorrectTagValue {
        try {
            return Side.of(message.getChar(quickfix.field.Side.FIELD));
        } catch (IllegalArgumentException e) {
            throw new IncorrectTagValue(quickfix.field.Side.FIELD);
        }
    }

    /** @param timeInForce what holds when the message names none */
    static OrderTerms terms(FieldMap message, TimeInForce timeInForce) throws FieldNotFound, IncorrectTagValue {
        OrdType type = OrdTypes.read(message);
        BigDecimal stopPx = decimal(message, StopPx.FIELD);
        boolean byYield = YieldSpeech.isLimit(message);
        BigDecimal limit = decimal(message, Price.FIELD);
        BigDecimal shown = decimal(message, MaxFloor.FIELD);
        return new OrderTerms(
                decimal(message, OrderQty.FIELD),
                type,
                byYield ? null : limit,
                stopPx == null ? decimal(message, TriggerPrice.FIELD) : stopPx,
                timeInForce(message, timeInForce),
                expireAt(message),
                shown == null ? decimal(message, DisplayQty.FIELD) : shown,
                Instructed.read(message, type, byYield ? limit : null));
    }

    static void set(FieldMap message, OrderTerms terms, Dialect dialect) {
        set(message, OrderQty.FIELD, terms.quantity());
        OrdTypes.write(message, terms.ordType());
        set(message, Price.FIELD, terms.limitPrice());
        set(message, StopPx.FIELD, terms.stopPrice());
        if (terms.timeInForce() != null) {
            message.setChar(
                    quickfix.field.TimeInForce.FIELD, terms.timeInForce().code());
        }
        set(message, ExpireTime.FIELD, terms.expireAt());
        set(message, MaxFloor.FIELD, terms.displayQuantity());
        Instructed.write(message, terms, dialect);
    }

    private static TimeInForce timeInForce(FieldMap message, TimeInForce otherwise)
            throws FieldNotFound, IncorrectTagValue {
        int field = quickfix.field.TimeInForce.FIELD;
        if (!message.isSetField(field)) {
            return otherwise;
        }
        try {
            return TimeInForce.of(message.getChar(field));
        } catch (IllegalArgumentException e) {
            throw new IncorrectTagValue(field);
        }
    }

    /** A date alone means until the end of that UTC day. */
    private static Instant expireAt(FieldMap message) throws FieldNotFound, IncorrectTagValue {
        if (message.isSetField(ExpireTime.FIELD) || !message.isSetField(ExpireDate.FIELD)) {
            return time(message, ExpireTime.FIELD);
        }
        return date(message, ExpireDate.FIELD)
                .plusDays(1)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
    }

    /** The engine looks at the length of a date only. */
    static LocalDate date(FieldMap message, int field) throws FieldNotFound, IncorrectTagValue {
        try {
            return LocalDate.parse(message.getString(field), DateTimeFormatter.BASIC_ISO_DATE);
        } catch (DateTimeParseException e) {
            throw new IncorrectTagValue(field);
        }
    }
}
