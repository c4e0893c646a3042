package org.tandemoms.fix;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import org.tandemoms.trading.AllocationNotice;
import quickfix.Group;
import quickfix.Message;
import quickfix.field.AccruedInterestAmt;
import quickfix.field.AllocAccount;
import quickfix.field.AllocAvgPx;
import quickfix.field.AllocCancReplaceReason;
import quickfix.field.AllocID;
import quickfix.field.AllocNetMoney;
import quickfix.field.AllocNoOrdersType;
import quickfix.field.AllocQty;
import quickfix.field.AllocReportID;
import quickfix.field.AllocReportRefID;
import quickfix.field.AllocReportType;
import quickfix.field.AllocStatus;
import quickfix.field.AllocTransType;
import quickfix.field.AvgPx;
import quickfix.field.ClOrdID;
import quickfix.field.ConfirmID;
import quickfix.field.ConfirmRefID;
import quickfix.field.ConfirmStatus;
import quickfix.field.ConfirmTransType;
import quickfix.field.ConfirmType;
import quickfix.field.Currency;
import quickfix.field.GrossTradeAmt;
import quickfix.field.IndividualAllocID;
import quickfix.field.MiscFeeAmt;
import quickfix.field.MiscFeeCurr;
import quickfix.field.MiscFeeType;
import quickfix.field.MsgType;
import quickfix.field.NetMoney;
import quickfix.field.NoAllocs;
import quickfix.field.NoCapacities;
import quickfix.field.NoMiscFees;
import quickfix.field.NoOrders;
import quickfix.field.OrderCapacity;
import quickfix.field.OrderCapacityQty;
import quickfix.field.OrderID;
import quickfix.field.PossResend;
import quickfix.field.Quantity;
import quickfix.field.RefAllocID;
import quickfix.field.SecurityID;
import quickfix.field.SecurityIDSource;
import quickfix.field.SettlDate;
import quickfix.field.Side;
import quickfix.field.Symbol;
import quickfix.field.TradeDate;
import quickfix.field.TransactTime;

/**
 * Writes AllocationReport (AS) and, for each account, Confirmation (AK). What is taken back is told by both with the type
 * Cancel and a reference to what was told before.
 */
final class AllocationWriter {
    private static final String TAKEN_BACK = "X";

    private AllocationWriter() {}

    static Message report(AllocationNotice notice, Dialect dialect, boolean possResend) {
        Message message = message(MsgType.ALLOCATION_REPORT, notice, possResend);
        Fields.set(message, AllocReportID.FIELD, notice.noticeId() + (notice.canceled() ? TAKEN_BACK : ""));
        Fields.set(message, AllocID.FIELD, notice.allocId());
        message.setChar(AllocTransType.FIELD, notice.canceled() ? AllocTransType.CANCEL : AllocTransType.NEW);
        if (notice.canceled()) {
            Fields.set(message, AllocReportRefID.FIELD, notice.noticeId());
            Fields.set(message, RefAllocID.FIELD, notice.allocId());
            message.setInt(AllocCancReplaceReason.FIELD, AllocCancReplaceReason.OTHER);
        }
        message.setInt(AllocReportType.FIELD, AllocReportType.SELLSIDE_CALCULATED_WITHOUT_PRELIMINARY);
        message.setInt(AllocStatus.FIELD, AllocStatus.ACCEPTED);
        if (dialect == Dialect.FIX44) {
            message.setInt(AllocNoOrdersType.FIELD, AllocNoOrdersType.EXPLICIT_LIST_PROVIDED);
        }
        Fields.set(message, Quantity.FIELD, notice.quantity());
        Fields.set(message, GrossTradeAmt.FIELD, notice.gross());
        Fields.set(message, NetMoney.FIELD, notice.net());
        for (int share = 0; share < notice.shares().size(); share++) {
            message.addGroup(account(notice, share));
        }
        return message;
    }

    private static Group account(AllocationNotice notice, int number) {
        AllocationNotice.Share share = notice.shares().get(number);
        Group group = new Group(NoAllocs.FIELD, AllocAccount.FIELD, new int[] {
            AllocAccount.FIELD, AllocQty.FIELD, IndividualAllocID.FIELD, AllocAvgPx.FIELD, AllocNetMoney.FIELD
        });
        Fields.set(group, AllocAccount.FIELD, share.account());
        Fields.set(group, AllocQty.FIELD, share.quantity());
        Fields.set(group, IndividualAllocID.FIELD, shareId(notice, number));
        Fields.set(group, AllocAvgPx.FIELD, notice.avgPx());
        Fields.set(group, AllocNetMoney.FIELD, share.net());
        return group;
    }

