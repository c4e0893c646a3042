package org.tandemoms.trading;

import java.time.Instant;
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

    private boolean settling;
    private String settlementStatus;
    private TradeCapture capture;
    private int instructions;
    private Allocation allocation;

    /** For the mapping only. */
    SettlingOrder() {}

    SettlingOrder(String id, String owner, String clientOrderId, Instant now, Actor actor) {
        super(id, OrderKind.TRADE, owner, clientOrderId, now, actor);
    }

    /** The order will get no more fills. Settlement begins once, also when a trade is corrected later. */
    final void beginSettlement() {
        if (!settling) {
            settling = true;
            startProcess(SETTLEMENT_PROCESS);
        }
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

    /** Keeps what is owed and when. */
    public final void captured(TradeCapture trade) {
        capture = trade;
        settlementStatus = "CAPTURED";
        note(
                "captured",
                "Trade captured, to settle on " + trade.settlementDate(),
                Map.of("net", trade.net().toPlainString(), "currency", trade.currency()));
    }

    /** A new instruction to the custodian goes out. @return the part of its key, one for each attempt */
    public final String instruct() {
        instructions++;
        settlementStatus = "INSTRUCTED";
        await(CUSTODIAN_ANSWERED);
        return instructionPart();
    }

    /** How many instructions have gone to the custodian. */
    public final int instructions() {
        return instructions;
    }

    /** Part of the key of the instruction in force. */
    public final String instructionPart() {
        return instructions <= 1 ? "settlement:instruct" : "settlement:instruct:" + instructions;
    }

    /** The custodian has answered the instruction in force. */
    public final void custodianAnswered(boolean settled, String words) {
        settlementStatus = settled ? "CONFIRMED" : "FAILED";
        note("custodian-answered", words);
        reach(CUSTODIAN_ANSWERED, settled ? "SETTLED" : "FAILED");
    }

    public final void settled() {
        settlementStatus = "SETTLED";
        note("settled", "Cash and securities have moved");
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
