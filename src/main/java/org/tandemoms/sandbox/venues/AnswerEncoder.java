package org.tandemoms.sandbox.venues;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import quickfix.FieldNotFound;
import quickfix.Message;
import quickfix.field.AvgPx;
import quickfix.field.ClOrdID;
import quickfix.field.CommType;
import quickfix.field.Commission;
import quickfix.field.CumQty;
import quickfix.field.CxlRejReason;
import quickfix.field.CxlRejResponseTo;
import quickfix.field.ExecID;
import quickfix.field.ExecRefID;
import quickfix.field.ExecType;
import quickfix.field.LastLiquidityInd;
import quickfix.field.LastMkt;
import quickfix.field.LastParPx;
import quickfix.field.LastPx;
import quickfix.field.LastQty;
import quickfix.field.LeavesQty;
import quickfix.field.OrdRejReason;
import quickfix.field.OrdStatus;
import quickfix.field.OrdType;
import quickfix.field.OrderID;
import quickfix.field.OrderQty;
import quickfix.field.OrigClOrdID;
import quickfix.field.Price;
import quickfix.field.SecondaryClOrdID;
import quickfix.field.Side;
import quickfix.field.StopPx;
import quickfix.field.Symbol;
import quickfix.field.Text;
import quickfix.field.TimeInForce;
import quickfix.field.TransactTime;
import quickfix.fix44.ExecutionReport;
import quickfix.fix44.OrderCancelReject;

/** Writes a venue's answers as FIX 4.4. */
final class AnswerEncoder {
    private final VenueProfile venue;
    private final YieldQuotes yields;

    AnswerEncoder(VenueProfile venue, YieldQuotes yields) {
        this.venue = venue;
        this.yields = yields;
    }

    Message encode(Answer answer) throws FieldNotFound {
        if (answer instanceof Answer.Report report) {
            return report(report);
        }
        return cancelReject((Answer.CancelReject) answer);
    }

    private Message report(Answer.Report report) throws FieldNotFound {
        VenueOrder order = report.order();
        Message message = new ExecutionReport();
        message.setString(OrderID.FIELD, order.orderId());
        message.setString(ClOrdID.FIELD, report.clOrdId());
        setText(message, OrigClOrdID.FIELD, report.origClOrdId());
        setText(message, SecondaryClOrdID.FIELD, order.secondaryClOrdId());
        message.setString(ExecID.FIELD, report.execId());
        setText(message, ExecRefID.FIELD, report.execRefId());
        message.setChar(ExecType.FIELD, report.execType());
        message.setChar(OrdStatus.FIELD, order.status());
        message.setString(Symbol.FIELD, order.symbol());
        message.setChar(Side.FIELD, order.side());
        message.setChar(OrdType.FIELD, order.terms().ordType());
        message.setChar(TimeInForce.FIELD, order.terms().timeInForce());
        message.setDecimal(OrderQty.FIELD, order.terms().quantity());
        setDecimal(message, Price.FIELD, order.terms().price());
        setDecimal(message, StopPx.FIELD, order.terms().stopPrice());
        message.setDecimal(CumQty.FIELD, order.cumQty());
        message.setDecimal(LeavesQty.FIELD, order.leavesQty());
        message.setDecimal(AvgPx.FIELD, order.avgPx());
        message.setUtcTimeStamp(TransactTime.FIELD, LocalDateTime.ofInstant(report.at(), ZoneOffset.UTC), true);
        if (report.rejectReason() != null) {
            message.setInt(OrdRejReason.FIELD, report.rejectReason());
        }
        setText(message, Text.FIELD, report.text());
        if (report.lastQty() != null) {
            trade(message, report);
        }
        yields.say(message, order.symbol(), Price.FIELD, StopPx.FIELD, AvgPx.FIELD, LastPx.FIELD);
        return message;
    }

    private void trade(Message message, Answer.Report report) {
        message.setDecimal(LastQty.FIELD, report.lastQty());
        message.setDecimal(LastPx.FIELD, report.lastPx());
        if (yields.areSaidOf(report.order().symbol())) {
            message.setDecimal(LastParPx.FIELD, report.lastPx());
        }
        message.setString(LastMkt.FIELD, venue.name());
        if (report.lastLiquidity() != null) {
            message.setInt(LastLiquidityInd.FIELD, report.lastLiquidity());
        }
        message.setDecimal(Commission.FIELD, venue.feePerUnit().multiply(report.lastQty()));
        message.setChar(CommType.FIELD, CommType.ABSOLUTE);
    }

    private Message cancelReject(Answer.CancelReject reject) {
        Message message = new OrderCancelReject();
        message.setString(OrderID.FIELD, reject.orderId());
        message.setString(ClOrdID.FIELD, reject.clOrdId());
        message.setString(OrigClOrdID.FIELD, reject.origClOrdId());
        message.setChar(OrdStatus.FIELD, reject.ordStatus());
        message.setChar(CxlRejResponseTo.FIELD, reject.responseTo());
        message.setInt(CxlRejReason.FIELD, reject.reason());
        setText(message, Text.FIELD, reject.text());
        message.setUtcTimeStamp(TransactTime.FIELD, LocalDateTime.ofInstant(reject.at(), ZoneOffset.UTC), true);
        return message;
    }

    private static void setText(Message message, int field, String text) {
        if (text != null && !text.isEmpty()) {
            message.setString(field, text);
        }
    }

    private static void setDecimal(Message message, int field, BigDecimal value) {
        if (value != null) {
            message.setDecimal(field, value);
        }
    }
}
