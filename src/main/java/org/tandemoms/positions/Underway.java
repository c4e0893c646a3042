package org.tandemoms.positions;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.springframework.stereotype.Component;
import org.tandemoms.orders.Order;
import org.tandemoms.trading.AllocationRule;
import org.tandemoms.trading.PositionChange;
import org.tandemoms.trading.TradeOrder;

/**
 * Orders of this node whose executions are stored and may not have reached their positions yet. A client that has just heard
 * of a purchase may sell at once what it bought.
 */
@Component
class Underway {

    /** A message takes milliseconds; what is older is in trouble, or was here already when its order was stored again. */
    private static final Duration LONGEST = Duration.ofSeconds(1);

    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final Duration PAUSE = Duration.ofMillis(10);
    private static final int MOST = 10_000;

    private final Map<String, Leg> byOrder = new ConcurrentHashMap<>();
    private final Clock clock;

    Underway(Clock clock) {
        this.clock = clock;
    }

    private record Leg(Set<String> positions, Instant since) {}

    void left(Order order) {
        if (order instanceof TradeOrder trade && trade.isPendingFor(PositionChange.DESTINATION)) {
            byOrder.put(trade.id(), new Leg(positionsOf(trade), clock.instant()));
            if (byOrder.size() > MOST) {
                byOrder.values().removeIf(this::isOld);
            }
        }
    }

    void arrived(String orderId) {
        byOrder.remove(orderId);
    }

    /** Returns when nothing is on its way to the position any more, or it has taken too long. */
    void await(String position) {
        long latest = System.nanoTime() + PATIENCE.toNanos();
        while (isExpected(position) && System.nanoTime() < latest) {
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    boolean isExpected(String position) {
        return byOrder.values().stream().anyMatch(leg -> leg.positions().contains(position) && !isOld(leg));
    }

    private boolean isOld(Leg leg) {
        return leg.since().plus(LONGEST).isBefore(clock.instant());
    }

    private static Set<String> positionsOf(TradeOrder order) {
        String symbol = order.instrument().symbol();
        Set<String> ids = new TreeSet<>();
        ids.add(Position.idOf(order.account(), symbol));
        order.block().ifPresent(block -> block.wanted().stream()
                .map(AllocationRule.Wanted::account)
                .forEach(account -> ids.add(Position.idOf(account, symbol))));
        return ids;
    }
}
