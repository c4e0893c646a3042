package org.tandemoms.fix;

import java.time.Clock;
import java.util.List;
import org.tandemoms.shared.Ids;
import org.tandemoms.trading.ClientReport;
import org.tandemoms.trading.MassEntry;
import org.tandemoms.trading.MassEntry.MassCanceled;
import org.tandemoms.trading.MassEntry.Scope;
import quickfix.FieldNotFound;
import quickfix.Group;
import quickfix.IncorrectTagValue;
import quickfix.Message;
import quickfix.field.AffectedOrderID;
import quickfix.field.ClOrdID;
import quickfix.field.LastRptRequested;
import quickfix.field.MassActionReportID;
import quickfix.field.MassCancelRejectReason;
import quickfix.field.MassCancelRequestType;
import quickfix.field.MassCancelResponse;
import quickfix.field.MassStatusReqID;
import quickfix.field.MassStatusReqType;
import quickfix.field.MsgType;
import quickfix.field.NoAffectedOrders;
import quickfix.field.OrderID;
import quickfix.field.OrigClOrdID;
import quickfix.field.Side;
import quickfix.field.Symbol;
import quickfix.field.TotNumReports;
import quickfix.field.TotalAffectedOrders;
import quickfix.field.TransactTime;

/**
 * OrderMassCancelRequest (q) and OrderMassStatusRequest (AF): all orders or those of one security, of one side where a
 * side is given. Other scopes are refused as the standard says.
 */
final class MassDesk {
    /** MassCancelRequestType and MassStatusReqType have these values in common. */
    private static final String OF_SECURITY = "1";

    private static final String ALL = "7";
    /** MassCancelResponse */
    private static final String REJECTED = "0";

    /** A report that speaks of no order has no side of its own: "as defined". */
    private static final char NO_SIDE = 'B';

    private final MassEntry entry;
    private final YieldSpeech yields;
    private final Clock clock;

    MassDesk(MassEntry entry, YieldSpeech yields, Clock clock) {
        this.yields = yields;
        this.entry = entry;
        this.clock = clock;
    }

    void cancel(Message request, FixSession from) throws FieldNotFound, IncorrectTagValue {
        String type = request.getString(MassCancelRequestType.FIELD);
        MassCanceled result = isSupported(type, request)
                ? entry.cancel(scope(type, request, from))
                : MassCanceled.refused(
                        type.equals(OF_SECURITY) ? MassCanceled.UNKNOWN_SECURITY : MassCanceled.NOT_SUPPORTED);
        Sessions.send(canceled(request, type, result, from.dialect()), from);
    }

    void status(Message request, FixSession from) throws FieldNotFound, IncorrectTagValue {
        String type = request.getString(MassStatusReqType.FIELD);
        List<ClientReport> reports = isSupported(type, request) ? entry.status(scope(type, request, from)) : List.of();
        String id = request.getString(MassStatusReqID.FIELD);
        for (int i = 0; i < reports.size(); i++) {
            Message plain = ClientWriter.write(reports.get(i), from.dialect(), false);
            Message report = yields.toClient(plain, reports.get(i), from.dialect());
            Sessions.send(numbered(report, id, reports.size(), i + 1 == reports.size()), from);
        }
        if (reports.isEmpty()) {
            Sessions.send(numbered(noOrders(from), id, 0, true), from);
        }
    }

    private static boolean isSupported(String type, Message request) {
        return type.equals(ALL) || type.equals(OF_SECURITY) && request.isSetField(Symbol.FIELD);
    }

    private static Scope scope(String type, Message request, FixSession from) throws FieldNotFound, IncorrectTagValue {
        return new Scope(
                from.sender(),
                type.equals(ALL) ? null : request.getString(Symbol.FIELD),
                request.isSetField(Side.FIELD) ? Fields.side(request) : null);
    }

    private Message canceled(Message request, String type, MassCanceled result, Dialect dialect) throws FieldNotFound {
        Message report = ClientWriter.message(MsgType.ORDER_MASS_CANCEL_REPORT);
        String id = Ids.next();
        Fields.set(report, ClOrdID.FIELD, request.getString(ClOrdID.FIELD));
        Fields.set(report, OrderID.FIELD, id);
        if (dialect == Dialect.FIX50SP2) {
            Fields.set(report, MassActionReportID.FIELD, id);
        }
        Fields.set(report, MassCancelRequestType.FIELD, type);
        boolean refused = result.refused() != null;
        report.setString(MassCancelResponse.FIELD, refused ? REJECTED : type);
        if (refused) {
            report.setInt(MassCancelRejectReason.FIELD, result.refused());
        }
        report.setInt(TotalAffectedOrders.FIELD, result.affected().size());
        for (MassEntry.Affected affected : result.affected()) {
            Group order = new Group(
                    NoAffectedOrders.FIELD, OrigClOrdID.FIELD, new int[] {OrigClOrdID.FIELD, AffectedOrderID.FIELD});
            Fields.set(order, OrigClOrdID.FIELD, affected.clOrdId());
            Fields.set(order, AffectedOrderID.FIELD, affected.orderId());
            report.addGroup(order);
        }
        Fields.set(report, Symbol.FIELD, Fields.text(request, Symbol.FIELD));
        Fields.set(report, Side.FIELD, Fields.text(request, Side.FIELD));
        Fields.set(report, TransactTime.FIELD, clock.instant());
        return report;
    }

    private static Message numbered(Message report, String id, int all, boolean last) {
        Fields.set(report, MassStatusReqID.FIELD, id);
        report.setInt(TotNumReports.FIELD, all);
        report.setBoolean(LastRptRequested.FIELD, last);
        if (!report.isSetField(Side.FIELD)) {
            report.setChar(Side.FIELD, NO_SIDE);
        }
        return report;
    }

    private Message noOrders(FixSession from) {
        return ClientWriter.write(Rejections.noOrders(from.sender(), clock.instant()), from.dialect(), false);
    }
}
