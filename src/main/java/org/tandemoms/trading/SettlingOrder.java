package org.tandemoms.trading;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    private Set<String> unanswered = new LinkedHashSet<>();
    private Set<String> settledAccounts = new LinkedHashSet<>();
    private boolean failed;
    private Allocation allocation;
    private AllocationNotice notice;

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
        onCaptured();
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
     * New instructions go to the custodian, under other keys than those of an attempt before.
     *
     * @param accounts of a divided order, each of which has one of its own; those that are settled get no other. None for an
     *     order that settles as one
     * @return the part of each instruction's key, by account; by the empty text when the order settles as one
     */
    public final Map<String, String> instruct(Collection<String> accounts) {
        instructions++;
        settlementStatus = "INSTRUCTED";
        Map<String, String> parts = new LinkedHashMap<>();
        if (accounts.isEmpty()) {
            parts.put("", instructionPart());
        }
        accounts.stream()
                .filter(account -> !settledAccounts.contains(account))
                .forEach(account -> parts.put(account, instructionPart() + ":" + account));
        unanswered = new LinkedHashSet<>(parts.values());
        failed = false;
        await(CUSTODIAN_ANSWERED);
        return parts;
    }

    /** How many times instructions have gone to the custodian. */
    public final int instructions() {
        return instructions;
    }

    private String instructionPart() {
        return instructions <= 1 ? "settlement:instruct" : "settlement:instruct:" + instructions;
    }

    /**
     * The custodian has answered an instruction of the attempt in force; when it has answered all of them the process hears.
     *
     * @param part of the instruction's key; what is not expected changes nothing
     */
    public final void custodianAnswered(String part, boolean settled, String words) {
        if (!unanswered.remove(part)) {
            return;
        }
        String account =
                part.substring(Math.min(part.length(), instructionPart().length() + 1));
        note("custodian-answered", account.isEmpty() ? words : account + ": " + words);
        if (settled && !account.isEmpty()) {
            settledAccounts.add(account);
        }
        failed |= !settled;
        if (unanswered.isEmpty()) {
            settlementStatus = failed ? "FAILED" : "CONFIRMED";
            reach(CUSTODIAN_ANSWERED, failed ? "FAILED" : "SETTLED");
        }
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
