package org.tandemoms.trading;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.tandemoms.shared.Problem;
import org.tandemoms.shared.ProblemCode;

/** Answers to FIX messages that no order came of and none is known for. */
final class UnstoredReports {

    /** OrdRejReason (103) by what is wrong, the gravest first. */
    private static final Map<String, Integer> REASONS = new LinkedHashMap<>();

    static {
        REASONS.put("/instrument", ClientReport.Refusal.UNKNOWN_SYMBOL);
        REASONS.put("/account", ClientReport.Refusal.UNKNOWN_ACCOUNT);
        REASONS.put("/orderType", ClientReport.Refusal.UNSUPPORTED_CHARACTERISTIC);
        REASONS.put("/timeInForce", ClientReport.Refusal.UNSUPPORTED_CHARACTERISTIC);
        REASONS.put("/trigger", ClientReport.Refusal.UNSUPPORTED_CHARACTERISTIC);
        REASONS.put("/trail", ClientReport.Refusal.UNSUPPORTED_CHARACTERISTIC);
        REASONS.put("/peg", ClientReport.Refusal.UNSUPPORTED_CHARACTERISTIC);
        REASONS.put("/minQuantity", ClientReport.Refusal.UNSUPPORTED_CHARACTERISTIC);
        REASONS.put("/displayQuantity", ClientReport.Refusal.UNSUPPORTED_CHARACTERISTIC);
        REASONS.put("/quantity", ClientReport.Refusal.INCORRECT_QUANTITY);
    }

    private final Clock clock;

    UnstoredReports(Clock clock) {
        this.clock = clock;
    }

    ClientReport rejected(OrderEntry.NewOrder order, Problem problem) {
        int reason = problem.code() == ProblemCode.IN_PROGRESS
                ? ClientReport.Refusal.DUPLICATE_ORDER
                : REASONS.entrySet().stream()
                        .filter(pointer -> problem.errors().stream().anyMatch(error -> String.valueOf(error.pointer())
                                .startsWith(pointer.getKey())))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse(ClientReport.Refusal.OTHER);
        return ClientReport.refusing(order, reason, words(problem), clock.instant());
    }

    /** Everything that is wrong, in one line. */
    static String words(Problem problem) {
        return problem.errors().isEmpty()
                ? problem.detail()
                : problem.errors().stream()
                        .map(error ->
                                (error.pointer() == null ? "" : error.pointer().substring(1) + ": ") + error.detail())
                        .collect(Collectors.joining("; "));
    }

    ClientReport unknownOrder(OrderEntry.Sender sender, String clOrdId, String origClOrdId, int responseTo) {
        return new ClientReport(
                ClientReport.Kind.CANCEL_REJECT,
                sender.session(),
                ClientReport.NO_ORDER,
                null,
                clOrdId,
                origClOrdId,
                null,
                OrdStatus.REJECTED,
                null,
                ClientReport.Quantities.NONE,
                null,
                null,
                new ClientReport.Refusal(ClientReport.Refusal.UNKNOWN_ORDER, responseTo),
                null,
                "There is no order with ClOrdID " + origClOrdId,
                clock.instant());
    }

    ClientReport unknownStatus(OrderEntry.StatusRequest request) {
        return ClientReport.noneKnown(
                request.sender(),
                request.clOrdId(),
                new ClientReport.OrderRequest(null, request.symbol(), null, null, request.side(), null),
                "There is no order with ClOrdID " + request.clOrdId(),
                clock.instant());
    }
}
