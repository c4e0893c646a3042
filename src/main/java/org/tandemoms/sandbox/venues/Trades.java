package org.tandemoms.sandbox.venues;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The last trades a venue has made since it was started: what can be busted or corrected. */
final class Trades {
    record Trade(String execId, BigDecimal quantity, BigDecimal price) {}

    /** @param secondaryClOrdId the sender's own order id */
    record Kept(
            String execId,
            String orderId,
            String clOrdId,
            String secondaryClOrdId,
            BigDecimal quantity,
            BigDecimal price) {}

    private static final int MOST = 50_000;

    private final Map<String, Kept> byExecId = new LinkedHashMap<>();

    void add(VenueOrder order, Trade trade) {
        byExecId.put(
                trade.execId(),
                new Kept(
                        trade.execId(),
                        order.orderId(),
                        order.firstClOrdId(),
                        order.secondaryClOrdId(),
                        trade.quantity(),
                        trade.price()));
        if (byExecId.size() > MOST) {
            byExecId.remove(byExecId.keySet().iterator().next());
        }
    }

    void remove(Kept trade) {
        byExecId.remove(trade.execId());
    }

    /**
     * @param reference the sender's own order id, or the first ClOrdID; null when the trade alone is named
     * @param execId null means the last trade of that order
     */
    Optional<Kept> of(String reference, String execId) {
        if (execId != null) {
            return Optional.ofNullable(byExecId.get(execId));
        }
        return byExecId.values().stream()
                .filter(trade -> trade.secondaryClOrdId().equals(reference)
                        || trade.clOrdId().equals(reference))
                .reduce((earlier, later) -> later);
    }
}
