package org.tandemoms.fix;

import java.math.BigDecimal;
import org.tandemoms.trading.ClientReport;
import org.tandemoms.trading.Trade;
import quickfix.Message;
import quickfix.field.Account;
import quickfix.field.AvgPx;
import quickfix.field.ClOrdID;
import quickfix.field.CumQty;
import quickfix.field.Currency;
import quickfix.field.CxlRejReason;
import quickfix.field.CxlRejResponseTo;
import quickfix.field.DayAvgPx;
import quickfix.field.DayCumQty;
import quickfix.field.DayOrderQty;
import quickfix.field.ExecID;
import quickfix.field.ExecRefID;
import quickfix.field.ExecRestatementReason;
import quickfix.field.LastMkt;
import quickfix.field.LastPx;
import quickfix.field.LastQty;
import quickfix.field.LeavesQty;
import quickfix.field.MsgType;
import quickfix.field.OrdRejReason;
import quickfix.field.OrderID;
import quickfix.field.OrigClOrdID;
import quickfix.field.PeggedPrice;
import quickfix.field.PossResend;
import quickfix.field.SecurityID;
import quickfix.field.SecurityIDSource;
import quickfix.field.Side;
import quickfix.field.Symbol;
import quickfix.field.Text;
import quickfix.field.TransactTime;

/** Writes what clients are told, in their session's dialect. */
final class ClientWriter {
    /** The standard's value for a report about an instrument that is not known. */
    private static final String NO_SYMBOL = "[N/A]";

    private ClientWriter() {}

    /** @param possResend may have been sent before; the ExecID tells */
    static Message write(ClientReport report, Dialect dialect, boolean possResend) {
        Message message =
                switch (report.kind()) {
                    case EXECUTION -> execution(report, dialect);
                    case CANCEL_REJECT -> cancelReject(report, dialect);
                };
        if (possResend) {
            message.getHeader().setBoolean(PossResend.FIELD, true);
        }
        return message;
    }

    private static Message execution(ClientReport report, Dialect dialect) {
        Message message = message(MsgType.EXECUTION_REPORT);
        ids(message, report);
        Fields.set(message, ExecID.FIELD, report.execId());
        Fields.set(message, ExecRefID.FIELD, report.execRefId());
        BigDecimal leavesQty = report.quantities().leavesQty();
        dialect.writeExecution(message, report.execType(), report.ordStatus(), leavesQty.signum() == 0);
        order(message, report.orderRequest(), dialect);
        Fields.set(message, CumQty.FIELD, report.quantities().cumQty());
        Fields.set(message, LeavesQty.FIELD, leavesQty);
        Fields.set(message, AvgPx.FIELD, report.quantities().avgPx());
        if (report.quantities().day() != null) {
            Fields.set(message, DayOrderQty.FIELD, report.quantities().day().orderQty());
            Fields.set(message, DayCumQty.FIELD, report.quantities().day().cumQty());
            Fields.set(message, DayAvgPx.FIELD, report.quantities().day().avgPx());
        }
        if (report.trade() != null) {
            trade(message, report.trade());
        }
        if (report.refusal() != null) {
            message.setInt(
                    OrdRejReason.FIELD, dialect.orderRejection(report.refusal().reason()));
        }
        Integer restatement = dialect.restatement(report.execType(), report.restatement());
        if (restatement != null) {
            message.setInt(ExecRestatementReason.FIELD, restatement);
        }
        return message;
    }

    private static Message cancelReject(ClientReport report, Dialect dialect) {
        Message message = message(MsgType.ORDER_CANCEL_REJECT);
        ids(message, report);
        message.setChar(quickfix.field.OrdStatus.FIELD, report.ordStatus().code());
        ClientReport.Refusal refusal = report.refusal();
        message.setString(CxlRejResponseTo.FIELD, refusal.responseTo().toString());
        message.setInt(CxlRejReason.FIELD, dialect.cancelRejection(refusal.reason()));
        return message;
    }

    private static void ids(Message message, ClientReport report) {
        Fields.set(message, OrderID.FIELD, report.orderId());
        Fields.set(message, ClOrdID.FIELD, report.clOrdId());
        Fields.set(message, OrigClOrdID.FIELD, report.origClOrdId());
        Fields.set(message, Text.FIELD, report.text());
        Fields.set(message, TransactTime.FIELD, report.at());
    }

    private static void order(Message message, ClientReport.OrderRequest order, Dialect dialect) {
        Fields.set(message, Account.FIELD, order.account());
        Fields.set(message, Symbol.FIELD, order.symbol() == null ? NO_SYMBOL : order.symbol());
        if (order.isin() != null) {
            Fields.set(message, SecurityID.FIELD, order.isin());
            Fields.set(message, SecurityIDSource.FIELD, SecurityIDSource.ISIN_NUMBER);
        }
        Fields.set(message, Currency.FIELD, order.currency());
        if (order.side() != null) {
            message.setChar(Side.FIELD, order.side().code());
        }
        if (order.terms() != null) {
            Fields.set(message, order.terms(), dialect);
        }
        if (dialect != Dialect.FIX42) {
            Fields.set(message, PeggedPrice.FIELD, order.peggedPrice()); // not before FIX 4.4
        }
    }

    private static void trade(Message message, Trade trade) {
        Fields.set(message, LastQty.FIELD, trade.quantity());
        Fields.set(message, LastPx.FIELD, trade.price());
        Fields.set(message, LastMkt.FIELD, trade.market());
    }

    static Message message(String type) {
        Message message = new Message();
        message.getHeader().setString(MsgType.FIELD, type);
        return message;
    }
}
