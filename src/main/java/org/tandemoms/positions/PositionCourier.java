package org.tandemoms.positions;

import java.time.Clock;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.tandemoms.orders.OrderChanged;
import org.tandemoms.outbox.Courier;
import org.tandemoms.outbox.OutboxMessage;
import org.tandemoms.outbox.Receipt;
import org.tandemoms.shared.CrashPoint;
import org.tandemoms.trading.PositionChange;

/** Brings executions from the orders' outboxes into positions. */
@Component
@EnableConfigurationProperties(LotMethods.class)
class PositionCourier implements Courier {

    private final Positions positions;
    private final LotMethods methods;
    private final Clock clock;
    private final Map<String, PositionLine> lines = new ConcurrentHashMap<>();
    private final Map<String, ConcurrentLinkedQueue<Carried>> carriedByOrder = new ConcurrentHashMap<>();

    PositionCourier(Positions positions, LotMethods methods, Clock clock) {
        this.positions = positions;
        this.methods = methods;
        this.clock = clock;
    }

    /** A message that is applied but may still lie in its order's outbox. */
    private record Carried(String messageKey, PositionLine line, Set<String> changes) {}

    @Override
    public String destination() {
        return PositionChange.DESTINATION;
    }

    @Override
    public Receipt deliver(String orderId, OutboxMessage message) {
        Map<String, List<PositionChange>> byPosition = PositionChange.of(message).stream()
                .collect(Collectors.groupingBy(
                        change -> Position.idOf(change.account(), change.symbol()),
                        LinkedHashMap::new,
                        Collectors.toList()));
        byPosition.forEach((id, changes) -> {
            PositionLine line = lines.computeIfAbsent(id, key -> new PositionLine(key, positions, methods));
            line.apply(changes, clock.instant());
            CrashPoint.POSITION_WRITTEN.reached();
            Set<String> keys = changes.stream().map(PositionChange::key).collect(Collectors.toSet());
            carriedByOrder
                    .computeIfAbsent(orderId, any -> new ConcurrentLinkedQueue<>())
                    .add(new Carried(message.key(), line, keys));
        });
        return Receipt.delivered();
    }

    /** Once the stored order no longer has the message, nobody can send it again, and the position may forget it. */
    @EventListener
    void on(OrderChanged changed) {
        carriedByOrder.computeIfPresent(changed.order().id(), (id, carried) -> {
            for (Iterator<Carried> each = carried.iterator(); each.hasNext(); ) {
                Carried one = each.next();
                if (!changed.order().isPending(one.messageKey().substring(id.length() + 1))) {
                    one.line().settled(one.changes());
                    each.remove();
                }
            }
            return carried.isEmpty() ? null : carried;
        });
    }
}
