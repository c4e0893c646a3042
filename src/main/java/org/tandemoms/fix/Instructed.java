package org.tandemoms.fix;

import java.math.BigDecimal;
import org.tandemoms.trading.Instructions;
import org.tandemoms.trading.OrdType;
import org.tandemoms.trading.OrderTerms;
import org.tandemoms.trading.Peg;
import org.tandemoms.trading.Trail;
import org.tandemoms.trading.TriggerPrice;
import quickfix.FieldMap;
import quickfix.FieldNotFound;
import quickfix.IncorrectTagValue;
import quickfix.field.ExecInst;
import quickfix.field.MinQty;
import quickfix.field.PegOffsetType;
import quickfix.field.PegOffsetValue;
import quickfix.field.PegPriceType;
import quickfix.field.TriggerPriceType;
import quickfix.field.TriggerType;

/**
 * What an order asks for beyond price and time, in each version's own fields: FIX 4.2 and 4.4 peg by ExecInst (18), 5.0 by
 * PegPriceType (1094). FIX 4.2 knows no trailing stop: there two bilaterally agreed fields stand for it.
 */
final class Instructed {
    /** Bilaterally agreed fields: how far a trailing stop stays behind, as an amount and as a percentage. */
    static final int TRAIL_AMOUNT = 5702;

    static final int TRAIL_PERCENT = 5703;

    static final String TRAILING_STOP_PEG = "a";
    static final int TRAILING_STOP_PRICE = 7;
    private static final int HUNDREDTHS = 2;

    private Instructed() {}

    static boolean trails(FieldMap message) {
        return message.getOptionalString(ExecInst.FIELD).orElse("").contains(TRAILING_STOP_PEG)
                || String.valueOf(TRAILING_STOP_PRICE).equals(Fields.text(message, PegPriceType.FIELD))
                || message.isSetField(TRAIL_AMOUNT)
                || message.isSetField(TRAIL_PERCENT);
    }

    /** Null when there are none. */
    static Instructions read(FieldMap message, OrdType type, BigDecimal limitYield)
            throws FieldNotFound, IncorrectTagValue {
        return Instructions.of(
                Fields.decimal(message, MinQty.FIELD),
                trigger(message),
                type == OrdType.TRAILING_STOP ? trail(message) : null,
                type == OrdType.TRAILING_STOP ? null : peg(message),
                limitYield);
    }

    private static TriggerPrice trigger(FieldMap message) throws IncorrectTagValue {
        String code = Fields.text(message, TriggerPriceType.FIELD);
        if (code == null) {
            return null;
        }
        return switch (code.charAt(0)) {
            case TriggerPriceType.LAST_TRADE -> TriggerPrice.LAST;
            case TriggerPriceType.BEST_OFFER, TriggerPriceType.BEST_BID -> TriggerPrice.QUOTE;
            default -> throw new IncorrectTagValue(TriggerPriceType.FIELD);
        };
    }

    private static Trail trail(FieldMap message) throws FieldNotFound, IncorrectTagValue {
        if (message.isSetField(TRAIL_AMOUNT) || message.isSetField(TRAIL_PERCENT)) {
            return new Trail(Fields.decimal(message, TRAIL_AMOUNT), Fields.decimal(message, TRAIL_PERCENT));
        }
        BigDecimal offset = Fields.decimal(message, PegOffsetValue.FIELD);
        if (offset == null) {
            return null;
        }
        return switch (offsetType(message)) {
            case PegOffsetType.PRICE -> new Trail(offset.abs(), null);
            case PegOffsetType.BASIS_POINTS -> new Trail(null, offset.abs().movePointLeft(HUNDREDTHS));
            default -> throw new IncorrectTagValue(PegOffsetType.FIELD);
        };
    }

    private static int offsetType(FieldMap message) throws FieldNotFound {
        return message.isSetField(PegOffsetType.FIELD) ? message.getInt(PegOffsetType.FIELD) : PegOffsetType.PRICE;
    }

