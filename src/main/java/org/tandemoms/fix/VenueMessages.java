package org.tandemoms.fix;

import java.time.Clock;
import java.time.Instant;
import org.tandemoms.trading.ExecType;
import org.tandemoms.trading.OrdStatus;
import org.tandemoms.trading.Trade;
import org.tandemoms.trading.VenueInstruction;
import org.tandemoms.trading.VenueReport;
import quickfix.FieldNotFound;
import quickfix.IncorrectTagValue;
import quickfix.Message;
import quickfix.field.Account;
import quickfix.field.BusinessRejectRefID;
import quickfix.field.ClOrdID;
import quickfix.field.Commission;
import quickfix.field.Currency;
import quickfix.field.CxlRejReason;
import quickfix.field.ExecID;
import quickfix.field.ExecRefID;
import quickfix.field.ExecRestatementReason;
import quickfix.field.HandlInst;
import quickfix.field.LastLiquidityInd;
import quickfix.field.LastMkt;
import quickfix.field.LastPx;
import quickfix.field.LastQty;
import quickfix.field.LocateReqd;
import quickfix.field.MsgType;
import quickfix.field.OrdRejReason;
import quickfix.field.OrderID;
import quickfix.field.OrderQty;
import quickfix.field.OrigClOrdID;
import quickfix.field.PossResend;
import quickfix.field.Price;
import quickfix.field.SecondaryClOrdID;
import quickfix.field.SecurityID;
import quickfix.field.SecurityIDSource;
import quickfix.field.Side;
import quickfix.field.Symbol;
import quickfix.field.Text;
import quickfix.field.TransactTime;

/** What we tell venues and what they tell us, in the dialect of the session. */
final class VenueMessages {
    private static final int ADDED_LIQUIDITY = 1;

    private VenueMessages() {}

    /** @param type {@code venue.order}, {@code venue.cancel} or {@code venue.replace} */
    static Message write(String type, VenueInstruction instruction, Dialect dialect, boolean possResend) {
        Message message = new Message();
        message.getHeader()
                .setString(
                        MsgType.FIELD,
                        switch (type) {
                            case VenueInstruction.ORDER -> MsgType.ORDER_SINGLE;
                            case VenueInstruction.CANCEL -> MsgType.ORDER_CANCEL_REQUEST;
                            case VenueInstruction.REPLACE -> MsgType.ORDER_CANCEL_REPLACE_REQUEST;
                            default -> throw new IllegalArgumentException("Venues are not told " + type);
                        });
        if (possResend) {
            message.getHeader().setBoolean(PossResend.FIELD, true);
        }
        boolean cancel = type.equals(VenueInstruction.CANCEL);
        Fields.set(message, ClOrdID.FIELD, instruction.clOrdId());
        Fields.set(message, OrigClOrdID.FIELD, instruction.origClOrdId());
        Fields.set(message, Account.FIELD, instruction.account());
        Fields.set(message, Symbol.FIELD, instruction.symbol());
        if (instruction.isin() != null) {
            Fields.set(message, SecurityID.FIELD, instruction.isin());
            Fields.set(message, SecurityIDSource.FIELD, SecurityIDSource.ISIN_NUMBER);
        }
        message.setChar(Side.FIELD, instruction.side().code());
        Fields.set(message, TransactTime.FIELD, instruction.at());
        if (!type.equals(VenueInstruction.ORDER)) {
            Fields.set(message, OrderID.FIELD, instruction.venueOrderId());
        }
        if (cancel) {
            Fields.set(message, OrderQty.FIELD, instruction.terms().quantity());
            return message;
        }
        if (dialect != Dialect.FIX42) {
            Fields.set(message, SecondaryClOrdID.FIELD, instruction.orderId()); // not before FIX 4.3
        }
        Fields.set(message, Currency.FIELD, instruction.currency());
        message.setChar(HandlInst.FIELD, HandlInst.AUTOMATED_EXECUTION_ORDER_PRIVATE_NO_BROKER_INTERVENTION);
        Fields.set(message, instruction.terms(), dialect);
        if (instruction.side().isShort()) {
            message.setBoolean(LocateReqd.FIELD, false); // located before the order left us
        }
        return message;
    }

