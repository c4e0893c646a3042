package org.tandemoms.fix;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.tandemoms.shared.Ids;
import org.tandemoms.trading.Allocation;
import org.tandemoms.trading.AllocationEntry;
import quickfix.FieldNotFound;
import quickfix.Group;
import quickfix.IncorrectTagValue;
import quickfix.Message;
import quickfix.field.AllocAccount;
import quickfix.field.AllocID;
import quickfix.field.AllocNoOrdersType;
import quickfix.field.AllocQty;
import quickfix.field.AllocRejCode;
import quickfix.field.AllocReportID;
import quickfix.field.AllocReportType;
import quickfix.field.AllocStatus;
import quickfix.field.AllocTransType;
import quickfix.field.AvgPx;
import quickfix.field.ClOrdID;
import quickfix.field.MsgType;
import quickfix.field.NoAllocs;
import quickfix.field.NoOrders;
import quickfix.field.OrderID;
import quickfix.field.Quantity;
import quickfix.field.RefAllocID;
import quickfix.field.Side;
import quickfix.field.Symbol;
import quickfix.field.Text;
import quickfix.field.TradeDate;
import quickfix.field.TransactTime;

/**
 * AllocationInstruction (J): answered by AllocationInstructionAck (P), and when it was accepted, where the version has it,
 * by AllocationReport (AS).
 */
final class AllocationDesk {
    private final AllocationEntry entry;
    private final Clock clock;

    AllocationDesk(AllocationEntry entry, Clock clock) {
        this.entry = entry;
        this.clock = clock;
    }

    void take(Message message, FixSession from) throws FieldNotFound, IncorrectTagValue {
        AllocationEntry.Instruction instruction = read(message, from);
        AllocationEntry.Answer answer = entry.take(instruction);
        Sessions.send(acknowledgement(message, instruction, answer, from.dialect()), from);
        boolean divided = instruction.kind() != AllocationEntry.Kind.CANCEL;
        if (answer.accepted() && divided && from.dialect() != Dialect.FIX42) {
            Sessions.send(report(message, instruction, answer, from.dialect()), from);
        }
    }

    private static AllocationEntry.Instruction read(Message message, FixSession from)
            throws FieldNotFound, IncorrectTagValue {
        if (message.isSetField(TradeDate.FIELD)) {
            Fields.date(message, TradeDate.FIELD);
        }
        List<AllocationEntry.Named> orders = new ArrayList<>();
        for (Group order : message.getGroups(NoOrders.FIELD)) {
            orders.add(new AllocationEntry.Named(Fields.text(order, ClOrdID.FIELD), Fields.text(order, OrderID.FIELD)));
        }
        List<Allocation.Share> shares = new ArrayList<>();
        for (Group share : message.getGroups(NoAllocs.FIELD)) {
            shares.add(new Allocation.Share(
                    Fields.text(share, AllocAccount.FIELD), Fields.decimal(share, AllocQty.FIELD)));
        }
        return new AllocationEntry.Instruction(
                from.sender(),
                kind(message),
                message.getString(AllocID.FIELD),
                Fields.text(message, RefAllocID.FIELD),
                orders,
                Fields.side(message),
                message.getString(Symbol.FIELD),
                Fields.decimal(message, Quantity.FIELD),
                Fields.decimal(message, AvgPx.FIELD),
                shares,
                Fields.maybeKnown(message));
    }

    private static AllocationEntry.Kind kind(Message message) throws FieldNotFound, IncorrectTagValue {
        return switch (message.getChar(AllocTransType.FIELD)) {
            case AllocTransType.NEW -> AllocationEntry.Kind.NEW;
            case AllocTransType.REPLACE -> AllocationEntry.Kind.REPLACE;
            case AllocTransType.CANCEL -> AllocationEntry.Kind.CANCEL;
            default -> throw new IncorrectTagValue(AllocTransType.FIELD);
        };
    }

    private Message acknowledgement(
            Message asked, AllocationEntry.Instruction instruction, AllocationEntry.Answer answer, Dialect dialect) {
        Message message = ClientWriter.message(MsgType.ALLOCATION_INSTRUCTION_ACK);
        Fields.set(message, AllocID.FIELD, instruction.allocId());
        Fields.set(message, TradeDate.FIELD, Fields.text(asked, TradeDate.FIELD));
        Fields.set(message, TransactTime.FIELD, clock.instant());
        message.setInt(AllocStatus.FIELD, answer.status());
        if (answer.reason() != null) {
            message.setInt(AllocRejCode.FIELD, dialect.allocationRejection(answer.reason()));
        }
        Fields.set(message, Text.FIELD, answer.text());
        return message;
    }

    private Message report(
            Message asked, AllocationEntry.Instruction instruction, AllocationEntry.Answer answer, Dialect dialect)
            throws FieldNotFound {
        Message message = ClientWriter.message(MsgType.ALLOCATION_REPORT);
        Fields.set(message, AllocReportID.FIELD, Ids.next());
        Fields.set(message, AllocID.FIELD, instruction.allocId());
        message.setChar(AllocTransType.FIELD, asked.getChar(AllocTransType.FIELD));
        message.setInt(AllocReportType.FIELD, AllocReportType.SELLSIDE_CALCULATED_USING_PRELIMINARY);
        message.setInt(AllocStatus.FIELD, answer.status());
        if (dialect == Dialect.FIX44) {
            message.setInt(AllocNoOrdersType.FIELD, AllocNoOrdersType.EXPLICIT_LIST_PROVIDED);
        }
        for (AllocationEntry.Named named : instruction.orders()) {
            Group order = new Group(NoOrders.FIELD, ClOrdID.FIELD, new int[] {ClOrdID.FIELD, OrderID.FIELD});
            Fields.set(order, ClOrdID.FIELD, named.clOrdId());
            Fields.set(order, OrderID.FIELD, named.orderId());
            message.addGroup(order);
        }
        message.setChar(Side.FIELD, instruction.side().code());
        Fields.set(message, Symbol.FIELD, instruction.symbol());
        Fields.set(message, Quantity.FIELD, instruction.quantity());
        Fields.set(message, AvgPx.FIELD, answer.averagePrice());
        Fields.set(message, TradeDate.FIELD, asked.getString(TradeDate.FIELD));
        Fields.set(message, TransactTime.FIELD, clock.instant());
        for (Allocation.Share share : instruction.shares()) {
            Group account =
                    new Group(NoAllocs.FIELD, AllocAccount.FIELD, new int[] {AllocAccount.FIELD, AllocQty.FIELD});
            Fields.set(account, AllocAccount.FIELD, share.account());
            Fields.set(account, AllocQty.FIELD, share.quantity());
            message.addGroup(account);
        }
        return message;
    }
}