    private static Peg peg(FieldMap message) throws FieldNotFound, IncorrectTagValue {
        Peg.To price = pegPrice(message);
        BigDecimal offset = Fields.decimal(message, PegOffsetValue.FIELD);
        if (price == null && offset == null) {
            return null;
        }
        if (offsetType(message) != PegOffsetType.PRICE) {
            throw new IncorrectTagValue(PegOffsetType.FIELD);
        }
        return new Peg(price, offset);
    }

    private static Peg.To pegPrice(FieldMap message) throws FieldNotFound, IncorrectTagValue {
        if (message.isSetField(PegPriceType.FIELD)) {
            return switch (message.getInt(PegPriceType.FIELD)) {
                case PegPriceType.MID_PRICE_PEG -> Peg.To.MIDPOINT;
                case PegPriceType.MARKET_PEG -> Peg.To.MARKET;
                case PegPriceType.PRIMARY_PEG -> Peg.To.PRIMARY;
                default -> throw new IncorrectTagValue(PegPriceType.FIELD);
            };
        }
        for (String instruction :
                message.getOptionalString(ExecInst.FIELD).orElse("").split(" ")) {
            switch (instruction) {
                case "M" -> {
                    return Peg.To.MIDPOINT;
                }
                case "P" -> {
                    return Peg.To.MARKET;
                }
                case "R" -> {
                    return Peg.To.PRIMARY;
                }
                default -> {
                    // tells nothing about a peg
                }
            }
        }
        return null;
    }

    static void write(FieldMap message, OrderTerms terms, Dialect dialect) {
        Fields.set(message, MinQty.FIELD, terms.minQuantity());
        if (terms.trigger() != null && dialect == Dialect.FIX50SP2) {
            boolean last = terms.trigger() == TriggerPrice.LAST;
            message.setChar(TriggerType.FIELD, TriggerType.PRICE_MOVEMENT);
            message.setChar(TriggerPriceType.FIELD, last ? TriggerPriceType.LAST_TRADE : TriggerPriceType.BEST_BID);
        }
        if (terms.ordType() == OrdType.TRAILING_STOP) {
            trail(message, terms.trail(), dialect);
        } else if (terms.ordType() == OrdType.PEGGED) {
            peg(message, terms.peg(), dialect);
        }
    }

    private static void trail(FieldMap message, Trail trail, Dialect dialect) {
        if (dialect == Dialect.FIX42) {
            Fields.set(message, TRAIL_AMOUNT, trail == null ? null : trail.amount());
            Fields.set(message, TRAIL_PERCENT, trail == null ? null : trail.percent());
            return;
        }
        if (dialect == Dialect.FIX50SP2) {
            message.setInt(PegPriceType.FIELD, TRAILING_STOP_PRICE);
        } else {
            message.setString(ExecInst.FIELD, TRAILING_STOP_PEG);
        }
        if (trail != null) {
            boolean amount = trail.amount() != null;
            message.setInt(PegOffsetType.FIELD, amount ? PegOffsetType.PRICE : PegOffsetType.BASIS_POINTS);
            Fields.set(
                    message,
                    PegOffsetValue.FIELD,
                    amount ? trail.amount() : trail.percent().movePointRight(HUNDREDTHS));
        }
    }

    private static void peg(FieldMap message, Peg peg, Dialect dialect) {
        if (dialect == Dialect.FIX50SP2) {
            message.setInt(
                    PegPriceType.FIELD,
                    switch (peg.price()) {
                        case PRIMARY -> PegPriceType.PRIMARY_PEG;
                        case MIDPOINT -> PegPriceType.MID_PRICE_PEG;
                        case MARKET -> PegPriceType.MARKET_PEG;
                    });
        } else {
            message.setString(
                    ExecInst.FIELD,
                    switch (peg.price()) {
                        case PRIMARY -> "R";
                        case MIDPOINT -> "M";
                        case MARKET -> "P";
                    });
        }
        Fields.set(message, PegOffsetValue.FIELD, peg.offset());
    }
}
