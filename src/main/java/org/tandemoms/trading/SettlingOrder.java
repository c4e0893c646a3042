package org.tandemoms.trading;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tandemoms.identity.Actor;
import org.tandemoms.orders.Order;
import org.tandemoms.orders.OrderKind;

/** The part of a trade order that tells how far its settlement has come; the settlement room moves it on. */
public abstract sealed class SettlingOrder extends Order permits PlacedTrade {

    private static final String SETTLEMENT_PROCESS = "trade-settlement";
    private static final String CUSTODIAN_ANSWERED = "custodian-answered";
    private static final String CAPTURED = "CAPTURED";
    private static final String SETTLED = "SETTLED";
    private static final String FAILED = "FAILED";

    /** It had settled, and all of it was busted afterwards. */
    private static final String REVERSED = "REVERSED";

    private boolean settling;
    private String settlementStatus;
    private TradeCapture capture;
    private int captures;
    private int corrections;
    private Instructing instructing = new Instructing();
    private Allocation allocation;
    private AllocationNotice notice;

    /** For the mapping only. */
    SettlingOrder() {}

    SettlingOrder(String id, String owner, String clientOrderId, Instant now, Actor actor) {
        super(id, OrderKind.TRADE, owner, clientOrderId, now, actor);
    }

    /** The order will get no more fills. What is corrected later is settled anew, see {@link #settleAnew}. */
    final void beginSettlement() {
        if (!settling) {
            settling = true;
            startProcess(SETTLEMENT_PROCESS);
        }
    }

    /**
     * What has settled is no longer what was executed: the process begins again and makes good the difference. While it is
     * under way, its end looks again; a trade that was closed unsettled stays closed.
     */
    final void settleAnew() {
        if (isSettled() && !isSettledAsExecuted() && !trail().isRunning()) {
            startProcess(SETTLEMENT_PROCESS);
        }
    }

    /** CumQty (14) */
    public abstract BigDecimal cumQty();

    /** AvgPx (6) */
    public abstract BigDecimal avgPx();

    abstract boolean isOver();

    /** While an order is open again after a bust, what it then trades settles when it is done. */
    public final boolean isSettledAsExecuted() {
        int more = cumQty().compareTo(capture.quantity());
        return more > 0 ? !isOver() : more == 0 && avgPx().compareTo(capture.averagePrice()) == 0;
    }

    /** Divides what was executed among accounts; null takes the division back. */
    final void allocate(Allocation now) {
        allocation = now;
        note(
                now == null ? "allocation-canceled" : "allocated",
                now == null
                        ? "The allocation is taken back"
                        : now.shares().stream()
                                .map(share -> share.quantity().toPlainString() + " for " + share.account())
                                .collect(Collectors.joining(", ")));
    }

    /** How the executed quantity is divided among accounts, when the client has said so. */
    public final Optional<Allocation> allocation() {
        return Optional.ofNullable(allocation);
    }

    /** Keeps what is owed and when; again when the trade was busted or corrected. */
    public final void captured(TradeCapture trade) {
        captures++;
        corrections += isSettled() ? 1 : 0;
        capture = trade;
        settlementStatus = CAPTURED;
        note(
                "captured",
                (captures == 1 ? "Trade captured" : "Trade captured anew") + ", to settle on " + trade.settlementDate(),
                Map.of(
                        "quantity",
                        trade.quantity().toPlainString(),
                        "net",
                        trade.net().toPlainString(),
                        "currency",
                        trade.currency()));
        onCaptured();
    }

    /** How many times the trade was captured. */
    public final int captures() {
        return captures;
    }

    /** How many times a trade that had settled was captured anew. */
    public final int corrections() {
        return corrections;
    }

    /** The amounts are known. */
    protected abstract void onCaptured();

    final void notice(AllocationNotice told) {
        notice = told;
    }

    /** What the accounts' side was told last of the division; empty when nothing or when it was taken back. */
    public final Optional<AllocationNotice> notice() {
        return Optional.ofNullable(notice);
    }

    /**
     * New instructions go to the custodian, under other keys than those of an attempt before: what of this has not settled
     * yet, and a reversal of what has settled and is not among this.
     */
    public final List<SettlementInstruction> instruct(List<SettlementLeg> wanted) {
        List<SettlementInstruction> told = instructing.attempt(wanted);
        settlementStatus = "INSTRUCTED";
        told.stream()
                .filter(SettlementInstruction::isReversal)
                .forEach(reversal -> note(
                        "settlement-reversed",
                        "The custodian is told to move back "
                                + reversal.leg().quantity().toPlainString(),
                        Map.of(
                                "instruction", id() + ":" + reversal.part(),
                                "reverses", id() + ":" + reversal.reverses(),
                                "amount", reversal.leg().amount().toPlainString())));
        await(CUSTODIAN_ANSWERED);
        if (told.isEmpty()) {
            allAnswered();
        }
        return told;
    }

    /** How many times instructions have gone to the custodian. */
    public final int instructions() {
        return instructing.attempts();
    }

    /**
     * The custodian has answered an instruction of the attempt in force; when it has answered all of them the process hears.
     *
     * @param part of the instruction's key; what is not expected changes nothing
     */
    public final void custodianAnswered(String part, boolean settled, String words) {
        instructing.answered(part, settled).ifPresent(instruction -> {
            String account = instruction.leg().account();
            note("custodian-answered", account.isEmpty() ? words : account + ": " + words);
            if (instructing.isAnswered()) {
                allAnswered();
            }
        });
    }

    private void allAnswered() {
        settlementStatus = instructing.hasFailed() ? FAILED : "CONFIRMED";
        reach(CUSTODIAN_ANSWERED, instructing.hasFailed() ? FAILED : SETTLED);
    }

    public final void settled() {
        boolean nothing = capture.quantity().signum() == 0;
        settlementStatus = nothing ? REVERSED : SETTLED;
        note("settled", nothing ? "Nothing is left to settle" : "Cash and securities have moved");
    }

    /** All is settled as it was captured last. */
    public final boolean isSettled() {
        return SETTLED.equals(settlementStatus) || REVERSED.equals(settlementStatus);
    }

    /** Where the trade stands in its settlement, e.g. {@code SETTLED}; null before. */
    public final String settlementStatus() {
        return settlementStatus;
    }

    /** Null before the trade was captured. */
    public final TradeCapture capture() {
        return capture;
    }
}