    static VenueReport execution(Message message, FixSession from) throws FieldNotFound, IncorrectTagValue {
        ExecType execType;
        try {
            execType = from.dialect().execType(message);
        } catch (IllegalArgumentException e) {
            throw new IncorrectTagValue(quickfix.field.ExecType.FIELD);
        }
        return new VenueReport(
                VenueReport.Kind.EXECUTION,
                from.name(),
                Fields.text(message, ClOrdID.FIELD),
                Fields.text(message, OrigClOrdID.FIELD),
                Fields.text(message, SecondaryClOrdID.FIELD),
                Fields.text(message, OrderID.FIELD),
                message.getString(ExecID.FIELD),
                execType,
                status(message),
                trade(message, execType),
                Fields.text(message, ExecRefID.FIELD),
                Fields.decimal(message, OrderQty.FIELD),
                Fields.decimal(message, Price.FIELD),
                Fields.integer(message, OrdRejReason.FIELD),
                Fields.integer(message, ExecRestatementReason.FIELD),
                Fields.text(message, Text.FIELD),
                Fields.time(message, TransactTime.FIELD));
    }

    static VenueReport cancelReject(Message message, FixSession from) throws FieldNotFound, IncorrectTagValue {
        return new VenueReport(
                VenueReport.Kind.CANCEL_REJECT,
                from.name(),
                message.getString(ClOrdID.FIELD),
                Fields.text(message, OrigClOrdID.FIELD),
                null,
                Fields.text(message, OrderID.FIELD),
                null,
                null,
                status(message),
                null,
                null,
                null,
                null,
                Fields.integer(message, CxlRejReason.FIELD),
                null,
                Fields.text(message, Text.FIELD),
                Fields.time(message, TransactTime.FIELD));
    }

    /**
     * A venue that refuses a whole message (BusinessMessageReject or Reject) refuses the order or request in it.
     *
     * @param refused what we sent
     */
    static VenueReport refusal(Message reject, Message refused, FixSession from, Clock clock) throws FieldNotFound {
        boolean order = refused.getHeader().getString(MsgType.FIELD).equals(MsgType.ORDER_SINGLE);
        String clOrdId = refused.getString(ClOrdID.FIELD);
        int seqNum =
                reject.isSetField(quickfix.field.RefSeqNum.FIELD) ? reject.getInt(quickfix.field.RefSeqNum.FIELD) : 0;
        Instant at = clock.instant();
        return new VenueReport(
                order ? VenueReport.Kind.EXECUTION : VenueReport.Kind.CANCEL_REJECT,
                from.name(),
                clOrdId,
                Fields.text(refused, OrigClOrdID.FIELD),
                Fields.text(refused, SecondaryClOrdID.FIELD),
                null,
                order ? "REFUSED-" + clOrdId + "-" + seqNum : null,
                order ? ExecType.REJECTED : null,
                order ? OrdStatus.REJECTED : null,
                null,
                null,
                null,
                null,
                OrdRejReason.OTHER,
                null,
                reject.getOptionalString(Text.FIELD).orElse("The venue refused the message"),
                at);
    }

    /** The ClOrdID a BusinessMessageReject speaks of; null when it does not say. */
    static String refusedClOrdId(Message reject) {
        return Fields.text(reject, BusinessRejectRefID.FIELD);
    }

    private static OrdStatus status(Message message) throws FieldNotFound, IncorrectTagValue {
        try {
            return OrdStatus.of(message.getChar(quickfix.field.OrdStatus.FIELD));
        } catch (IllegalArgumentException e) {
            throw new IncorrectTagValue(quickfix.field.OrdStatus.FIELD);
        }
    }

    private static Trade trade(Message message, ExecType execType) throws FieldNotFound {
        boolean trades = execType == ExecType.TRADE || execType == ExecType.TRADE_CORRECT;
        if (!trades) {
            return null;
        }
        Integer liquidity = Fields.integer(message, LastLiquidityInd.FIELD);
        return new Trade(
                message.getDecimal(LastQty.FIELD),
                message.getDecimal(LastPx.FIELD),
                Fields.text(message, LastMkt.FIELD),
                liquidity == null ? null : liquidity == ADDED_LIQUIDITY,
                Fields.decimal(message, Commission.FIELD));
    }
}