    static Message confirmation(AllocationNotice notice, int number, boolean possResend) {
        AllocationNotice.Share share = notice.shares().get(number);
        Message message = message(MsgType.CONFIRMATION, notice, possResend);
        String id = shareId(notice, number);
        Fields.set(message, ConfirmID.FIELD, id + (notice.canceled() ? TAKEN_BACK : ""));
        if (notice.canceled()) {
            Fields.set(message, ConfirmRefID.FIELD, id);
        }
        message.setInt(ConfirmTransType.FIELD, notice.canceled() ? ConfirmTransType.CANCEL : ConfirmTransType.NEW);
        message.setInt(ConfirmType.FIELD, ConfirmType.CONFIRMATION);
        message.setInt(ConfirmStatus.FIELD, ConfirmStatus.CONFIRMED);
        Fields.set(message, AllocID.FIELD, notice.allocId());
        Fields.set(message, IndividualAllocID.FIELD, id);
        Fields.set(message, AllocAccount.FIELD, share.account());
        Fields.set(message, AllocQty.FIELD, share.quantity());
        Fields.set(message, Currency.FIELD, notice.currency());
        Fields.set(message, GrossTradeAmt.FIELD, share.gross());
        Fields.set(message, NetMoney.FIELD, share.net());
        if (share.accrued().signum() != 0) {
            Fields.set(message, AccruedInterestAmt.FIELD, share.accrued());
        }
        Group capacity = new Group(
                NoCapacities.FIELD, OrderCapacity.FIELD, new int[] {OrderCapacity.FIELD, OrderCapacityQty.FIELD});
        capacity.setChar(OrderCapacity.FIELD, OrderCapacity.AGENCY);
        Fields.set(capacity, OrderCapacityQty.FIELD, share.quantity());
        message.addGroup(capacity);
        if (share.fees().signum() != 0) {
            message.addGroup(fee(share.fees(), notice.currency()));
        }
        return message;
    }

    private static Group fee(BigDecimal amount, String currency) {
        Group fee = new Group(
                NoMiscFees.FIELD, MiscFeeAmt.FIELD, new int[] {MiscFeeAmt.FIELD, MiscFeeCurr.FIELD, MiscFeeType.FIELD});
        Fields.set(fee, MiscFeeAmt.FIELD, amount);
        Fields.set(fee, MiscFeeCurr.FIELD, currency);
        fee.setString(MiscFeeType.FIELD, MiscFeeType.OTHER);
        return fee;
    }

    private static Message message(String type, AllocationNotice notice, boolean possResend) {
        Message message = ClientWriter.message(type);
        if (possResend) {
            message.getHeader().setBoolean(PossResend.FIELD, true);
        }
        Group order = new Group(NoOrders.FIELD, ClOrdID.FIELD, new int[] {ClOrdID.FIELD, OrderID.FIELD});
        Fields.set(order, ClOrdID.FIELD, notice.clOrdId());
        Fields.set(order, OrderID.FIELD, notice.orderId());
        message.addGroup(order);
        message.setChar(Side.FIELD, notice.side().code());
        Fields.set(message, Symbol.FIELD, notice.symbol());
        if (notice.isin() != null) {
            Fields.set(message, SecurityID.FIELD, notice.isin());
            Fields.set(message, SecurityIDSource.FIELD, SecurityIDSource.ISIN_NUMBER);
        }
        Fields.set(message, AvgPx.FIELD, notice.avgPx());
        Fields.set(message, TradeDate.FIELD, date(notice.tradeDate()));
        Fields.set(message, SettlDate.FIELD, date(notice.settlementDate()));
        Fields.set(message, TransactTime.FIELD, notice.at());
        return message;
    }

    private static String shareId(AllocationNotice notice, int number) {
        return notice.noticeId() + "/" + (number + 1);
    }

    private static String date(LocalDate day) {
        return day == null ? null : day.format(DateTimeFormatter.BASIC_ISO_DATE);
    }
}
