package org.tandemoms.fix;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.tandemoms.trading.ClientReport;
import org.tandemoms.trading.OrderEntry;
import quickfix.FieldNotFound;
import quickfix.Group;
import quickfix.IncorrectTagValue;
import quickfix.Message;
import quickfix.field.AvgPx;
import quickfix.field.ClOrdID;
import quickfix.field.CumQty;
import quickfix.field.CxlQty;
import quickfix.field.LeavesQty;
import quickfix.field.ListExecInstType;
import quickfix.field.ListID;
import quickfix.field.ListOrderStatus;
import quickfix.field.ListStatusText;
import quickfix.field.ListStatusType;
import quickfix.field.MsgType;
import quickfix.field.NoOrders;
import quickfix.field.NoRpts;
import quickfix.field.OrdStatus;
import quickfix.field.RptSeq;
import quickfix.field.TotNoOrders;
import quickfix.field.TransactTime;

/**
 * NewOrderList (E): its orders are entered one by one as if each had come alone, so that the same list again makes no order
 * twice; ListStatus (N) tells where they stand. Lists that wait for a ListExecute, and lists in parts, are refused whole.
 */
final class ListDesk {
    private static final int[] ORDER_FIELDS = {
        ClOrdID.FIELD, CumQty.FIELD, OrdStatus.FIELD, LeavesQty.FIELD, CxlQty.FIELD, AvgPx.FIELD
    };

    private final OrderEntry entry;
    private final Clock clock;

    ListDesk(OrderEntry entry, Clock clock) {
        this.entry = entry;
        this.clock = clock;
    }

    /** @param place enters one order and answers it as if it had come alone */
    void take(Message list, FixSession from, Consumer<OrderEntry.NewOrder> place)
            throws FieldNotFound, IncorrectTagValue {
        List<Group> groups = list.getGroups(NoOrders.FIELD);
        String refusal = refusal(list, groups.size());
        List<Group> stands = new ArrayList<>();
        if (refusal == null) {
            boolean mayBeKnown = Fields.maybeKnown(list);
            List<OrderEntry.NewOrder> orders = new ArrayList<>();
            for (Group group : groups) {
                orders.add(RequestReader.newOrder(group, from, mayBeKnown));
            }
            orders.forEach(place);
            for (OrderEntry.NewOrder order : orders) {
                var request =
                        new OrderEntry.StatusRequest(order.sender(), order.clOrdId(), order.symbol(), order.side());
                entry.status(request).forEach(report -> stands.add(stand(report)));
            }
        }
        Sessions.send(status(list, groups.size(), stands, refusal), from);
    }

    private static String refusal(Message list, int orders) throws FieldNotFound {
        String waits = Fields.text(list, ListExecInstType.FIELD);
        if (waits != null && !waits.equals(String.valueOf(ListExecInstType.IMMEDIATE))) {
            return "Lists are executed at once (ListExecInstType 1)";
        }
        if (orders == 0) {
            return "The list has no orders";
        }
        return list.getInt(TotNoOrders.FIELD) == orders
                ? null
                : "The list has " + orders + " orders of " + list.getInt(TotNoOrders.FIELD)
                        + "; send it in one message";
    }

    private static Group stand(ClientReport report) {
        Group order = new Group(NoOrders.FIELD, ClOrdID.FIELD, ORDER_FIELDS);
        ClientReport.Quantities quantities = report.quantities();
        boolean over = quantities.leavesQty().signum() == 0
                && report.orderRequest().terms() != null
                && report.orderRequest().terms().quantity() != null;
        Fields.set(order, ClOrdID.FIELD, report.clOrdId());
        Fields.set(order, CumQty.FIELD, quantities.cumQty());
        order.setChar(OrdStatus.FIELD, report.ordStatus().code());
        Fields.set(order, LeavesQty.FIELD, quantities.leavesQty());
        Fields.set(
                order,
                CxlQty.FIELD,
                over ? report.orderRequest().terms().quantity().subtract(quantities.cumQty()) : BigDecimal.ZERO);
        Fields.set(order, AvgPx.FIELD, quantities.avgPx());
        return order;
    }

    private Message status(Message list, int orders, List<Group> stands, String refusal) throws FieldNotFound {
        Message status = ClientWriter.message(MsgType.LIST_STATUS);
        Fields.set(status, ListID.FIELD, list.getString(ListID.FIELD));
        status.setInt(ListStatusType.FIELD, ListStatusType.ACK);
        status.setInt(NoRpts.FIELD, 1);
        status.setInt(ListOrderStatus.FIELD, refusal == null ? ListOrderStatus.EXECUTING : ListOrderStatus.REJECT);
        status.setInt(RptSeq.FIELD, 1);
        status.setInt(TotNoOrders.FIELD, orders);
        Fields.set(status, ListStatusText.FIELD, refusal);
        Fields.set(status, TransactTime.FIELD, clock.instant());
        for (Group group : refusal == null ? stands : rejected(list)) {
            status.addGroup(group);
        }
        return status;
    }

    private static List<Group> rejected(Message list) throws FieldNotFound {
        List<Group> rejected = new ArrayList<>();
        for (Group asked : list.getGroups(NoOrders.FIELD)) {
            Group order = new Group(NoOrders.FIELD, ClOrdID.FIELD, ORDER_FIELDS);
            Fields.set(order, ClOrdID.FIELD, asked.getString(ClOrdID.FIELD));
            order.setChar(OrdStatus.FIELD, OrdStatus.REJECTED);
            for (int none : new int[] {CumQty.FIELD, LeavesQty.FIELD, CxlQty.FIELD, AvgPx.FIELD}) {
                Fields.set(order, none, BigDecimal.ZERO);
            }
            rejected.add(order);
        }
        return rejected;
    }
}
