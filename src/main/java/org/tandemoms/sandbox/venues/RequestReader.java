package org.tandemoms.sandbox.venues;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.tandemoms.sandbox.SampleInstrument;
import quickfix.FieldNotFound;
import quickfix.Message;
import quickfix.field.Account;
import quickfix.field.ClOrdID;
import quickfix.field.ExpireDate;
import quickfix.field.ExpireTime;
import quickfix.field.OrdType;
import quickfix.field.OrderQty;
import quickfix.field.OrigClOrdID;
import quickfix.field.PossResend;
import quickfix.field.Price;
import quickfix.field.SecondaryClOrdID;
import quickfix.field.SecurityID;
import quickfix.field.Side;
import quickfix.field.StopPx;
import quickfix.field.Symbol;
import quickfix.field.TimeInForce;

/** Reads FIX 4.4 requests; a missing required field is left to the engine to reject. */
final class RequestReader {
    private final Venue venue;
    private final YieldQuotes yields;
    private final Clock clock;

    RequestReader(Venue venue, YieldQuotes yields, Clock clock) {
        this.yields = yields;
        this.venue = venue;
        this.clock = clock;
    }

    Requests.Order order(Message message) throws FieldNotFound {
        char timeInForce = message.isSetField(TimeInForce.FIELD) ? message.getChar(TimeInForce.FIELD) : TimeInForce.DAY;
        Terms terms = new Terms(
                message.getChar(OrdType.FIELD),
                timeInForce,
                decimal(message, OrderQty.FIELD),
                price(message, Price.FIELD),
                price(message, StopPx.FIELD),
                expiry(message, timeInForce));
        return new Requests.Order(
                message.getString(ClOrdID.FIELD),
                text(message, SecondaryClOrdID.FIELD),
                text(message, Account.FIELD),
                symbol(message),
                message.getChar(Side.FIELD),
                terms,
                possResend(message));
    }

    Requests.Cancel cancel(Message message) throws FieldNotFound {
        return new Requests.Cancel(
                message.getString(ClOrdID.FIELD), message.getString(OrigClOrdID.FIELD), possResend(message));
    }

    Requests.Replace replace(Message message) throws FieldNotFound {
        return new Requests.Replace(
                message.getString(ClOrdID.FIELD),
                message.getString(OrigClOrdID.FIELD),
                decimal(message, OrderQty.FIELD),
                price(message, Price.FIELD),
                price(message, StopPx.FIELD),
                possResend(message));
    }

    Requests.Status status(Message message) throws FieldNotFound {
        return new Requests.Status(message.getString(ClOrdID.FIELD), symbol(message), message.getChar(Side.FIELD));
    }

    private String symbol(Message message) throws FieldNotFound {
        String symbol = text(message, Symbol.FIELD);
        return venue.instrument(symbol, text(message, SecurityID.FIELD))
                .map(SampleInstrument::symbol)
                .orElse(symbol);
    }

    /** A day order ends with the UTC day: the simulated venues know no other calendar. */
    private Instant expiry(Message message, char timeInForce) throws FieldNotFound {
        boolean untilAuction = timeInForce == TimeInForce.AT_THE_OPENING || timeInForce == TimeInForce.AT_THE_CLOSE;
        if (timeInForce == TimeInForce.GOOD_TILL_CANCEL || untilAuction) {
            return null;
        }
        if (timeInForce == TimeInForce.GOOD_TILL_DATE && message.isSetField(ExpireTime.FIELD)) {
            return message.getUtcTimeStamp(ExpireTime.FIELD).toInstant(ZoneOffset.UTC);
        }
        LocalDate lastDay = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        if (timeInForce == TimeInForce.GOOD_TILL_DATE && message.isSetField(ExpireDate.FIELD)) {
            lastDay = LocalDate.parse(message.getString(ExpireDate.FIELD), DateTimeFormatter.BASIC_ISO_DATE);
        }
        return lastDay.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static boolean possResend(Message message) throws FieldNotFound {
        return message.getHeader().isSetField(PossResend.FIELD)
                && message.getHeader().getBoolean(PossResend.FIELD);
    }

    private BigDecimal price(Message message, int field) throws FieldNotFound {
        return yields.price(message, symbol(message), decimal(message, field));
    }

    private static BigDecimal decimal(Message message, int field) throws FieldNotFound {
        return message.isSetField(field) ? message.getDecimal(field) : null;
    }

    private static String text(Message message, int field) throws FieldNotFound {
        return message.isSetField(field) ? message.getString(field) : "";
    }
}
